internal import Faults

/// What separates the fields of a table, by its first rows.
enum DelimiterGuess {
  private static let candidates = Array(",;\t|".utf8)
  private static let rowCount = 20

  /// How the first rows fall apart at a separator.
  private struct Trial {
    var delimiter: UInt8
    /// The fields of the first row.
    var width = 0
    /// Whether all rows have as many, and more than one.
    var isTable = true
    /// How many fields are numbers, or lack a value.
    var numbers = 0

    init(_ delimiter: UInt8, _ bytes: [UInt8], file: String) throws(Fault) {
      self.delimiter = delimiter
      var reader = try CSVReader(bytes, file: file, delimiter: delimiter)
      var fields: [CSVReader.Field] = []
      do throws(Fault) {
        while reader.row < DelimiterGuess.rowCount, try reader.next(&fields) {
          if reader.row == 1 { width = fields.count }
          // An empty line is said to be one whatever separates fields.
          guard fields.count > 1 || !reader.bytes(of: fields[0]).isEmpty else { continue }
          isTable = isTable && fields.count == width
          numbers += fields.count { field in
            reader.isMissing(field) || reader.number(field) != nil
              || reader.number(field, decimal: UInt8(ascii: ",")) != nil
          }
        }
      } catch {
        isTable = false
      }
      isTable = isTable && width > 1
    }
  }

  /// The separator.
  ///
  /// - Throws: ``Fault`` where two are as good as each other.
  static func delimiter(
    of bytes: [UInt8],
    file: String,
    request: DatasetRequest
  ) throws(Fault) -> UInt8 {
    var trials: [Trial] = []
    for candidate in candidates { trials.append(try Trial(candidate, bytes, file: file)) }
    let tables = trials.filter(\.isTable)
    if let named = TableFile.delimiter(of: file),
      tables.isEmpty || tables.contains(where: { $0.delimiter == named })
    {
      return named
    }
    guard let most = tables.map(\.numbers).max() else {
      // No rows of one width: what is wrong with them is said of the separator that the first one has most of.
      let widest = trials.max { $0.width < $1.width }
      return widest.flatMap { $0.width > 1 ? $0.delimiter : nil } ?? UInt8(ascii: ",")
    }
    let best = tables.filter { $0.numbers == most }
    guard best.count > 1 else { return best[0].delimiter }
    let names = best.map { name(of: $0.delimiter) }
    throw request.fault(
      "delimiter",
      "what separates the fields of \(request.written) is not clear (got \(names.joined(separator: " and ")))",
      hint:
        "Write `dataset: { file: \(request.written), delimiter: \"\(names[0])\" }`, or \"\(names[1])\"."
    )
  }

  /// A separator as the request names it.
  static func name(of delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    default: String(UnicodeScalar(delimiter))
    }
  }
}
