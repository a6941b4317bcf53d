public import Measures

/// A run whose numbers are checked.
public struct CheckedRun: Sendable {
  /// The seed that was recorded; nil for none.
  public var seed: Int?
  /// What it measured; nil where there is nothing.
  public var measured: MeasuredRun?
  /// Why there is nothing of it; nil where there is.
  public var failure: String?

  /// Creates a run that was measured.
  public init(_ measured: MeasuredRun, seed: Int?) {
    self.seed = seed
    self.measured = measured
  }

  /// Creates a run of which there is nothing.
  public init(missing failure: String, seed: Int?) {
    self.seed = seed
    self.failure = failure
  }

  /// How far it was trained; nil where it did not record that, or has diverged, as no end of its own says anything then.
  func end(_ unit: TrainingBudget.Unit) -> Double? {
    guard let measured, measured.divergence == nil else { return nil }
    return measured.keys.compactMap { key in
      measured.points(key).compactMap { unit.place($0.moment) }.max()
    }.max()
  }
}

/// The runs of one group at one level of a sweep.
public struct CheckedCell: Sendable {
  /// The name of the group.
  public var group: String
  /// The level; nil without a sweep.
  public var level: String?
  /// The runs, which differ by their chance only.
  public var runs: [CheckedRun]

  /// Creates a cell.
  public init(group: String, level: String? = nil, runs: [CheckedRun]) {
    self.group = group
    self.level = level
    self.runs = runs
  }

  /// The levels of several factors as one text: the value of one, `batch_size=32, momentum=0.9` of two.
  static func level(_ levels: [FactorLevel]) -> String? {
    guard levels.count != 1 else { return levels[0].text }
    guard !levels.isEmpty else { return nil }
    return levels.map { "\($0.key.rawValue)=\($0.text)" }.joined(separator: ", ")
  }
}
