public import Faults

// Numbers and flags of a mapping.

extension FieldReader {
  /// The whole number of a key, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` when it is no whole number in the range.
  public func integer(
    _ key: String,
    in range: ClosedRange<Int>,
    default fallback: Int? = nil
  ) throws(Fault) -> Int {
    if let fallback, !has(key) { return fallback }
    let field = try required(key)
    return try integer(of: field, key, in: range)
  }

  /// The whole numbers of a list.
  ///
  /// - Throws: ``Fault`` for the first that is no whole number in the range.
  public func integers(_ key: String, in range: ClosedRange<Int>) throws(Fault) -> [Int] {
    var values: [Int] = []
    for element in try list(key) { values.append(try integer(of: element, key, in: range)) }
    return values
  }

  /// The whole number that a value is; a message names the `words` that may stand in its place.
  public func integer(
    of field: YAMLValue,
    _ key: String,
    in range: ClosedRange<Int>,
    or words: String? = nil
  ) throws(Fault) -> Int {
    let text = try text(of: field, key)
    guard let number = Int(text), range.contains(number), text == String(number) else {
      throw error(
        "\(name(key)) is not a whole number in range (got \"\(text)\", expected "
          + "\(range.lowerBound) to \(range.upperBound)" + (words.map { ", or \($0)" } ?? "") + ")",
        at: field.position,
        hint: "Write digits only, without leading zeros."
      )
    }
    return number
  }

  /// The number of a key, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` with what was `expected` when it is no such number.
  public func number(
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String,
    default fallback: Double? = nil
  ) throws(Fault) -> Double {
    if let fallback, !has(key) { return fallback }
    return try number(of: try required(key), key, where: isValid, expected: expected)
  }

  /// The number that a value is.
  public func number(
    of field: YAMLValue,
    _ key: String,
    where isValid: (Double) -> Bool,
    expected: String
  ) throws(Fault) -> Double {
    let text = try text(of: field, key)
    // Training computes in single precision: beyond its range there is nothing to train with.
    guard let number = Double(text), Float(number).isFinite, isValid(number) else {
      throw error(
        "\(name(key)) is not a number in range (got \"\(text)\", expected \(expected))",
        at: field.position,
        hint: Self.numberHint(text)
      )
    }
    return number
  }

  /// What to write in place of a text that is no number: a decimal comma is the usual slip.
  private static func numberHint(_ text: String) -> String {
    let point = text.replacing(",", with: ".")
    if text.contains(","), Double(point) != nil, point.utf8.count <= 24 {
      return "Write a decimal point in place of the comma: \(point)."
    }
    return "Write a finite number with a decimal point, such as 0.01."
  }

  /// Whether a key says true, or what stands for a key that is not there.
  ///
  /// - Throws: ``Fault`` for another word.
  public func flag(_ key: String, default fallback: Bool) throws(Fault) -> Bool {
    guard has(key) else { return fallback }
    switch try text(key) {
    case "true": return true
    case "false": return false
    case let text:
      throw error(
        "\(name(key)) is not true or false (got \"\(text)\")",
        at: try required(key).position,
        hint: "Write `\(key): true` or `\(key): false`."
      )
    }
  }
}
