internal import CQPDF

/// A PDF as text that can be searched: its objects one by one, and no stream compressed.
///
/// Cairo writes most objects one by one until 1.16 and in compressed streams from 1.18 on. This is libqpdf's form for people
/// (https://qpdf.readthedocs.io/en/stable/qdf.html), which is the same for both.
///
/// - Parameter bytes: the file.
/// - Returns: the text; empty for what libqpdf cannot read, or warns of.
public func readablePDF(_ bytes: [UInt8]) -> String {
  bytes.withUnsafeBytes { source in
    var state = qpdf_init()
    defer { qpdf_cleanup(&state) }
    qpdf_silence_errors(state)
    let start = source.bindMemory(to: CChar.self).baseAddress
    guard qpdf_read_memory(state, "the PDF", start, UInt64(source.count), nil) == 0 else {
      return ""
    }
    qpdf_init_write_memory(state)
    qpdf_set_qdf_mode(state, 1)
    qpdf_set_object_stream_mode(state, qpdf_o_disable)
    guard qpdf_write(state) == 0 else { return "" }
    let written = UnsafeBufferPointer(
      start: qpdf_get_buffer(state),
      count: qpdf_get_buffer_length(state)
    )
    return String(decoding: written, as: UTF8.self)
  }
}
