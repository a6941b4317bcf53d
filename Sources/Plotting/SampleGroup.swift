/// The numbers that belong to one category.
public struct SampleGroup: Sendable, Hashable {
  /// The category: 0 for the first.
  public var x: Double
  /// The numbers, one for each run, in any order.
  public var values: [Double]

  /// Creates a group.
  public init(x: Double, values: [Double]) {
    self.x = x
    self.values = values
  }
}

extension [SampleGroup] {
  /// The fewest and the most finite numbers of a group; nothing without groups.
  var sampleCount: ClosedRange<Int>? {
    let counts = map { Sample($0.values).values.count }
    guard let fewest = counts.min(), let most = counts.max() else { return nil }
    return fewest...most
  }

  /// How many numbers of all groups are not finite, as a sentence; nothing if all are.
  func exclusion(unit: String) -> String? {
    Sample(flatMap(\.values)).exclusion(unit: unit).map { "\($0)." }
  }
}
