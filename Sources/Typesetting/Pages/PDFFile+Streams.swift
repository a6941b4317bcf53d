internal import CQPDF
internal import CZlib
package import Faults
internal import Foundation

/// Pages and their contents.
extension PDFFile {
  /// The pages, in order.
  package var pages: [PDFObject] {
    (0..<max(0, Int(qpdf_get_num_pages(state)))).map { PDFObject(self, qpdf_get_page_n(state, $0)) }
  }

  /// The drawing operators of a page.
  package func content(of page: PDFObject) throws(Fault) -> [UInt8] {
    var (buffer, count): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    qpdf_oh_get_page_content_data(state, page.handle, &buffer, &count)
    defer { free(buffer) }
    try check("read a page of")
    return Array(UnsafeBufferPointer(start: buffer, count: count))
  }

  /// A new stream of bytes, with the entries of its dictionary in PDF's own writing.
  package func stream(_ bytes: [UInt8], _ entries: [(key: String, value: String)] = []) -> PDFObject
  {
    let stream = qpdf_oh_new_stream(state)
    qpdf_oh_replace_stream_data(
      state,
      stream,
      bytes,
      bytes.count,
      qpdf_oh_new_null(state),
      qpdf_oh_new_null(state)
    )
    let dictionary = PDFObject(self, qpdf_oh_get_dict(state, stream))
    for entry in entries { dictionary.set(entry.key, to: entry.value) }
    return PDFObject(self, stream)
  }

  /// A new stream of bytes as small as zlib makes them; libqpdf's own level is the middle one.
  package func compressedStream(_ bytes: [UInt8]) -> PDFObject {
    var count = compressBound(uLong(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(count))
    let status = compress2(&packed, &count, bytes, uLong(bytes.count), 9)
    precondition(status == Z_OK, "The buffer is as large as zlib asks for.")
    let stream = qpdf_oh_new_stream(state)
    qpdf_oh_replace_stream_data(
      state,
      stream,
      packed,
      Int(count),
      qpdf_oh_new_name(state, "/FlateDecode"),
      qpdf_oh_new_null(state)
    )
    return PDFObject(self, stream)
  }
}
