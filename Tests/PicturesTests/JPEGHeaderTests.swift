import Faults
import Pictures
import Testing

@Suite struct JPEGHeaderTests {
  /// The segments of a file by ITU-T T.81, annex B, without any pixels.
  private static func file(
    components: UInt8 = 3,
    orientation: UInt8? = nil,
    frame: UInt8 = 0xC0
  ) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    if let orientation {
      let tiff: [UInt8] =
        [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]
        + [0, 0, 0, 0]
      let segment = Array("Exif\0\0".utf8) + tiff
      bytes += [0xFF, 0xE1, 0, UInt8(segment.count + 2)] + segment
    }
    var segment: [UInt8] = [8, 1, 0x2C, 2, 0x58, components]
    for part in 1...components { segment += [part, 0x11, 0] }
    bytes += [0xFF, frame, 0, UInt8(segment.count + 2)]
    bytes += segment
    return bytes + [0xFF, 0xD9]
  }

  @Test func sizeColoursAndOrientationAreRead() throws {
    let header = try JPEGHeader(Self.file())
    #expect((header.width, header.height) == (600, 300))
    #expect((header.components, header.orientation) == (3, 1))
    #expect(try JPEGHeader(Self.file(components: 1)).components == 1)
    #expect(try JPEGHeader(Self.file(components: 4, frame: 0xC2)).components == 4)
    #expect(try JPEGHeader(Self.file(orientation: 6)).orientation == 6)
  }

  @Test func whateverIsMissingIsAFault() {
    let whole = Self.file(orientation: 1)
    for count in 0..<whole.count {
      #expect(throws: Fault.self) { try JPEGHeader(Array(whole.prefix(count))) }
    }
    #expect(throws: Fault.self) { try JPEGHeader(Array("GIF89a".utf8)) }
  }
}
