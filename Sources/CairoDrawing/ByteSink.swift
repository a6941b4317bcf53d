internal import CCairo

/// Bytes that Cairo writes one piece at a time.
final class ByteSink {
  /// What was written so far.
  private(set) var bytes: [UInt8] = []

  /// The C function that appends to the sink whose address is the closure.
  static let write: cairo_write_func_t = { closure, data, count in
    guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }

  /// The address of the sink, for as long as someone holds it.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
