package import Faults
package import Pictures

/// A picture of what is different: the reference faded to grey, what it lost in red, what it gained in blue, what only changed
/// its colour in violet, and frames around the places, so that a fault of one pixel is seen.
package enum DifferencePicture {
  private typealias Color = (red: UInt8, green: UInt8, blue: UInt8)

  /// The picture, as large as the larger of the two each way.
  ///
  /// Lost is what is closer to the background in the picture than in the reference; the background is the reference's colour
  /// in its top left corner.
  ///
  /// - Parameters:
  ///   - reference: the rows that are expected, from the top.
  ///   - actual: the rows that were made.
  ///   - comparison: what a comparison of the two found.
  ///   - tolerance: the tolerance of the comparison.
  /// - Returns: the picture, opaque.
  /// - Throws: `Fault` if a source is damaged.
  package static func draw(
    _ reference: inout some PixelRows,
    _ actual: inout some PixelRows,
    comparison: PictureComparison,
    tolerance: Tolerance
  ) throws(Fault) -> Picture {
    let width = max(reference.width, actual.width)
    let height = max(reference.height, actual.height)
    guard width * height <= PNGReader.largestPictureSize else {
      throw Fault(
        .invalid,
        "the difference is too large to draw (got \(width) x \(height) pixels, expected up to \(PNGReader.largestPictureSize))",
        hint: "Save the pictures smaller; their numbers are right."
      )
    }
    var samples: [UInt8] = []
    samples.reserveCapacity(4 * width * height)
    var background: Color?
    var row = 0
    while row < height {
      let count = min(max(1, (1 << 20) / width), height - row)
      let first = try PictureComparer.padded(&reference, from: row, count: count, width: width)
      let second = try PictureComparer.padded(&actual, from: row, count: count, width: width)
      first.withUnsafeBufferPointer { first in
        second.withUnsafeBufferPointer { second in
          let corner = background ?? color(first, at: 0)
          background = corner
          for index in stride(from: 0, to: first.count, by: 4) {
            let shown = shade(first, second, at: index, background: corner, tolerance.channel)
            samples.append(shown.red)
            samples.append(shown.green)
            samples.append(shown.blue)
            samples.append(255)
          }
        }
      }
      row += count
    }
    var picture = Picture(width: width, height: height, samples: samples)
    for box in comparison.boxes { frame(box, in: &picture) }
    return picture
  }

  private static func shade(
    _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>,
    at index: Int,
    background: Color,
    _ tolerated: Int
  ) -> Color {
    let before = color(first, at: index)
    if PixelDifference.level(first, second, at: index) <= tolerated {
      // A quarter of the contrast, on white.
      let luma = (54 * Int(before.red) + 183 * Int(before.green) + 19 * Int(before.blue)) / 256
      let grey = UInt8(255 - (255 - luma) / 4)
      return (grey, grey, grey)
    }
    let (lost, gained) = (
      distance(before, background), distance(color(second, at: index), background)
    )
    if lost > gained + 8 { return (206, 32, 41) }
    if gained > lost + 8 { return (0, 98, 214) }
    return (150, 50, 190)
  }

  /// The colour of a pixel as seen on white.
  private static func color(_ samples: UnsafeBufferPointer<UInt8>, at index: Int) -> Color {
    let opacity = Int(samples[index + 3])
    func blend(_ channel: Int) -> UInt8 {
      UInt8((Int(samples[index + channel]) * opacity + 255 * (255 - opacity) + 127) / 255)
    }
    return (blend(0), blend(1), blend(2))
  }

  private static func distance(_ first: Color, _ second: Color) -> Int {
    abs(Int(first.red) - Int(second.red)) + abs(Int(first.green) - Int(second.green))
      + abs(Int(first.blue) - Int(second.blue))
  }

  /// Draws an orange frame with three pixels of room, as far as the picture goes.
  private static func frame(_ box: PixelBox, in picture: inout Picture) {
    let margin = 4
    let (left, top) = (box.x - margin, box.y - margin)
    let (right, bottom) = (box.x + box.width - 1 + margin, box.y + box.height - 1 + margin)
    func dot(_ x: Int, _ y: Int) {
      guard (0..<picture.width).contains(x), (0..<picture.height).contains(y) else { return }
      let index = 4 * (y * picture.width + x)
      picture.samples[index] = 230
      picture.samples[index + 1] = 126
      picture.samples[index + 2] = 0
    }
    for x in left...right {
      dot(x, top)
      dot(x, bottom)
    }
    for y in top...bottom {
      dot(left, y)
      dot(right, y)
    }
  }
}
