internal import Foundation

/// What a measure is for one run, or for the runs of one seed: a number, a bound of it, or the reason why there is none.
enum MeasuredValue: Hashable {
  /// A number.
  case number(Double)
  /// At least this much: a threshold that was not reached until the end of the run, or a level at the end of the sweep.
  case atLeast(Double)
  /// At most this much: not even the lowest level of a sweep trained.
  case atMost(Double)
  /// No number: it depends on numbers that are only known to lie beyond something, and they leave it open.
  case unreached
  /// No number: the run diverged.
  case diverged
  /// No number: the record lacks what it would be computed from, such as a test set.
  case none

  /// The number, where there is one that is exact.
  var exact: Double? {
    switch self {
    case .number(let number): number
    case .atLeast, .atMost, .unreached, .diverged, .none: nil
    }
  }

  /// The number, a bound included.
  var number: Double? {
    switch self {
    case .number(let number), .atLeast(let number), .atMost(let number): number
    case .unreached, .diverged, .none: nil
    }
  }

  /// The natural logarithm; ``none`` for zero and less.
  var logarithm: MeasuredValue {
    switch self {
    case .number(let number): number > 0 ? .number(log(number)) : .none
    case .atLeast(let number): number > 0 ? .atLeast(log(number)) : .none
    case .atMost(let number): number > 0 ? .atMost(log(number)) : .none
    case .unreached, .diverged, .none: self
    }
  }

  /// The value times a factor; a negative one turns a lower bound into an upper one.
  static func * (factor: Double, value: MeasuredValue) -> MeasuredValue {
    switch value {
    case .number(let number): .number(factor * number)
    case .atLeast(let number):
      factor > 0 ? .atLeast(factor * number) : factor < 0 ? .atMost(factor * number) : .number(0)
    case .atMost(let number):
      factor > 0 ? .atMost(factor * number) : factor < 0 ? .atLeast(factor * number) : .number(0)
    case .unreached, .diverged, .none: value
    }
  }

  /// The sum; bounds of opposite kinds leave it open.
  static func + (first: MeasuredValue, second: MeasuredValue) -> MeasuredValue {
    switch (first, second) {
    case (.diverged, _), (_, .diverged): .diverged
    case (.none, _), (_, .none): .none
    case (.unreached, _), (_, .unreached), (.atLeast, .atMost), (.atMost, .atLeast): .unreached
    case (.number(let first), .number(let second)): .number(first + second)
    case (.atLeast(let first), .number(let second)), (.number(let first), .atLeast(let second)),
      (.atLeast(let first), .atLeast(let second)):
      .atLeast(first + second)
    case (.atMost(let first), .number(let second)), (.number(let first), .atMost(let second)),
      (.atMost(let first), .atMost(let second)):
      .atMost(first + second)
    }
  }

  /// The difference.
  static func - (first: MeasuredValue, second: MeasuredValue) -> MeasuredValue {
    first + -1 * second
  }
}
