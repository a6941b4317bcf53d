/// How a number is written, its unit apart, so that two numbers can share it.
package struct NumberStyle: Sendable {
  private let suffix: Phrase?
  package let digits: @Sendable (Double) -> String
  /// What a mean can be, which the ends of its interval do not pass; nil where it has no such ends.
  package let limits: ClosedRange<Double>?

  /// Creates a style.
  ///
  /// - Parameters:
  ///   - unit: What follows the digits, the space before it included; nil for a plain number.
  ///   - limits: What a mean can be; nil for any number.
  ///   - digits: The digits of a number.
  package init(
    unit: Phrase? = nil,
    limits: ClosedRange<Double>? = nil,
    digits: @escaping @Sendable (Double) -> String
  ) {
    suffix = unit
    self.limits = limits
    self.digits = digits
  }

  /// What follows the digits, the space before it included; empty for a plain number.
  package var unit: String { suffix?.text ?? "" }

  /// A share as a percentage; one that one decimal would show as 0 has its significant digits.
  package static let percent = NumberStyle(unit: Phrase("\u{A0}%")) { share in
    share != 0 && abs(share) < 0.0005
      ? Format.significant(share * 100) : Format.fixed(share * 100, decimals: 1)
  }
  /// The percentage of a mean of shares: the ends of its interval do not pass 0 and 100 %.
  package static let percentWithinBounds = NumberStyle(unit: Phrase("\u{A0}%"), limits: 0...1) {
    Format.fixed(min(max($0, 0), 1) * 100, decimals: 1)
  }
  /// A difference of shares in percentage points.
  package static let points = NumberStyle(unit: Phrase("\u{A0}points")) {
    Format.fixed(100 * $0, decimals: 1)
  }
  /// A loss, or a difference of losses.
  package static let loss = NumberStyle { Format.loss($0) }
  /// A time.
  package static let seconds = NumberStyle(unit: Phrase("\u{A0}s")) {
    $0 > 0 && $0 < 0.0005
      ? Format.significant($0)
      : Format.fixed($0, decimals: $0 < 0.1 ? 3 : $0 < 10 ? 2 : $0 < 100 ? 1 : 0)
  }
  /// A ratio with two decimals, or three significant digits where it is far from 1.
  package static let ratio = NumberStyle(unit: Phrase(verbatim: "×")) { value in
    let isNear = value == 0 || (abs(value) >= 0.05 && abs(value) < 1000)
    return isNear ? Format.fixed(value, decimals: 2) : Format.significant(value)
  }
  /// A number of any size.
  package static let significant = NumberStyle { Format.significant($0) }

  /// The number with its unit: `88.9 %`.
  package func text(_ value: Double) -> String {
    Language.current.isolated(Language.current.isolated(digits(value)) + unit)
  }

  /// Two numbers with their common unit once: `88.7 to 89.1 %`.
  package func range(_ low: Double, _ high: Double) -> String {
    localized("\(digits(low)) to \(text(high))")
  }

  /// A number and how far it may be off, with their common unit once: `88.9 ± 0.2 %`.
  package func text(_ value: Double, plusOrMinus error: Double) -> String {
    // Half a width has no sign, whatever signs the numbers have.
    let half = digits(abs(error))
    return Language.current.isolated(
      Language.current.isolated(
        "\(digits(value))\u{A0}±\u{A0}\(half.hasPrefix("+") ? String(half.dropFirst()) : half)"
      ) + unit
    )
  }
}
