import Golden
import Pictures
import Testing

@Suite struct PictureComparisonTests {
  /// White, with pixels of other colours.
  static func picture(
    _ width: Int,
    _ height: Int,
    _ pixels: [(x: Int, y: Int, color: [UInt8])] = []
  ) -> Picture {
    var picture = Picture(
      width: width,
      height: height,
      samples: [UInt8](repeating: 255, count: 4 * width * height)
    )
    for (x, y, color) in pixels {
      let start = 4 * (y * width + x)
      picture.samples.replaceSubrange(start..<start + 4, with: color)
    }
    return picture
  }

  private func compare(
    _ pixels: [(x: Int, y: Int, color: [UInt8])],
    tolerance: Tolerance = .exact
  ) -> PictureComparison {
    PictureComparison(
      reference: Self.picture(64, 48),
      actual: Self.picture(64, 48, pixels),
      tolerance: tolerance
    )
  }

  @Test func equalPicturesHaveNoDifference() {
    let comparison = compare([])
    #expect(comparison.largest == 0)
    #expect(comparison.count(above: 0) == 0)
    #expect(comparison.pixelCount == 3072)
    #expect(comparison.boxes.isEmpty)
    #expect(comparison.words(.exact) == "no pixel differs")
  }

  @Test func aPixelDiffersByItsLargestChannel() {
    let comparison = compare([(5, 7, [253, 222, 250, 255])])
    #expect(comparison.largest == 33)
    #expect(comparison.count(above: 32) == 1)
    #expect(comparison.count(above: 33) == 0)
    #expect(comparison.boxes == [PixelBox(x: 5, y: 7, width: 1, height: 1)])
    #expect(
      comparison.words(.exact)
        == "1 of 3072 pixels (0.033 %) differs, the most by 33 of 255, in 1 place"
    )
  }

  /// Transparent red and transparent green look the same on everything.
  @Test func whatIsTransparentHasNoColour() {
    let first = Self.picture(1, 1, [(0, 0, [255, 0, 0, 0])])
    let second = Self.picture(1, 1, [(0, 0, [0, 255, 0, 0])])
    #expect(PictureComparison(reference: first, actual: second).largest == 0)
  }

  /// White at 100 of 255 on white is white, but on black it is grey: 255 - 100 = 155 from opaque white.
  @Test func opacityCountsOnTheBackgroundThatShowsIt() {
    let second = Self.picture(1, 1, [(0, 0, [255, 255, 255, 100])])
    #expect(PictureComparison(reference: Self.picture(1, 1), actual: second).largest == 155)
  }

  /// A colour that differs by 1 where it is nearly transparent is still a difference.
  @Test func theSmallestDifferenceIsNotRoundedAway() {
    let first = Self.picture(1, 1, [(0, 0, [10, 10, 10, 2])])
    let second = Self.picture(1, 1, [(0, 0, [11, 10, 10, 2])])
    #expect(PictureComparison(reference: first, actual: second).largest == 1)
  }

  @Test func closeDifferencesShareABoxAndDistantOnesDoNot() {
    let black: [UInt8] = [0, 0, 0, 255]
    let comparison = compare([(1, 1, black), (20, 3, black), (63, 47, black)])
    #expect(
      comparison.boxes == [
        PixelBox(x: 1, y: 1, width: 20, height: 3), PixelBox(x: 63, y: 47, width: 1, height: 1),
      ]
    )
  }

  /// A block of 5 x 5 that lies across four tiles is in one window.
  @Test func theWorstWindowIsFoundWhereverItLies() {
    let block = (0..<25).map { index in
      (x: 30 + index % 5, y: 14 + index / 5, color: [0, 0, 0, 255] as [UInt8])
    }
    let comparison = compare(block)
    #expect(comparison.worstWindow.count == 25)
    #expect(comparison.worstWindow.box == PixelBox(x: 19, y: 3, width: 16, height: 16))
  }

  @Test func differencesWithinTheToleranceHaveNoBox() {
    let tolerance = Tolerance(channel: 2)
    let comparison = compare(
      [(1, 1, [253, 255, 255, 255]), (40, 40, [252, 255, 255, 255])],
      tolerance: tolerance
    )
    #expect(comparison.boxes == [PixelBox(x: 40, y: 40, width: 1, height: 1)])
    #expect(comparison.count(above: 2) == 1)
  }

  /// 10 x 10 and 12 x 9: 90 pixels in both, 10 in the reference alone, 18 in the other alone.
  @Test func whatOnlyOnePictureHasIsDifferent() {
    let comparison = PictureComparison(
      reference: Self.picture(10, 10),
      actual: Self.picture(12, 9)
    )
    #expect(comparison.sizesDiffer)
    #expect(comparison.count(above: 0) == 28)
    #expect(comparison.words(.exact) == "its size differs (got 12 x 9, expected 10 x 10)")
    #expect(!Tolerance(channel: 255, share: 1, window: 256).allows(comparison))
  }

  /// The pyramid of 15 x 15 weighs its centre 64 of 4096: one pixel that is 255 lower moves the mean by 3.98.
  @Test func oneStrongPixelMovesTheLocalMean() throws {
    let comparison = compare([(30, 20, [0, 0, 0, 255])], tolerance: .otherRendering)
    let mean = try #require(comparison.localMean)
    #expect(abs(mean - 255 * 64 / 4096) < 1e-9)
  }

  /// A pixel that moves to its neighbour leaves the difference of two weights: 255 · (64 - 56) / 4096.
  @Test func whatOnlyMovesHardlyMovesTheLocalMean() throws {
    let comparison = PictureComparison(
      reference: Self.picture(64, 48, [(30, 20, [0, 0, 0, 255])]),
      actual: Self.picture(64, 48, [(31, 20, [0, 0, 0, 255])]),
      tolerance: .otherRendering
    )
    let mean = try #require(comparison.localMean)
    #expect(abs(mean - 255 * 8 / 4096) < 1e-9)
  }

  /// In the corner too, where most of the pyramid lies outside.
  @Test func theLocalMeanReachesTheEdges() throws {
    let comparison = compare([(63, 47, [0, 0, 0, 255])], tolerance: .otherRendering)
    let mean = try #require(comparison.localMean)
    #expect(abs(mean - 255 * 64 / 4096) < 1e-9)
  }
}
