/// What a measure is for one run.
enum MeasuredValue: Hashable {
  /// A number.
  case number(Double)
  /// At least this much: a threshold that was not reached until the end of the run.
  case atLeast(Double)
  /// No number: the run diverged.
  case diverged
  /// No number: the record lacks what it would be computed from, such as a test set.
  case none

  /// The number, where there is one that is exact.
  var exact: Double? {
    switch self {
    case .number(let number): number
    case .atLeast, .diverged, .none: nil
    }
  }

  /// The number, a lower bound included.
  var number: Double? {
    switch self {
    case .number(let number), .atLeast(let number): number
    case .diverged, .none: nil
    }
  }
}
