internal import CQPDF
package import Faults

/// A finished PDF whose objects are read and changed, by libqpdf.
package final class PDFFile {
  /// The version of libqpdf, as it is loaded.
  package static var libraryVersion: String { String(cString: qpdf_get_qpdf_version()) }

  /// libqpdf's state; nil only after the end.
  private(set) var state: qpdf_data?
  /// The bytes that libqpdf reads from when an object is asked for, whose address must not change.
  private let source: UnsafeMutableBufferPointer<CChar>

  /// Reads the places of a file's objects.
  ///
  /// - Throws: `Fault` for a file that is damaged: nothing is guessed.
  package init(_ bytes: [UInt8]) throws(Fault) {
    source = .allocate(capacity: bytes.count)
    _ = source.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
    state = qpdf_init()
    // Errors are asked for, and none printed.
    qpdf_silence_errors(state)
    qpdf_set_suppress_warnings(state, 1)
    qpdf_set_attempt_recovery(state, 0)
    qpdf_read_memory(state, "the PDF", source.baseAddress, UInt64(source.count), nil)
    try check("read")
  }

  deinit {
    qpdf_cleanup(&state)
    source.deallocate()
  }

  /// The catalog, from which all objects are reached.
  package var catalog: PDFObject { PDFObject(self, qpdf_get_root(state)) }

  /// The file with its changes, its objects compressed: about half as large as Cairo writes it.
  ///
  /// The same objects give the same bytes, with the same libqpdf.
  /// - Throws: `Fault` if an object is damaged, or was asked for what it is not.
  package func written() throws(Fault) -> [UInt8] {
    qpdf_init_write_memory(state)
    qpdf_set_object_stream_mode(state, qpdf_o_generate)
    qpdf_set_deterministic_ID(state, 1)
    qpdf_write(state)
    try check("write")
    return Array(
      UnsafeBufferPointer(start: qpdf_get_buffer(state), count: qpdf_get_buffer_length(state))
    )
  }

  /// Throws if libqpdf has met an error since the last check, or something that it warns of.
  func check(_ action: String) throws(Fault) {
    guard let error = qpdf_get_error(state) ?? qpdf_next_warning(state) else { return }
    let text = qpdf_get_error_message_detail(state, error).map { String(cString: $0) } ?? "unknown"
    throw Fault(
      .internal,
      "cannot \(action) the PDF that Cairo made: libqpdf says \"\(text)\"",
      hint:
        "this is a fault of bnreport or of the installed libqpdf; `bnreport doctor` names versions"
    )
  }
}
