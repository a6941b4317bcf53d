import Golden
import TestSupport
import Testing

/// What a viewer of 8 bits and of one frame does not show.
@Suite struct HiddenPixelsTests {
  /// Grey of 16 bits, 2 x 2, all samples 0x8080 but the first.
  private func deep(_ low: UInt8, opacity: UInt8? = nil) -> HandMadePNG {
    let pixel: [UInt8] = [0x80, 0x80] + (opacity.map { [$0, $0] } ?? [])
    let first: [UInt8] = [0x80, low] + (opacity.map { [$0, $0] } ?? [])
    return HandMadePNG(
      width: 2,
      height: 2,
      depth: 16,
      kind: opacity == nil ? .grey : .greyWithOpacity,
      rows: [first + pixel, pixel + pixel]
    )
  }

  private func check(
    _ actual: HandMadePNG,
    _ reference: HandMadePNG,
    _ check: PNGCheck = PNGCheck()
  ) -> GoldenResult {
    check.check(actual.bytes, against: reference.bytes, named: "a")
  }

  @Test func theLowByteOfSixteenBitsCounts() {
    #expect(check(deep(0x80), deep(0x80)).verdict == .equal)
    let result = check(deep(0x81), deep(0x80))
    #expect(result.verdict == .different)
    #expect(
      result.explanation
        == "1 of 4 pixels (25 %) differs by less than 1 of 255, in their 16 bits; no pixel may differ"
    )
    #expect(result.comparison?.fineCount == 1)
    let tolerant = PNGCheck(tolerance: Tolerance(channel: 1))
    #expect(check(deep(0x81), deep(0x80), tolerant).verdict == .tolerated)
    let masked = PNGCheck(masks: [PixelBox(x: 0, y: 0, width: 1, height: 1)])
    #expect(check(deep(0x81), deep(0x80), masked).verdict == .equal)
  }

  /// A sample of 8 bits is that of 16 bits with the byte twice (PNG, 13.12); a nearby one is not.
  @Test func eightBitsAreComparedWithSixteen() {
    let flat = HandMadePNG(width: 2, height: 2, kind: .grey, rows: [[0x80, 0x80], [0x80, 0x80]])
    #expect(check(deep(0x80), flat).verdict == .equal)
    #expect(check(flat, deep(0x7F)).verdict == .different)
  }

  @Test func whatIsTransparentHasNoColourInSixteenBitsEither() {
    #expect(check(deep(0x81, opacity: 0), deep(0x80, opacity: 0)).verdict == .equal)
    #expect(check(deep(0x81, opacity: 0xFF), deep(0x80, opacity: 0xFF)).verdict == .different)
  }

  /// Chunks of APNG (PNG, third edition, 11.3.6): two frames, or a first picture that is none of the animation's.
  @Test func anAnimationIsRefusedOnBothSides() {
    let still = HandMadePNG(width: 2, height: 2, red: 255, green: 255, blue: 255)
    var animated = still
    animated.chunks = [
      ("acTL", [0, 0, 0, 2, 0, 0, 0, 0]), ("fdAT", [0, 0, 0, 1, 0x78]),
    ]
    for (actual, reference) in [(animated, still), (still, animated)] {
      let result = check(actual, reference)
      #expect(result.verdict == .unreadable)
      #expect(result.explanation.contains("the picture is an animation"))
      #expect(result.hint == "Save it as a still picture, or each frame as a picture of its own.")
    }
    #expect(PNGCheck().check(animated.bytes, against: nil, named: "a").verdict == .unreadable)
    // An animation without later frames is one picture.
    var single = still
    single.chunks = [("acTL", [0, 0, 0, 1, 0, 0, 0, 0])]
    #expect(check(single, still).verdict == .equal)
  }
}
