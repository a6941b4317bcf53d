import Golden
import Pictures
import Testing

@Suite struct ToleranceTests {
  /// 100 x 100 white pixels against the same with some darker by a number of levels, 20 columns apart or side by side.
  private func compare(
    _ count: Int,
    darkerBy levels: Int,
    isDense: Bool = false,
    _ tolerance: Tolerance
  ) -> Bool {
    let pixels = (0..<count).map { index in
      let (x, y) = isDense ? (index % 4, index / 4) : (20 * (index % 5), 20 * (index / 5))
      return (x: x, y: y, color: [UInt8(255 - levels), 255, 255, 255])
    }
    return tolerance.allows(
      PictureComparison(
        reference: PictureComparisonTests.picture(100, 100),
        actual: PictureComparisonTests.picture(100, 100, pixels),
        tolerance: tolerance
      )
    )
  }

  @Test func nothingIsToleratedByDefault() {
    #expect(compare(0, darkerBy: 1, .exact))
    #expect(!compare(1, darkerBy: 1, .exact))
  }

  @Test func aChannelMayDifferEverywhere() {
    #expect(compare(25, darkerBy: 2, Tolerance(channel: 2)))
    #expect(!compare(1, darkerBy: 3, Tolerance(channel: 2)))
  }

  @Test func aShareOfThePixelsMayDifferMore() {
    #expect(compare(20, darkerBy: 100, Tolerance(share: 0.002)))
    #expect(!compare(21, darkerBy: 100, Tolerance(share: 0.002)))
  }

  /// A small fault is whole: its pixels are strong, and close.
  @Test func aShareIsNoLicenceForASmallFault() {
    #expect(!compare(9, darkerBy: 100, isDense: true, Tolerance(share: 0.01)))
    #expect(compare(8, darkerBy: 100, isDense: true, Tolerance(share: 0.01)))
    #expect(compare(9, darkerBy: 32, isDense: true, Tolerance(share: 0.01)))
    #expect(compare(9, darkerBy: 100, isDense: true, Tolerance(share: 0.01, window: 9)))
  }
}
