internal import CKernels

extension kernel_precision {
  /// The number of bytes of a number.
  private var size: Int {
    self == kernel_single ? MemoryLayout<Float>.size : MemoryLayout<Double>.size
  }

  /// Memory for so many numbers, zero at first, for kernels alone.
  func buffer(count: Int) -> Buffer<UInt8> { Buffer(count: count * size) }
}

extension Buffer<UInt8> {
  /// The first byte.
  var bytes: UnsafeMutableRawPointer { UnsafeMutableRawPointer(start) }
}
