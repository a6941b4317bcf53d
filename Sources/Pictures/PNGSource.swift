internal import CSPNG

/// The bytes of a file that libspng takes a piece at a time.
final class PNGSource {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// How many bytes the file has.
  var count: Int { bytes.count }

  /// The C function that copies the next bytes of the source whose address is the closure.
  static let read:
    @convention(c) (
      OpaquePointer?, UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int
    ) -> Int32 = { _, closure, target, count in
      guard let closure, let target else { return SPNG_IO_ERROR.rawValue }
      let source = Unmanaged<PNGSource>.fromOpaque(closure).takeUnretainedValue()
      guard count <= source.bytes.count - source.offset else { return SPNG_IO_EOF.rawValue }
      UnsafeMutableRawBufferPointer(start: target, count: count)
        .copyBytes(from: source.bytes[source.offset..<source.offset + count])
      source.offset += count
      return SPNG_OK.rawValue
    }

  /// The address of the source, for as long as someone holds it.
  var closure: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }
}
