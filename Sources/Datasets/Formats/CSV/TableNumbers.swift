/// The numbers of a table, row by row, in half the memory where single precision has them exactly.
struct TableNumbers: Sendable {
  private var singles: [Float] = []
  private var doubles: [Double] = []
  private var isDouble = false

  /// How many there are.
  var count: Int { isDouble ? doubles.count : singles.count }

  /// Takes memory for so many.
  mutating func reserveCapacity(_ count: Int) {
    if isDouble { doubles.reserveCapacity(count) } else { singles.reserveCapacity(count) }
  }

  /// Adds a number at the end.
  mutating func append(_ value: Double) {
    guard !isDouble else {
      doubles.append(value)
      return
    }
    let single = Float(value)
    if Double(single) == value {
      singles.append(single)
    } else {
      // The bits of -0 and 0 differ, and are equal: both stay what they are.
      doubles.reserveCapacity(singles.capacity)
      doubles = singles.map { Double($0) }
      singles = []
      isDouble = true
      doubles.append(value)
    }
  }

  /// Removes the numbers after the first ones.
  mutating func truncate(to count: Int) {
    if isDouble {
      doubles.removeLast(doubles.count - count)
    } else {
      singles.removeLast(singles.count - count)
    }
  }

  /// A number.
  subscript(index: Int) -> Double { isDouble ? doubles[index] : Double(singles[index]) }
}
