import Faults
import Golden
import Pictures
import TestSupport
import Testing

@Suite struct PNGCheckTests {
  private let white = HandMadePNG(width: 4, height: 3, red: 255, green: 255, blue: 255)

  private func check(_ actual: [UInt8], _ reference: [UInt8]) -> GoldenResult {
    PNGCheck(showsPictures: true).check(actual, against: reference, named: "a.png")
  }

  /// The same pixels as palette, as grey of 1 and of 16 bits, and with full opacity; with words and a time in the file.
  @Test func onlyWhatIsSeenIsCompared() {
    var palette = HandMadePNG(
      width: 4,
      height: 3,
      kind: .palette,
      rows: [[UInt8]](repeating: [0, 0, 0, 0], count: 3)
    )
    palette.chunks = [("PLTE", [255, 255, 255])]
    var dated = white
    dated.chunks = [
      ("tIME", [7, 234, 1, 1, 0, 0, 0]), ("tEXt", Array("Software\0Matplotlib version 3.9".utf8)),
    ]
    let bits = HandMadePNG(
      width: 4,
      height: 3,
      depth: 1,
      kind: .grey,
      rows: [[UInt8]](repeating: [0xF0], count: 3)
    )
    let deep = HandMadePNG(
      width: 4,
      height: 3,
      depth: 16,
      kind: .grey,
      rows: [[UInt8]](repeating: [UInt8](repeating: 0xFF, count: 8), count: 3)
    )
    let clear = HandMadePNG(
      width: 4,
      height: 3,
      kind: .colorWithOpacity,
      rows: [[UInt8]](repeating: [UInt8](repeating: 0xFF, count: 16), count: 3)
    )
    for other in [palette, dated, bits, deep, clear] {
      #expect(check(other.bytes, white.bytes).verdict == .equal)
    }
  }

  @Test func aDifferenceComesWithItsPictures() throws {
    var other = white
    other.rows[1][3] = 0
    let result = check(other.bytes, white.bytes)
    #expect(result.verdict == .different)
    #expect(result.pictures.reference == white.bytes)
    #expect(result.pictures.actual == other.bytes)
    let difference = try PNGReader.picture(try #require(result.pictures.difference))
    #expect([difference.width, difference.height] == [4, 3])
  }

  @Test func aDamagedFileIsNamedByItsSide() {
    let cut = Array(white.bytes.dropLast(30))
    #expect(check(cut, white.bytes).explanation.hasPrefix("the picture is cut short"))
    let result = check(white.bytes, cut)
    #expect(result.verdict == .unreadable)
    #expect(result.explanation.hasPrefix("its reference: the picture is cut short"))
    #expect(result.hint != nil)
    #expect(PNGCheck().check([], against: nil, named: "a").verdict == .unreadable)
  }

  @Test func aDifferenceWithinTheToleranceIsTolerated() {
    var other = white
    other.rows[1][3] = 253
    let check = PNGCheck(tolerance: Tolerance(channel: 2))
    let result = check.check(other.bytes, against: white.bytes, named: "a")
    #expect(result.verdict == .tolerated)
    #expect(result.explanation == "no pixel differs by more than 2 of 255")
  }
}
