/// How different two pixels look.
enum PixelDifference {
  /// The largest difference of a channel, from 0 to 255, on a black and on a white background; at least 1 if there is any.
  ///
  /// A colour c with opacity a over a background b is seen as a c + (1 - a) b. The difference of two such colours is linear
  /// in b, so it is largest at one of its ends.
  ///
  /// - Parameters:
  ///   - first: four samples: red, green, blue, opacity.
  ///   - second: four samples.
  ///   - index: where both begin.
  /// - Returns: the difference.
  @inline(__always)
  static func level(
    _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> Int {
    let (a, b) = (Int(first[index + 3]), Int(second[index + 3]))
    var largest = 0
    var channel = 0
    if a == 255, b == 255 {
      while channel < 3 {
        let difference = abs(Int(first[index + channel]) - Int(second[index + channel]))
        if difference > largest { largest = difference }
        channel += 1
      }
      return largest
    }
    while channel < 3 {
      let onBlack = Int(first[index + channel]) * a - Int(second[index + channel]) * b
      let onWhite = onBlack - 255 * (a - b)
      largest = max(largest, abs(onBlack), abs(onWhite))
      channel += 1
    }
    return (largest + 254) / 255
  }
}
