/// Positions as close as possible to where labels belong, none closer to the next than a spacing.
///
/// The least squares solution: with the spacing taken off, the positions must only ascend, which is isotonic regression,
/// solved exactly by pooling adjacent violators (Barlow et al., 1972) in O(n).
///
/// - Parameters:
///   - targets: where the labels belong, ascending.
///   - spacing: the least distance between neighbours.
///   - range: where labels may stand; if it is too short for all, they pass its end rather than overlap.
/// - Returns: a position for each target, ascending.
package func spread(_ targets: [Double], spacing: Double, within range: ClosedRange<Double>)
  -> [Double]
{
  var blocks: [(sum: Double, count: Int)] = []
  for (index, target) in targets.enumerated() {
    blocks.append((target - Double(index) * spacing, 1))
    while blocks.count > 1 {
      let last = blocks[blocks.count - 1]
      let previous = blocks[blocks.count - 2]
      guard previous.sum / Double(previous.count) > last.sum / Double(last.count) else { break }
      blocks.removeLast(2)
      blocks.append((previous.sum + last.sum, previous.count + last.count))
    }
  }
  let highest = range.upperBound - Double(max(0, targets.count - 1)) * spacing
  let bases = blocks.flatMap { block in
    [Double](repeating: block.sum / Double(block.count), count: block.count)
  }
  return bases.enumerated().map { index, base in
    max(range.lowerBound, min(highest, base)) + Double(index) * spacing
  }
}
