internal import Faults

/// Whether the first row of a table names its columns.
enum HeaderGuess {
  /// The fewest columns whose numbers in the first row are taken for names without doubt, such as 0, 1, 2, 3 and 4.
  private static let fewestCounted = 5

  /// Whether a first row names the columns of which the other rows have these profiles.
  ///
  /// It does where it has a word above numbers, a name that columns of classes have, or counts its columns.
  ///
  /// - Throws: ``Fault`` where it counts a few columns: an example may have these numbers as well.
  static func isHeader(
    _ first: [CSVReader.Field],
    _ reader: CSVReader,
    _ profiles: [ColumnProfile],
    decimal: UInt8,
    request: DatasetRequest
  ) throws(Fault) -> Bool {
    let numbers = first.map { reader.number($0, decimal: decimal) }
    let isWord = zip(first, numbers).map { field, number in
      number == nil && !reader.isMissing(field)
    }
    if zip(isWord, profiles).contains(where: { $0 && $1.isNumeric }) { return true }
    let isLabel = zip(first, isWord).contains { field, isWord in
      isWord && LabelGuess.isName(reader.text(field))
    }
    let hasWords = isWord.contains(true)
    if isLabel { return true }
    if counts(numbers.compactMap(\.self)) {
      let count = numbers.count { $0 != nil }
      guard hasWords || count == 1 || count >= fewestCounted else {
        let shown = first.map { reader.text($0) }.filter { !$0.isEmpty }
        throw request.fault(
          "header",
          "whether the first row of \(request.written) names the columns is not clear "
            + "(got \(shown.joined(separator: ", ")), which counts them or is an example)",
          hint: "Write `dataset: { file: \(request.written), header: true }` where it names them, "
            + "or `header: false` where it is an example."
        )
      }
      if hasWords || count >= fewestCounted { return true }
    }
    return !profiles.contains(where: \.isNumeric) && !numbers.contains { $0 != nil }
  }

  /// Whether numbers count from 0 or 1, and so are names where a table is made without any.
  private static func counts(_ numbers: [Double]) -> Bool {
    guard let first = numbers.first, first == 0 || first == 1 else { return false }
    return numbers.enumerated().allSatisfy { $1 == first + Double($0) }
  }
}
