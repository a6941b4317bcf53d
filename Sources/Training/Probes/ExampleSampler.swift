/// Draws the examples that probes look at: the same ones for every network and seed that trains on the same rows.
struct ExampleSampler {
  /// Any number would do; it is none that a training is likely to be seeded with.
  private static let seed: UInt64 = 0x70_726f_6265

  private var generator = MersenneTwister(seed: seed)
  /// All rows; the taken ones first.
  private var rows: [Int32]
  private var takenCount = 0

  init(_ examples: Examples) { rows = examples.rows }

  /// The number of rows that are not taken.
  var count: Int { rows.count - takenCount }

  /// Different rows, all equally probable, none of them taken before.
  mutating func draw(_ count: Int) -> [Int32] {
    precondition(count <= self.count, "As many different rows as there are.")
    let drawn = takenCount..<takenCount + count
    for index in drawn {
      rows.swapAt(index, index + Int(generator.next32()) % (rows.count - index))
    }
    return Array(rows[drawn])
  }

  /// Different rows that no later draw gives again.
  mutating func take(_ count: Int) -> [Int32] {
    let drawn = draw(count)
    takenCount += count
    return drawn
  }
}
