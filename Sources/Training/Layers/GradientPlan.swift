internal import Datasets
internal import Models

/// Which buffer holds the gradient of each block's outputs on the way back: as few as hold all that is still needed.
///
/// A chain of blocks alternates between two. The branch of a sum without a factor takes over that of the sum, whose
/// gradient is its own.
struct GradientPlan {
  /// The buffer of each block.
  let buffers: [Int]
  /// For each block and each of its sources, whether its gradient is added to one that is there already; that of the
  /// examples has a place of its own.
  let accumulates: [[Bool]]
  /// How many numbers of an example each buffer has to hold.
  let sizes: [Int]

  init(_ blocks: [LayerBlock]) {
    var buffers = [Int?](repeating: nil, count: blocks.count)
    var accumulates: [[Bool]] = blocks.map { _ in [] }
    var (isTaken, sizes): ([Bool], [Int]) = ([], [])
    var areExamplesReached = false
    func take(for block: Int) {
      let free = isTaken.firstIndex(of: false) ?? isTaken.count
      if free == isTaken.count {
        isTaken.append(true)
        sizes.append(0)
      }
      isTaken[free] = true
      sizes[free] = max(sizes[free], blocks[block].output.featureCount)
      buffers[block] = free
    }
    for index in blocks.indices.reversed() {
      // The logits' gradient comes from the loss.
      if buffers[index] == nil { take(for: index) }
      var isPassedOn = false
      for (position, source) in blocks[index].sources.enumerated() {
        guard case .block(let earlier) = source else {
          accumulates[index].append(areExamplesReached)
          areExamplesReached = true
          continue
        }
        accumulates[index].append(buffers[earlier] != nil)
        guard buffers[earlier] == nil else { continue }
        if position == 0, blocks[index].isPlainSum {
          buffers[earlier] = buffers[index]
          isPassedOn = true
        } else {
          take(for: earlier)
        }
      }
      if let buffer = buffers[index], !isPassedOn { isTaken[buffer] = false }
    }
    self.buffers = buffers.map { $0 ?? 0 }
    self.accumulates = accumulates
    self.sizes = sizes
  }
}

extension LayerBlock {
  /// Whether it is the sum of a branch as it is and what comes past it.
  fileprivate var isPlainSum: Bool { map is Addition && map.initialFactor == nil }
}
