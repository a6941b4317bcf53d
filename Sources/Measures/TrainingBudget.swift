package import Faults
package import Notation
package import YAML

/// How far a training goes: so many epochs or so many updates.
public struct TrainingBudget: Sendable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    case epochs
    case updates

    /// A moment's place; nil where a run did not record it.
    public func place(_ moment: TrainingMoment) -> Double? {
      switch self {
      case .epochs: moment.epoch
      case .updates: moment.step.map(Double.init)
      }
    }
  }

  /// How many.
  public let amount: Double
  /// Of what.
  public let unit: Unit

  /// Creates a budget.
  public init(_ amount: Double, _ unit: Unit) { (self.amount, self.unit) = (amount, unit) }

  /// A moment's place; nil where a run did not record it.
  public func place(_ moment: TrainingMoment) -> Double? { unit.place(moment) }

  /// The words behind *after*: `30 epochs`.
  package var words: Phrase {
    switch unit {
    case .epochs:
      amount == amount.rounded()
        ? Phrase("\(Int(amount), "# epoch", "# epochs")") : Phrase("\(setting: amount) epochs")
    case .updates:
      Phrase("\(Int(amount), "# update", "# updates")")
    }
  }

  /// The field of YAML.
  public var yaml: String {
    let number = amount == amount.rounded() ? String(Int(amount)) : "\(amount)"
    return unit == .epochs
      ? "\(MeasureOption.epoch.rawValue): \(number)"
      : "\(MeasureOption.update.rawValue): \(number)"
  }

  /// The budget that `epoch:` or `update:` names.
  package init(_ fields: FieldReader) throws(Fault) {
    let key = MeasureOption.update.rawValue
    if fields.has(key) {
      try fields.refuse([MeasureOption.epoch.rawValue], of: "a value after so many updates")
      self.init(Double(try fields.integer(key, in: 0...1_000_000_000_000)), .updates)
    } else {
      self.init(
        try fields.number(
          MeasureOption.epoch.rawValue,
          where: { $0 >= 0 && $0.isFinite },
          expected: "0 or more"
        ),
        .epochs
      )
    }
  }
}
