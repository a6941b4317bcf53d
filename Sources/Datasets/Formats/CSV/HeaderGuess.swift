/// Whether the first row of a table names its columns.
enum HeaderGuess {
  /// The fewest columns whose numbers in the first row are taken for names, such as 0, 1 and 2.
  private static let fewestCounted = 5

  /// Whether a first row names the columns of which the other rows have these profiles.
  ///
  /// It does where it has a word above numbers, a name that columns of classes have, or counts its columns.
  static func isHeader(
    _ first: [CSVReader.Field],
    _ reader: CSVReader,
    _ profiles: [ColumnProfile],
    decimal: UInt8
  ) -> Bool {
    let numbers = first.map { reader.number($0, decimal: decimal) }
    let isWord = zip(first, numbers).map { field, number in
      number == nil && !reader.isMissing(field)
    }
    if zip(isWord, profiles).contains(where: { $0 && $1.isNumeric }) { return true }
    let isLabel = zip(first, isWord).contains { field, isWord in
      isWord && LabelGuess.isName(reader.text(field))
    }
    if isLabel || counts(numbers.compactMap(\.self), hasWords: isWord.contains(true)) {
      return true
    }
    return !profiles.contains(where: \.isNumeric) && !numbers.contains { $0 != nil }
  }

  /// Whether numbers count from 0 or 1, and so are names where a table is made without any.
  private static func counts(_ numbers: [Double], hasWords: Bool) -> Bool {
    guard numbers.count >= (hasWords ? 1 : fewestCounted), let first = numbers.first,
      first == 0 || first == 1
    else { return false }
    return numbers.enumerated().allSatisfy { $1 == first + Double($0) }
  }
}
