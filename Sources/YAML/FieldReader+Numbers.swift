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
        hint: Self.digits(text).map { "Write digits only, without leading zeros: \($0)." }
          ?? (Int(text).map(String.init) == text
            ? "Write digits only, of a number in that range."
            : "Write digits only, without leading zeros.")
      ).ofValue(meaning: Self.digits(text), standIn: "\(range.lowerBound)")
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
      let percentage = expected.contains("percentage points") ? Self.percentage(text) : nil
      // Whoever writes 95 for a share means 95 %.
      let share = Double(text).flatMap { number in
        expected.contains("share") && number > 1 && number <= 100 && isValid(number / 100)
          ? "\(number / 100)" : nil
      }
      throw error(
        "\(name(key)) is not a number in range (got \"\(text)\", expected \(expected))",
        at: field.position,
        hint: percentage.map { "Write the percentage points alone: \($0)." }
          ?? share.map { "Write a share in place of the per cent: \($0)." }
          ?? Self.numberHint(text, expected)
      ).ofValue(
        meaning: percentage ?? share ?? Self.point(text) ?? Self.share(text),
        standIn: ["0.5", "1", "2", "0"].first { Double($0).map(isValid) == true }
      )
    }
    return number
  }

  /// What to write in place of a text that is no number.
  private static func numberHint(_ text: String, _ expected: String) -> String {
    if let point = point(text) { return "Write a decimal point in place of the comma: \(point)." }
    if let share = share(text) { return "Write a share in place of the per cent: \(share)." }
    return Double(text)?.isFinite == true
      ? "Write a finite number that is \(expected)."
      : "Write a finite number with a decimal point, such as 0.01."
  }

  /// The number of a text with a sign of per cent.
  private static func percentage(_ text: String) -> String? {
    guard text.last == "%" else { return nil }
    let number = text.dropLast().filter { $0 != " " }
    return Double(number) == nil ? nil : String(number)
  }

  /// The number that a text with a decimal comma means.
  private static func point(_ text: String) -> String? {
    let point = text.replacing(",", with: ".")
    return text.contains(",") && Double(point) != nil && point.utf8.count <= 24 ? point : nil
  }

  /// The share that a text in per cent means.
  private static func share(_ text: String) -> String? {
    guard text.last == "%", let number = Double(text.dropLast().filter { $0 != " " }) else {
      return nil
    }
    return "\(number / 100)"
  }

  /// The whole number that a text with separators, or with nothing but zeros behind a point, means.
  private static func digits(_ text: String) -> String? {
    guard text.utf8.count <= 24 else { return nil }
    let plain = text.filter { $0 != "," && $0 != "_" && $0 != "'" && $0 != " " }
    if plain != text, text.first != ",", text.last != ",", let number = Int(plain) {
      let groups = text.split { !$0.isNumber }
      guard groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
      return "\(number)"
    }
    guard let number = Double(text), let whole = Int(exactly: number), "\(whole)" != text else {
      return nil
    }
    return "\(whole)"
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
      ).ofValue(
        meaning: ["yes": "true", "on": "true", "no": "false", "off": "false"][text.lowercased()]
          ?? Spelling.nearest(to: text, among: ["true", "false"])
      )
    }
  }
}
