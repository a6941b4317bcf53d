internal import Faults
internal import Pictures

/// What two pictures of 16 bits a sample differ by, where they are the same with 8.
enum FineDifference {
  /// How many pixels are not the same in all of their bits; what is transparent has no colour.
  ///
  /// - Parameters:
  ///   - reference: The bytes of a file.
  ///   - actual: The bytes of a file of the same size.
  ///   - masks: The places that do not count.
  /// - Returns: The number of pixels; 0 where neither file has more than 8 bits.
  /// - Throws: `Fault` if one of them is damaged.
  static func count(
    _ reference: [UInt8],
    _ actual: [UInt8],
    masks: [PixelBox]
  ) throws(Fault) -> Int {
    let (first, second) = (try PNGReader(wide: reference), try PNGReader(wide: actual))
    guard first.isDeep || second.isDeep else { return 0 }
    let (width, height) = (first.width, first.height)
    let strip = max(1, (1 << 20) / width)
    var (row, count) = (0, 0)
    while row < height {
      let rows = min(strip, height - row)
      let (one, other) = (try first.next(rows), try second.next(rows))
      if one != other {
        for line in 0..<rows {
          let range = line * 8 * width..<(line + 1) * 8 * width
          count += differences(
            Array(one[one.startIndex + range.lowerBound..<one.startIndex + range.upperBound]),
            Array(other[other.startIndex + range.lowerBound..<other.startIndex + range.upperBound]),
            masked: masks.filter { ($0.y..<$0.y + $0.height).contains(row + line) }
              .map { $0.columns(of: width) }
          )
        }
      }
      row += rows
    }
    return count
  }

  /// How many pixels of a row differ.
  private static func differences(
    _ one: [UInt8],
    _ other: [UInt8],
    masked: [Range<Int>]
  ) -> Int {
    guard one != other else { return 0 }
    return (0..<one.count / 8).count { x in
      let (start, opacity, end) = (8 * x, 8 * x + 6, 8 * x + 8)
      guard one[start..<end] != other[start..<end] else { return false }
      let isClear = [one, other].allSatisfy { $0[opacity] == 0 && $0[opacity + 1] == 0 }
      return !isClear && !masked.contains { $0.contains(x) }
    }
  }
}
