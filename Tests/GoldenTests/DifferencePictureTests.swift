import Golden
import Pictures
import Testing

@Suite struct DifferencePictureTests {
  private func draw(_ reference: Picture, _ actual: Picture) throws -> Picture {
    let comparison = PictureComparison(reference: reference, actual: actual)
    var (first, second) = (PictureRows(reference), PictureRows(actual))
    return try DifferencePicture.draw(
      &first,
      &second,
      comparison: comparison,
      tolerance: .exact
    )
  }

  private func color(_ picture: Picture, _ x: Int, _ y: Int) -> [UInt8] {
    let start = 4 * (y * picture.width + x)
    return Array(picture.samples[start..<start + 4])
  }

  /// Lost red, gained blue, another colour violet, the rest a quarter of its contrast: 255 - 255 / 4.
  @Test func eachKindOfDifferenceHasItsColour() throws {
    let black: [UInt8] = [0, 0, 0, 255]
    let picture = try draw(
      PictureComparisonTests.picture(
        12,
        12,
        [(4, 4, black), (5, 4, [0, 90, 0, 255]), (0, 11, black)]
      ),
      PictureComparisonTests.picture(
        12,
        12,
        [(3, 4, black), (5, 4, [90, 0, 0, 255]), (0, 11, black)]
      )
    )
    #expect(color(picture, 4, 4) == [206, 32, 41, 255])
    #expect(color(picture, 3, 4) == [0, 98, 214, 255])
    #expect(color(picture, 5, 4) == [150, 50, 190, 255])
    #expect(color(picture, 0, 11) == [192, 192, 192, 255])
    #expect(color(picture, 2, 2) == [255, 255, 255, 255])
  }

  @Test func aFrameStandsAroundASinglePixel() throws {
    let picture = try draw(
      PictureComparisonTests.picture(40, 40),
      PictureComparisonTests.picture(40, 40, [(20, 10, [0, 0, 0, 255])])
    )
    let frame: [UInt8] = [230, 126, 0, 255]
    for (x, y) in [(16, 6), (24, 6), (16, 14), (24, 14), (20, 6), (16, 10)] {
      #expect(color(picture, x, y) == frame, "\(x), \(y)")
    }
    #expect(color(picture, 17, 7) == [255, 255, 255, 255])
  }

  @Test func theLargerOfTwoSizesIsShown() throws {
    let picture = try draw(
      PictureComparisonTests.picture(4, 8),
      PictureComparisonTests.picture(8, 4)
    )
    #expect([picture.width, picture.height] == [8, 8])
  }
}
