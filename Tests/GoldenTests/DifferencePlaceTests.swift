import Golden
import Pictures
import TestSupport
import Testing

/// Where pictures differ, what happened there, and which limit decided, in words.
@Suite struct DifferencePlaceTests {
  /// White, 90 x 60, with filled boxes.
  private func png(_ boxes: [(PixelBox, [UInt8])]) -> [UInt8] {
    var picture = HandMadePNG(width: 90, height: 60, red: 255, green: 255, blue: 255)
    for (box, color) in boxes {
      for y in box.y..<box.y + box.height {
        for x in box.x..<box.x + box.width {
          for channel in 0..<3 { picture.rows[y][3 * x + channel] = color[channel] }
        }
      }
    }
    return picture.bytes
  }

  private let black: [UInt8] = [0, 0, 0]
  private let box = PixelBox(x: 2, y: 3, width: 10, height: 6)

  private func check(
    _ actual: [(PixelBox, [UInt8])],
    _ reference: [(PixelBox, [UInt8])],
    _ tolerance: Tolerance = .exact
  ) -> GoldenResult {
    PNGCheck(tolerance: tolerance).check(png(actual), against: png(reference), named: "a")
  }

  @Test func somethingAddedSomethingGoneAndAnotherColour() {
    let added = check([(box, black)], [])
    #expect(added.places.map(\.kind) == [.added])
    // 60 of 5400 pixels are 1.1 %.
    #expect(
      added.explanation
        == "60 of 5400 pixels (1.1 %) differ, the most by 255 of 255, in 1 place: something added at the top left "
        + "(10 x 6 pixels at 2, 3; 1.1 % of the picture); no pixel may differ"
    )
    #expect(check([], [(box, black)]).places.map(\.kind) == [.gone])
    let red = check([(box, [200, 0, 0])], [(box, black)])
    #expect(red.places.map(\.kind) == [.colour])
    #expect(red.places[0].count == 60)
  }

  @Test func whatIsGoneHereAndAddedThereHasMoved() {
    let far = PixelBox(x: 70, y: 45, width: 10, height: 6)
    let moved = check([(far, black)], [(box, black)])
    #expect(moved.places.map(\.kind) == [.moved, .moved])
    #expect(Set(moved.places.map(\.region)) == ["at the top left", "at the bottom right"])
    // By two pixels it loses a strip on one side and gains one on the other, in one place.
    let near = PixelBox(x: 4, y: 3, width: 10, height: 6)
    #expect(check([(near, black)], [(box, black)]).places.map(\.kind) == [.moved])
    // What was added with another shape is something else.
    let other = PixelBox(x: 70, y: 45, width: 3, height: 3)
    #expect(Set(check([(other, black)], [(box, black)]).places.map(\.kind)) == [.added, .gone])
  }

  @Test(
    arguments: [
      (PixelBox(x: 0, y: 0, width: 90, height: 60), "everywhere"),
      (PixelBox(x: 0, y: 0, width: 90, height: 5), "across the top"),
      (PixelBox(x: 80, y: 0, width: 5, height: 60), "all the way down the right"),
      (PixelBox(x: 44, y: 29, width: 2, height: 2), "in the centre"),
      (PixelBox(x: 0, y: 29, width: 2, height: 2), "at the left"),
      (PixelBox(x: 44, y: 58, width: 2, height: 2), "at the bottom"),
      (PixelBox(x: 88, y: 58, width: 2, height: 2), "at the bottom right"),
    ]
  )
  func regionsAreThirds(_ box: PixelBox, _ words: String) {
    #expect(check([(box, black)], []).places.map(\.region) == [words])
  }

  @Test func placesBeyondThreeAreCounted() {
    let boxes = (0..<5).map {
      (PixelBox(x: 2 + 18 * $0, y: 3 + 35 * ($0 % 2), width: 2, height: 2), black)
    }
    let apart = check([boxes[0], boxes[1], boxes[2], boxes[3], boxes[4]], [])
    #expect(apart.places.count == 5)
    #expect(apart.explanation.contains("), and 2 more; no pixel may differ"))
  }

  @Test func theLimitThatDecidedIsNamed() {
    let share = check([(box, black)], [], Tolerance(channel: 2, share: 0.001, window: 256))
    #expect(share.limits == ["0.1 % of the pixels may differ by more than 2 of 255"])
    let window = check([(box, black)], [], Tolerance(channel: 2, share: 0.5, window: 8))
    #expect(
      window.limits
        == ["8 pixels of a window of 16 x 16 may differ by more than 32, and 60 do"]
    )
    let wide = HandMadePNG(width: 91, height: 60, red: 255, green: 255, blue: 255).bytes
    let size = PNGCheck().check(wide, against: png([]), named: "a")
    #expect(size.limits == ["the sizes must be equal"])
    #expect(check([], []).limits.isEmpty)
  }
}
