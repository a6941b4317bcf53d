/// What a measure is for one run.
public enum MeasuredValue: Sendable, Hashable {
  /// A number.
  case number(Double)
  /// At least this much: a threshold that was not reached until the end of the run, the top of a grid.
  case atLeast(Double)
  /// At most this much: the bottom of a grid.
  case atMost(Double)
  /// Of a difference, nothing: both of its numbers are bounds that leave it open.
  case open
  /// No number: the run diverged.
  case diverged
  /// No number: the run did not record what it would be computed from, such as a test set or a moment of that training loss.
  case notRecorded

  /// The number, where there is one that is exact.
  public var exact: Double? {
    switch self {
    case .number(let number): number
    case .atLeast, .atMost, .open, .diverged, .notRecorded: nil
    }
  }

  /// The number, a bound included.
  public var number: Double? {
    switch self {
    case .number(let number), .atLeast(let number), .atMost(let number): number
    case .open, .diverged, .notRecorded: nil
    }
  }

  /// Whether the number is a bound.
  public var isBound: Bool {
    switch self {
    case .atLeast, .atMost, .open: true
    case .number, .diverged, .notRecorded: false
    }
  }

  /// Whether the true number is at least this.
  public var isLowerBound: Bool {
    switch self {
    case .atLeast: true
    case .number, .atMost, .open, .diverged, .notRecorded: false
    }
  }

  /// Whether the true number is at most this.
  public var isUpperBound: Bool {
    switch self {
    case .atMost: true
    case .number, .atLeast, .open, .diverged, .notRecorded: false
    }
  }

  /// The value with its number changed by a function that keeps the order of numbers; without a number where that has none.
  public func mapping(_ transform: (Double) -> Double) -> MeasuredValue {
    func value(_ number: Double, _ wrap: (Double) -> MeasuredValue) -> MeasuredValue {
      let result = transform(number)
      return result.isFinite ? wrap(result) : .notRecorded
    }
    return switch self {
    case .number(let number): value(number, MeasuredValue.number)
    case .atLeast(let number): value(number, MeasuredValue.atLeast)
    case .atMost(let number): value(number, MeasuredValue.atMost)
    case .open, .diverged, .notRecorded: self
    }
  }

  /// The negative of the value, bounds turned round.
  public static prefix func - (value: MeasuredValue) -> MeasuredValue {
    switch value {
    case .number(let number): .number(-number)
    case .atLeast(let number): .atMost(-number)
    case .atMost(let number): .atLeast(-number)
    case .open, .diverged, .notRecorded: value
    }
  }

  /// The sum; open where nothing is known of it, as of a lower and an upper bound.
  public static func + (a: MeasuredValue, b: MeasuredValue) -> MeasuredValue {
    if a == .diverged || b == .diverged { return .diverged }
    if a == .notRecorded || b == .notRecorded { return .notRecorded }
    guard let x = a.number, let y = b.number else { return .open }
    return switch (a, b) {
    case (.number, .number): .number(x + y)
    case (.atLeast, .number), (.number, .atLeast), (.atLeast, .atLeast): .atLeast(x + y)
    case (.atMost, .number), (.number, .atMost), (.atMost, .atMost): .atMost(x + y)
    case (.atLeast, .atMost), (.atMost, .atLeast), (.open, _), (_, .open): .open
    case (.diverged, _), (_, .diverged), (.notRecorded, _), (_, .notRecorded): .notRecorded
    }
  }

  /// The difference; open where nothing is known of it.
  public static func - (a: MeasuredValue, b: MeasuredValue) -> MeasuredValue { a + -b }
}
