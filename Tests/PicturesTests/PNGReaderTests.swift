import Faults
import Pictures
import TestSupport
import Testing

@Suite struct PNGReaderTests {
  struct Kind: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var file: [UInt8]
    var samples: [UInt8]
  }

  /// Samples by PNG 1.2, 12.5: v bits become v · 255 / (2^bits - 1), rounded.
  private static let kinds: [Kind] = {
    func one(_ depth: UInt8, _ kind: HandMadePNG.Kind, _ row: [UInt8], width: Int = 2) -> [UInt8] {
      HandMadePNG(width: width, height: 1, depth: depth, kind: kind, rows: [row]).bytes
    }
    var palette = HandMadePNG(width: 2, height: 1, depth: 4, kind: .palette, rows: [[0x10]])
    palette.chunks = [("PLTE", [1, 2, 3, 4, 5, 6]), ("tRNS", [7])]
    var keyed = HandMadePNG(width: 2, height: 1, kind: .grey, rows: [[9, 10]])
    keyed.chunks = [("tRNS", [0, 10])]
    return [
      Kind(
        testDescription: "grey, 1 bit",
        file: one(1, .grey, [0b0100_0000]),
        samples: [0, 0, 0, 255, 255, 255, 255, 255]
      ),
      Kind(
        testDescription: "grey, 2 bits",
        file: one(2, .grey, [0b0110_0000]),
        samples: [85, 85, 85, 255, 170, 170, 170, 255]
      ),
      Kind(
        testDescription: "grey, 4 bits",
        file: one(4, .grey, [0x1F]),
        samples: [17, 17, 17, 255, 255, 255, 255, 255]
      ),
      Kind(
        testDescription: "grey, 8 bits",
        file: one(8, .grey, [128, 3]),
        samples: [128, 128, 128, 255, 3, 3, 3, 255]
      ),
      // 0x7FFF / 257 is 127.498, 0x8000 / 257 is 127.502.
      Kind(
        testDescription: "grey, 16 bits",
        file: one(16, .grey, [0x7F, 0xFF, 0x80, 0x00]),
        samples: [127, 127, 127, 255, 128, 128, 128, 255]
      ),
      Kind(
        testDescription: "colour, 16 bits",
        file: one(16, .color, [0, 0, 0xFF, 0xFF, 0x01, 0x82], width: 1),
        samples: [0, 255, 2, 255]
      ),
      Kind(
        testDescription: "palette with opacity",
        file: palette.bytes,
        samples: [4, 5, 6, 255, 1, 2, 3, 7]
      ),
      Kind(
        testDescription: "grey with a transparent value",
        file: keyed.bytes,
        samples: [9, 9, 9, 255, 10, 10, 10, 0]
      ),
      Kind(
        testDescription: "grey with opacity",
        file: one(8, .greyWithOpacity, [200, 100, 5, 0]),
        samples: [200, 200, 200, 100, 5, 5, 5, 0]
      ),
      Kind(
        testDescription: "colour with opacity",
        file: one(8, .colorWithOpacity, [1, 2, 3, 4], width: 1),
        samples: [1, 2, 3, 4]
      ),
    ]
  }()

  @Test(arguments: kinds)
  func everyKindOfPixelsBecomesEightBitsAChannel(_ kind: Kind) throws {
    let picture = try PNGReader.picture(kind.file)
    #expect(picture.samples == kind.samples)
  }

  /// Adam7 of 2 x 2 pixels: the first pass has the top left one, the sixth the one beside it, the last the row below.
  @Test func interlacedRowsComeInOrder() throws {
    var file = HandMadePNG(width: 2, height: 2, kind: .grey, rows: [[1], [2], [3, 4]])
    file.isInterlaced = true
    let reader = try PNGReader(file.bytes)
    #expect(try Array(reader.next(1)) == [1, 1, 1, 255, 2, 2, 2, 255])
    #expect(try Array(reader.next(1)) == [3, 3, 3, 255, 4, 4, 4, 255])
  }

  /// A file that says its samples are linear: 255 · (128 / 255)^(1 / 2.2) is 186.4.
  @Test func aDeclaredGammaIsApplied() throws {
    var file = HandMadePNG(width: 1, height: 1, kind: .grey, rows: [[128]])
    file.chunks = [("gAMA", [0, 1, 0x86, 0xA0])]
    #expect(try PNGReader.picture(file.bytes).samples == [186, 186, 186, 255])
  }

  @Test func rowsComeAsTheyAreAskedFor() throws {
    let file = HandMadePNG(width: 1, height: 3, kind: .grey, rows: [[1], [2], [3]])
    let reader = try PNGReader(file.bytes)
    #expect(try Array(reader.next(2)) == [1, 1, 1, 255, 2, 2, 2, 255])
    #expect(try Array(reader.next(1)) == [3, 3, 3, 255])
  }

  @Test func everyFileThatIsCutShortIsRefused() throws {
    let file = HandMadePNG(width: 3, height: 3, red: 1, green: 2, blue: 3).bytes
    for count in 8..<file.count {
      #expect(throws: Fault.self, "\(count) bytes") {
        try PNGReader.check(Array(file.prefix(count)))
      }
    }
    let error = #expect(throws: Fault.self) { try PNGReader.check(Array(file.dropLast(20))) }
    #expect(error?.message.hasPrefix("the picture is cut short") == true)
    #expect(error?.message == "the picture is cut short (got 78 bytes, expected more)")
  }

  /// No byte can be changed without an error or the same picture, because every chunk has a check.
  @Test func noChangedByteChangesThePicture() throws {
    let file = HandMadePNG(width: 3, height: 3, red: 1, green: 2, blue: 3).bytes
    let picture = try PNGReader.picture(file)
    for index in file.indices {
      var damaged = file
      damaged[index] ^= 0x10
      if let other = try? PNGReader.picture(damaged) { #expect(other == picture, "byte \(index)") }
    }
  }

  @Test func otherFilesAreNamed() {
    for (bytes, message) in [
      ([], "the file is no PNG picture (got no bytes, expected 89504e470d0a1a0a)"),
      (
        [0xFF, 0xD8, 0xFF, 0xE0],
        "the file is no PNG picture (got ffd8ffe0 at its start, expected 89504e470d0a1a0a)"
      ),
    ] as [([UInt8], String)] {
      let error = #expect(throws: Fault.self) { try PNGReader(bytes) }
      #expect(error?.message.hasPrefix("the file is no PNG picture") == true)
      #expect(error?.message == message)
    }
  }

  /// The header alone decides: these files have no pixels at all.
  @Test func picturesThatAreTooLargeAreRefusedBeforeMemoryIsTaken() {
    var file = HandMadePNG(width: 10_000, height: 10_000, kind: .grey, rows: [])
    let whole = #expect(throws: Fault.self) { try PNGReader.picture(file.bytes) }
    #expect(
      whole?.message
        == "the picture is too large (got 10000 x 10000 pixels, expected up to 37748736)"
    )
    file.isInterlaced = true
    #expect(throws: Fault.self) { try PNGReader(file.bytes) }
    let bomb = HandMadePNG(width: 900_000, height: 900_000, kind: .grey, rows: [])
    let error = #expect(throws: Fault.self) { try PNGReader(bomb.bytes) }
    #expect(error?.message.hasPrefix("the picture is too large") == true)
  }

  /// libpng takes the memory of a chunk before it reads it: this one says that it has 2 GB (found by fuzzing).
  @Test func aChunkThatIsLongerThanTheFileIsRefusedBeforeMemoryIsTaken() throws {
    var file = HandMadePNG(width: 1, height: 1, kind: .grey, rows: [[1]])
    file.chunks = [("tEXt", [0x61, 0, 0x62])]
    var bytes = file.bytes
    // Behind the signature and the header of 25 bytes.
    bytes.replaceSubrange(33..<37, with: [0x7A, 0, 0, 0])
    let error = #expect(throws: Fault.self) { try PNGReader(bytes) }
    #expect(error?.message.hasPrefix("the picture is cut short") == true)
  }

  @Test func aPictureWithoutPixelsIsDamaged() {
    let file = HandMadePNG(width: 0, height: 5, kind: .grey, rows: [])
    let error = #expect(throws: Fault.self) { try PNGReader(file.bytes) }
    #expect(error?.message.hasPrefix("the picture is damaged") == true)
  }

  @Test func writtenPicturesReadBackEqual() throws {
    let few = Picture(width: 2, height: 1, samples: [1, 2, 3, 255, 4, 5, 6, 255])
    let clear = Picture(width: 2, height: 1, samples: [1, 2, 3, 255, 4, 5, 6, 7])
    let many = Picture(
      width: 300,
      height: 1,
      samples: (0..<300).flatMap { [UInt8($0 % 256), UInt8($0 / 256), 9, 255] }
    )
    for picture in [few, clear, many] {
      #expect(try PNGReader.picture(picture.png()) == picture)
    }
  }
}
