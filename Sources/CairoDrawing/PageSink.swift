internal import CCairo

/// Where Cairo writes a PDF to.
final class PageSink {
  /// What has been written.
  private(set) var bytes: [UInt8] = []

  /// Cairo's callback: appends to the sink that its first argument points to.
  static let write: cairo_write_func_t = { target, data, count in
    guard let target else { return CAIRO_STATUS_WRITE_ERROR }
    let sink = Unmanaged<PageSink>.fromOpaque(target).takeUnretainedValue()
    sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
