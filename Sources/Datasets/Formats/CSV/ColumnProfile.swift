/// What a column of a table has, by a sample of its rows.
struct ColumnProfile {
  /// The most different numbers that are counted: one more than a column of classes may have to be taken for one.
  static let largestDistinct = 65

  /// How many fields were seen.
  private(set) var count = 0
  /// How many of them lack a value.
  private(set) var missing = 0
  /// How many are no number.
  private(set) var texts = 0
  /// How many of these look like dates, times or numbers with marks between thousands.
  private(set) var dates = 0
  /// How many are numbers with a decimal point.
  private(set) var points = 0
  /// How many are numbers only with a decimal comma.
  private(set) var commas = 0
  /// How many of those could have commas between thousands instead.
  private(set) var thousands = 0
  /// How many of those with a decimal point could have it between thousands instead.
  private(set) var pointThousands = 0
  /// How many are whole numbers.
  private(set) var integers = 0
  /// The least and the largest number.
  private(set) var range: ClosedRange<Double>?
  /// The different numbers, at most ``largestDistinct``.
  private(set) var distinct: [Double] = []
  /// How often each of them was seen.
  private(set) var occurrences: [Int] = []

  /// Looks at a field.
  mutating func add(_ field: CSVReader.Field, _ reader: CSVReader) {
    count += 1
    guard !reader.isMissing(field) else {
      missing += 1
      return
    }
    var number = reader.number(field)
    if number != nil {
      if reader.has(UInt8(ascii: "."), in: field) {
        points += 1
        if reader.mayHaveThousands(field, separator: ".") { pointThousands += 1 }
      }
    } else if reader.has(UInt8(ascii: ","), in: field) {
      number = reader.number(field, decimal: UInt8(ascii: ","))
      if number != nil {
        commas += 1
        if reader.mayHaveThousands(field, separator: ",") { thousands += 1 }
      }
    }
    guard let number else {
      texts += 1
      let text = reader.text(field)
      if WordsAmongNumbers.isDate(text) || GroupedNumber(text) != nil { dates += 1 }
      return
    }
    if number.rounded() == number { integers += 1 }
    range = min(range?.lowerBound ?? number, number)...max(range?.upperBound ?? number, number)
    if let place = distinct.firstIndex(of: number) {
      occurrences[place] += 1
    } else if distinct.count < Self.largestDistinct {
      distinct.append(number)
      occurrences.append(1)
    }
  }

  /// Whether all values are numbers, however their decimals are separated.
  var isNumeric: Bool { texts == 0 && count > missing }
  /// Whether some value is no number.
  var hasTexts: Bool { texts > 0 }
  /// Whether the values could be the names of classes.
  var hasWords: Bool { texts > dates }
  /// Whether the values are two whole numbers: a class of two, or a feature that is there or not.
  var isBinary: Bool { hasFewValues && distinct.count == 2 }
  /// Whether all values are whole numbers.
  var isWhole: Bool { isNumeric && integers == count - missing }
  /// Whether one value is more frequent than all others together, as black is in the corner of pictures.
  var hasUsualValue: Bool { (occurrences.max() ?? 0) * 2 > count - missing }
  /// Whether it has few different whole numbers, each of them twice on average.
  var hasFewValues: Bool {
    isWhole && (2..<Self.largestDistinct).contains(distinct.count)
      && distinct.count * 2 <= count - missing
  }
}

extension CSVReader {
  /// Whether the one comma or point of a number could stand between thousands: three digits follow it, and one to three
  /// that do not begin with 0 stand before.
  func mayHaveThousands(_ field: Field, separator: Character) -> Bool {
    let parts = text(field).drop { $0 == "-" || $0 == "+" }
      .split(separator: separator, omittingEmptySubsequences: false)
    return parts.count == 2 && (1...3).contains(parts[0].utf8.count) && parts[0].first != "0"
      && parts[1].utf8.count == 3
      && parts.allSatisfy { $0.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains) }
  }

  /// The text of a field, with replacement characters for what is not UTF-8.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes(of: field), as: UTF8.self)
    return field.hasQuotes ? text.replacing("\"\"", with: "\"") : text
  }
}
