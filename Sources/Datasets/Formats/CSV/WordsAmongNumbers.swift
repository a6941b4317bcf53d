internal import Faults

/// What to say of a field that should be a number and is none.
struct WordsAmongNumbers {
  private let layout: TableLayout
  private let request: DatasetRequest

  init(_ layout: TableLayout, _ request: DatasetRequest) {
    self.layout = layout
    self.request = request
  }

  /// The fault of a field.
  func fault(_ field: CSVReader.Field, _ column: Int, _ reader: CSVReader) -> Fault {
    let text = reader.text(field)
    let profile = layout.profiles[column]
    let place = "\(layout.title(column)) has"
    let got = "(got \"\(text.prefix(120))\")"
    let decimal: Character = layout.decimal.value == UInt8(ascii: ",") ? "." : ","
    if let marks = GroupedNumber(text) {
      return reader.error(
        column + 1,
        "\(place) a number with a mark between thousands \(got)",
        hint: "Write the numbers without it: \(marks.plain)."
          + (marks.decimal.map {
            " The decimals are told by `dataset: { file: \(request.written), decimal: \"\($0)\" }`."
          } ?? "")
      )
    }
    if reader.number(field, decimal: UInt8(ascii: decimal == "," ? "," : ".")) != nil {
      return reader.error(
        column + 1,
        "\(place) a number with a decimal \(decimal == "," ? "comma" : "point") \(got)",
        hint: "Write all numbers alike, and say how: "
          + "`dataset: { file: \(request.written), decimal: \"\(decimal)\" }`."
          + (reader.mayHaveThousands(field, separator: decimal)
            ? " Where it stands between thousands, write the numbers without it." : "")
      )
    }
    // One word among many numbers is a slip of that row; words throughout are a column of another kind.
    guard profile.texts * 2 > profile.count - profile.missing, !Self.isNumberLike(text) else {
      return reader.error(
        column + 1,
        "\(place) something that is not a finite number \(got)",
        hint:
          "Numbers are written as 12\(decimal == "," ? "." : ",")5 or 1e-3. Mend the field, or leave out the column: "
          + "`dataset: { file: \(request.written), ignore: [\(layout.spelled(column))] }`."
      )
    }
    return reader.error(
      column + 1,
      "\(place) \(Self.isDate(text) ? "dates" : "words"), not numbers \(got)",
      hint: hint(column)
    )
  }

  /// All columns of words, so that one mend is enough.
  private func hint(_ column: Int) -> String {
    let words = layout.featureColumns.filter { layout.profiles[$0].hasTexts || $0 == column }
    let ignored = (layout.ignored.sorted() + words).map { layout.spelled($0) }
    let label =
      layout.labelReason == .given
      ? "" : " Or, where it has the classes: `label: \(layout.spelled(column))`."
    return "Leave out what is no number: `dataset: { file: \(request.written), "
      + "ignore: [\(ignored.joined(separator: ", "))] }`.\(label)"
  }

  /// Whether a text means a number that is none here: `1e999`, `-inf`, `0x10`.
  private static func isNumberLike(_ text: String) -> Bool {
    guard !isDate(text) else { return false }
    let digits = text.drop { "+-".contains($0) }
    return digits.lowercased().hasPrefix("inf") || digits.first?.isNumber == true
  }

  /// Whether a text looks like a date or a time.
  static func isDate(_ text: String) -> Bool {
    guard GroupedNumber(text) == nil else { return false }
    let parts = text.split { !$0.isNumber && !$0.isLetter }
    guard parts.count >= 2, let first = text.first, first.isNumber else { return false }
    return text.contains { "-/.:".contains($0) }
      && parts.allSatisfy { $0.count <= 4 && $0.allSatisfy { $0.isNumber || "TZtz".contains($0) } }
  }
}
