import CPNG
import Testing

@testable import Pictures

@Suite struct PNGWriterTests {
  /// The pixels of a file as libpng reads them, with opacity; nothing if it finds the file broken.
  private static func decoded(_ file: [UInt8]) -> Picture? {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, file, file.count) != 0 else { return nil }
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR | PNG_FORMAT_FLAG_ALPHA)
    let (width, height) = (Int(image.width), Int(image.height))
    var samples = [UInt8](repeating: 0, count: width * height * 4)
    guard png_image_finish_read(&image, nil, &samples, 0, nil) != 0 else { return nil }
    return Picture(width: width, height: height, samples: samples)
  }

  /// A picture of the pixels that a function gives as 0xRRGGBBAA.
  private static func picture(_ width: Int, _ height: Int, _ pixel: (Int, Int) -> UInt32)
    -> Picture
  {
    var samples: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        for shift in [24, 16, 8, 0] {
          samples.append(UInt8(truncatingIfNeeded: pixel(x, y) >> UInt32(shift)))
        }
      }
    }
    return Picture(width: width, height: height, samples: samples)
  }

  /// The types of the chunks of a file and their data, in order.
  private static func chunks(_ file: [UInt8]) -> [(type: String, data: [UInt8])] {
    var chunks: [(String, [UInt8])] = []
    var start = 8
    while start + 12 <= file.count {
      let count = file[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      let type = String(decoding: file[start + 4..<start + 8], as: UTF8.self)
      chunks.append((type, Array(file[start + 8..<start + 8 + count])))
      start += 12 + count
    }
    return chunks
  }

  private static func noise(_ x: Int, _ y: Int) -> UInt32 {
    var state = UInt32(truncatingIfNeeded: x &* 7919 &+ y &* 104_729 &+ 1)
    for _ in 0..<3 {
      state ^= state << 13
      state ^= state >> 17
      state ^= state << 5
    }
    return state
  }

  @Test(arguments: [(1, 1), (2, 1), (1, 300), (300, 1), (87, 87), (1000, 40), (11_000, 3)])
  func libpngReadsTheSamePixels(width: Int, height: Int) {
    // Flat, noise, noise of few colours, a drawing of lines, a gradient; the last with opacity.
    let pixels: [(Int, Int) -> UInt32] = [
      { _, _ in 0xFFFF_FFFF },
      { Self.noise($0, $1) | 0xFF },
      { Self.noise($0, $1) & 0x0303_0300 | 0xFF },
      { ($0 + 3 * $1) % 50 < 2 || $1 % 9 == 0 ? 0x0072_B2FF : 0xFFFF_FFFF },
      { UInt32($0 & 0xFF) << 24 | UInt32($1 & 0xFF) << 16 | 0xFF },
      { Self.noise($0 / 9, $1 / 5) },
    ]
    for pixel in pixels {
      let picture = Self.picture(width, height, pixel)
      #expect(Self.decoded(PNGWriter().file(picture)) == picture)
    }
  }

  @Test func pixelsOfCairoAreReadWithTheirStride() {
    // Two columns of 0x__RRGGBB, and one that is no part of the picture.
    let pixels: [UInt32] = [0xAB11_2233, 0x0044_5566, 0xDEAD_BEEF, 0xFF11_2233, 0x0000_00FF, 0]
    let file = pixels.withUnsafeBufferPointer { pixels in
      PNGWriter().file(PixelBuffer(pixels, width: 2, height: 2, stride: 3, layout: .opaqueRGB))
    }
    let expected: [UInt8] = [
      0x11, 0x22, 0x33, 255, 0x44, 0x55, 0x66, 255, 0x11, 0x22, 0x33, 255, 0, 0, 0xFF, 255,
    ]
    #expect(Self.decoded(file)?.samples == expected)
  }

  /// A picture of several blocks: more than 65,536 matches and literals.
  @Test func aLongStreamHasSeveralBlocks() {
    let picture = Self.picture(250, 200) { Self.noise($0, $1) | 0xFF }
    #expect(Self.decoded(PNGWriter().file(picture)) == picture)
  }

  @Test func flatPicturesAreSmall() {
    // A row of 500 pixels is its filter, a pixel like the one above, and six matches of up to 86 pixels: about 2 bits each.
    let picture = Self.picture(500, 500) { _, _ in 0xFFFF_FFFF }
    #expect(PNGWriter().file(picture).count < 3000)
  }

  @Test func aFileStatesColourSpaceResolutionAndWordsAndNoTime() {
    let picture = Self.picture(1, 1) { _, _ in 0xFFFF_FFFF }
    let writer = PNGWriter(pixelsPerMetre: 5669, title: "Loss\u{0} é", description: "−0.5 nats")
    let chunks = Self.chunks(writer.file(picture))
    #expect(
      chunks.map(\.type) == ["IHDR", "sRGB", "pHYs", "tEXt", "iTXt", "IDAT", "IEND"]
    )
    #expect(chunks[0].data == [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
    #expect(chunks[1].data == [0])
    #expect(chunks[2].data == [0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1])
    // Latin-1, without the zero that would end the text.
    #expect(chunks[3].data == Array("Title".utf8) + [0] + Array("Loss ".utf8) + [0xE9])
    // U+2212 is not in Latin-1.
    #expect(
      chunks[4].data == Array("Description".utf8) + [0, 0, 0, 0, 0] + Array("−0.5 nats".utf8)
    )
    let plain = Self.chunks(PNGWriter().file(picture)).map(\.type)
    #expect(plain == ["IHDR", "sRGB", "IDAT", "IEND"])
  }
}
