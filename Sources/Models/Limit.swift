internal import Faults
internal import Notation

/// The numbers that a setting may have: one rule for files, sweeps, plans and the engine.
public struct Limit: Sendable {
  /// The numbers in words, as a message says them: `0 to below 1`.
  public let words: String
  private let contains: @Sendable (Double) -> Bool

  /// The numbers of which `contains` is true.
  public init(_ words: String, where contains: @escaping @Sendable (Double) -> Bool) {
    self.words = words
    self.contains = contains
  }

  /// Whether a number is one of them, and one that single precision holds, in which networks are trained.
  public func allows(_ value: Double) -> Bool { Float(value).isFinite && contains(value) }

  /// Refuses a number that is none of them.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - name: What it is, for the message.
  ///   - hint: What to do about it.
  /// - Throws: ``Fault`` with the number and those that are expected.
  func check(
    _ value: Double,
    _ name: String,
    hint: String
  ) throws(Fault) {
    guard !allows(value) else { return }
    throw Fault(
      .invalid,
      "\(name) is out of range (got \(Format.data(value)), expected \(words))",
      hint: hint
    )
  }
}

extension Limit {
  /// Any number.
  public static let any = Limit("a number") { _ in true }
  /// More than 0, in single precision too.
  public static let positive = Limit("more than 0") { Float($0) > 0 }
  /// More than 0, be it too small for single precision: what is added to a number that may be 0.
  public static let addend = Limit("more than 0") { $0 > 0 }
  /// 0 or more.
  public static let notNegative = Limit("0 or more") { $0 >= 0 }
  /// 1 or more.
  public static let factor = Limit("1 or more") { $0 >= 1 }
  /// A probability that leaves something over: from 0 to below 1.
  public static let fraction = Limit("0 to below 1") { (0..<1).contains($0) }
  /// A weight in an average: more than 0, and at most 1.
  public static let weight = Limit("more than 0 to 1") { $0 > 0 && $0 <= 1 }
}
