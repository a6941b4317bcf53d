import Datasets
import Faults
import Testing

@Suite struct IDXArrayTests {
  static let good = idx([2, 1, 3], [1, 2, 3, 4, 5, 6])

  @Test func plainAndCompressedFilesHoldTheSameArray() throws {
    let plain = try IDXArray(Self.good, rank: 3, file: "a")
    #expect(plain.dimensions == [2, 1, 3])
    #expect(plain.values == [1, 2, 3, 4, 5, 6])
    #expect(try IDXArray(gzip(Self.good), rank: 3, file: "a") == plain)
  }

  /// A file that must be refused, and what the message must be.
  struct Bad: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]
    let message: String

    init(_ name: String, _ bytes: [UInt8], _ message: String) {
      testDescription = name
      self.bytes = bytes
      self.message = message
    }
  }

  static let bad = [
    Bad("empty", [], "the file is too short for an IDX file (got 0 bytes, expected at least 4)"),
    Bad(
      "3 bytes",
      [0, 0, 8],
      "the file is too short for an IDX file (got 3 bytes, expected at least 4)"
    ),
    Bad(
      "HTML page",
      Array("<html>Not found</html>".utf8),
      "this is not an IDX file (it begins with 3c 68 74 6d, expected 00 00 08 03)"
    ),
    Bad(
      "labels for images",
      idx([2], [1, 2]),
      "the IDX file has the wrong rank (got 1, expected 3): is this the labels file?"
    ),
    Bad(
      "compressed labels for images",
      gzip(idx([20], [UInt8](repeating: 1, count: 20))),
      "the IDX file has the wrong rank (got 1, expected 3): is this the labels file?"
    ),
    Bad(
      "rank 4",
      idx([1, 1, 1, 1], [1]),
      "the IDX file has the wrong rank (got 4, expected 3): do the images have channels?"
    ),
    Bad(
      "floats",
      idx([1, 1, 1], [0, 0, 0, 0], type: 13),
      "the values are not bytes (got IDX type 0d, floating-point numbers of 32 bits, expected 08)"
    ),
    Bad(
      "header cut",
      Array(good.prefix(15)),
      "the IDX header is truncated (got 15 bytes, expected 16)"
    ),
    Bad(
      "largest dimensions",
      idx([0xffff_ffff, 0xffff_ffff, 0xffff_ffff], []),
      "the header declares too many values "
        + "(got 4294967295 x 4294967295 x 4294967295, expected at most 134217728)"
    ),
    Bad(
      "too many",
      idx([65536, 65536, 1], []),
      "the header declares too many values (got 65536 x 65536 x 1, expected at most 134217728)"
    ),
    Bad(
      "a dimension of 0",
      idx([0, 28, 28], []),
      "the array is empty (got 0 x 28 x 28, expected no dimension of 0)"
    ),
    Bad(
      "one byte short",
      good.dropLast(),
      "the file is shorter than its header says (got 21 bytes, expected 22)"
    ),
    Bad(
      "one byte long",
      good + [0],
      "the file is longer than its header says (got 23 bytes, expected 22)"
    ),
    Bad(
      "declares a hundred megabytes",
      idx([100_000, 32, 32], []),
      "the file is shorter than its header says (got 16 bytes, expected 102400016)"
    ),
    Bad(
      "one byte short inside gzip",
      gzip(Array(good.dropLast())),
      "the file is shorter than its header says (got 21 bytes, expected 22)"
    ),
    Bad(
      "one byte long inside gzip",
      gzip(good + [0]),
      "the file decompresses beyond its header (expected 22 bytes)"
    ),
    Bad(
      "header cut inside gzip",
      gzip(Array(good.prefix(9))),
      "the IDX header is truncated (got 9 bytes, expected 16)"
    ),
  ]

  @Test(arguments: bad)
  func aMalformedFileIsRefused(bad: Bad) {
    let error = #expect(throws: Fault.self) {
      try IDXArray(bad.bytes, rank: 3, file: "train-images")
    }
    #expect(error?.kind == .invalid)
    #expect(error?.message == bad.message)
    #expect(error?.description == "train-images: \(bad.message)")
    #expect(error?.hint?.isEmpty == false)
  }

  @Test func aGzipFileCannotDeclareMoreThanDeflateCanHold() {
    let stored = gzip(idx([100_000, 32, 32], []))
    let error = #expect(throws: Fault.self) {
      try IDXArray(stored, rank: 3, file: "a")
    }
    #expect(
      error?.message
        == "the file is shorter than its header says "
        + "(got \(stored.count) compressed bytes, expected 102400016)"
    )
  }

  @Test func aBombStopsAtTheDeclaredSize() {
    // Ten megabytes of zeros behind a header that declares six bytes.
    let error = #expect(throws: Fault.self) {
      try IDXArray(
        gzip(Self.good + [UInt8](repeating: 0, count: 10_000_000)),
        rank: 3,
        file: "a"
      )
    }
    #expect(error?.message == "the file decompresses beyond its header (expected 22 bytes)")
  }

  @Test func imagesInThePlaceOfLabelsAreRecognised() {
    let error = #expect(throws: Fault.self) {
      try IDXArray(Self.good, rank: 1, file: "a")
    }
    #expect(
      error?.message
        == "the IDX file has the wrong rank (got 3, expected 1): is this the images file?"
    )
  }
}
