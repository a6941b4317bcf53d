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
    return "\(MeasureOption.after.rawValue): \(number) \(unit.rawValue)"
  }

  /// The budget that `after:` names: `30 epochs`, `1000 updates`.
  package init(_ fields: FieldReader) throws(Fault) {
    let key = MeasureOption.after.rawValue
    let words = try fields.text(key).split(separator: " ").map(String.init)
    let singular = ["epoch": Unit.epochs, "update": .updates]
    guard words.count == 2, let amount = Double(words[0]), amount >= 0, amount <= 1e15,
      let unit = Unit(rawValue: words[1]) ?? singular[words[1]],
      unit == .epochs || amount == amount.rounded()
    else {
      throw fields.error(
        "\(key) is no length of a training (got \"\(words.joined(separator: " ").prefix(60))\")",
        at: try fields.required(key).position,
        hint: "Write `after: 30 epochs` or `after: 1000 updates`."
      )
    }
    self.init(amount, unit)
  }
}
