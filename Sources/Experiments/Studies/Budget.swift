internal import Faults
internal import Notation
internal import YAML

/// How much an experiment may train, in time of two cores of a usual machine.
///
/// It is held against the predicted cost of runs and not against the clock, so that the same runs are trained everywhere.
public struct Budget: Sendable, Hashable {
  /// The minutes of two cores.
  public var minutes: Double

  /// Creates a budget.
  public init(minutes: Double) { self.minutes = minutes }

  /// The seconds of one core.
  public var coreSeconds: Double { minutes * 60 * 2 }

  /// What nobody waits for: a year.
  private static let limit = 365.0 * 24 * 60

  /// A budget such as `10m`, `90s` or `1.5h`; nil for other text, and beyond a year.
  public init?(_ text: String) {
    let factors: [Character: Double] = ["s": 1.0 / 60, "m": 1, "h": 60]
    guard let unit = text.last, let factor = factors[unit], let number = Double(text.dropLast()),
      number > 0, number * factor > 0, number * factor <= Self.limit
    else { return nil }
    minutes = number * factor
  }

  /// `budget:` of an experiment or a preset.
  init(_ fields: FieldReader) throws(Fault) {
    let text = try fields.text("budget")
    guard let budget = Budget(text) else {
      throw fields.error(
        "\(fields.path.isEmpty ? "" : fields.path + ".")budget is no time (got \(text))",
        at: try fields.required("budget").position,
        hint: "Write minutes, seconds or hours: `budget: 10m`, `90s`, `1.5h`."
      )
    }
    self = budget
  }

  /// The budget in words: `7 minutes of two usual cores`.
  public var words: String {
    let number = Format.spelled(String(text.dropLast()))
    return switch (text.hasSuffix("s"), number == "1") {
    case (true, true): localized("1 second of two usual cores")
    case (true, false): localized("\(number) seconds of two usual cores")
    case (false, true): localized("1 minute of two usual cores")
    case (false, false): localized("\(number) minutes of two usual cores")
    }
  }

  /// The budget as it stands in files: `10m`, `90s`.
  public var text: String {
    let short = ["\(Int(minutes.rounded()))m", "\(Int((minutes * 60).rounded()))s"]
    return short.first { Budget($0) == self } ?? "\(minutes)m"
  }
}
