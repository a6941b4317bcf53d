import Golden
import TestSupport
import Testing

/// Masks, and the alteration that every check must refuse.
@Suite struct MaskedCheckTests {
  private let white = HandMadePNG(width: 40, height: 30, red: 255, green: 255, blue: 255)

  private func dotted(_ x: Int, _ y: Int) -> [UInt8] {
    var other = white
    other.rows[y][3 * x] = 0
    return other.bytes
  }

  private func check(_ mask: PixelBox, _ tolerance: Tolerance = .exact) -> PNGCheck {
    PNGCheck(tolerance: tolerance, masks: [mask])
  }

  @Test func whatIsMaskedDoesNotCount() {
    let mask = PixelBox(x: 5, y: 6, width: 3, height: 2)
    for (x, y, verdict) in [
      (5, 6, GoldenVerdict.equal), (7, 7, .equal), (8, 7, .different), (7, 8, .different),
      (4, 6, .different), (5, 5, .different),
    ] {
      let result = check(mask).check(dotted(x, y), against: white.bytes, named: "a")
      #expect(result.verdict == verdict, "\(x), \(y)")
    }
  }

  @Test func aMaskMayReachBeyondTheEdgeAndNotLieOutside() {
    let beyond = PixelBox(x: 38, y: 28, width: 10, height: 10)
    #expect(check(beyond).check(dotted(39, 29), against: white.bytes, named: "a").verdict == .equal)
    let outside = check(PixelBox(x: 40, y: 0, width: 1, height: 1))
    let result = outside.check(white.bytes, against: white.bytes, named: "a")
    #expect(result.verdict == .unreadable)
    #expect(
      result.explanation.contains(
        "a mask lies outside of the picture (got 40, 0, expected within 40 x 30)"
      )
    )
  }

  @Test func aCheckThatCannotFailIsFound() {
    #expect(PNGCheck().canFail(on: white.bytes) == true)
    #expect(PNGCheck(tolerance: Tolerance(channel: 2, share: 1)).canFail(on: white.bytes) == true)
    #expect(PNGCheck(tolerance: Tolerance(channel: 255)).canFail(on: white.bytes) == false)
    #expect(PNGCheck(tolerance: Tolerance(share: 1, window: 256)).canFail(on: white.bytes) == false)
    // The middle is masked, and the rest counts.
    #expect(check(PixelBox(x: 10, y: 5, width: 20, height: 20)).canFail(on: white.bytes) == true)
    #expect(check(PixelBox(x: 0, y: 0, width: 40, height: 30)).canFail(on: white.bytes) == false)
    #expect(PNGCheck().canFail(on: []) == nil)
  }
}
