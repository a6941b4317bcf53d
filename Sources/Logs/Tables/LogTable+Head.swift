internal import Synchronization

/// The first lines of a file as a table, by which formats are recognised.
struct TableHead {
  /// The names of its columns.
  let names: [String]
  /// The same in lower case.
  let words: [String]
  /// The separator.
  let separator: UInt8
  private let table: LogTable

  /// Reads the head of a file; nil where it is no table with a header of names.
  init?(_ file: LogFile) {
    guard let first = file.head.first(where: { $0 > 0x20 }), first != UInt8(ascii: "{"),
      first != UInt8(ascii: "["), let table = LogTable(Self.lines(of: file), rows: 3)
    else { return nil }
    self.table = table
    names = table.header
    separator = table.separator
    words = names.map { $0.lowercased() }
    guard Self.areNames(names) else { return nil }
    guard table.rows.isEmpty || table.rows.indices.contains(where: table.fits) || isAnyShort else {
      return nil
    }
  }

  /// The first lines, as few as suffice.
  private static func lines(of file: LogFile) -> ArraySlice<UInt8> {
    var (end, lines) = (0, 0)
    while lines < 12, let next = file.head[end...].firstIndex(of: 0x0A) {
      end = next + 1
      lines += 1
    }
    return lines < 2 || file.size == file.head.count && lines < 12
      ? file.head[...] : file.head[..<end]
  }

  /// The text of a field of the first rows; nil where it is not there.
  func text(_ row: Int, _ column: Int) -> String? {
    row < table.rows.count ? table.text(row, column) : nil
  }

  /// timm writes rows that are too short; they are told apart later.
  private var isAnyShort: Bool { table.rows.contains { $0.count < names.count && $0.count > 1 } }

  /// Whether there is a row below the header.
  var hasRows: Bool { !table.rows.isEmpty }

  /// Whether a column has a number or nothing in each of the first rows, and a number in one of them.
  var hasNumbers: Bool {
    names.indices.contains { column in
      let numbers = table.numbers(column)
      return numbers.contains { $0.value != nil } && !numbers.hasTexts
    }
  }

  /// Whether a field of the first rows is empty.
  var isSparse: Bool {
    table.rows.indices.contains { row in
      names.indices.contains { table.text(row, $0)?.isEmpty == true }
    }
  }

  /// Whether a column is of a metric that is known, or of a split.
  var hasMetric: Bool {
    names.contains { name in
      let reading = LogName(name)
      guard reading.reasonToIgnore == nil else { return false }
      return reading.split != nil || MetricDirection(ofMetric: name) != .none
    }
  }

  /// Whether it is a table of ours that is no log: the claims of a report, or what its probes found.
  var isOwnOther: Bool {
    (has("verdict") && has("statement")) || (has("quantity") && has("layer") && has("value"))
  }

  /// Whether a column has texts.
  var hasTexts: Bool { names.indices.contains { table.numbers($0).hasTexts } }

  /// Whether no column but a first one without a name has texts.
  var isAllNumbers: Bool { !hasTexts }

  /// Whether there is a column of that name, in lower case.
  func has(_ word: String) -> Bool { words.contains(word) }

  private static func areNames(_ names: [String]) -> Bool {
    guard let last = names.last, names.count > 1 || !last.isEmpty else { return false }
    for (index, name) in names.enumerated() {
      guard name.utf8.count <= 400 else { return false }
      if LogNumber(name).value != nil { return false }
      // The first column of an index has no name, and a separator may end the line.
      if name.isEmpty, index > 0, index < names.count - 1 { return false }
    }
    if names.count == 1 {
      return last.allSatisfy { $0.isLetter || $0.isNumber || "_-/. ".contains($0) }
    }
    return true
  }
}

extension TableHead {
  /// The head of one file, which is read once, however many formats look at it.
  final class Once: Sendable {
    private let known = Mutex<TableHead??>(nil)

    /// The head; nil where the file is no table.
    func value(of file: LogFile) -> TableHead? {
      known.withLock { known in
        if let known { return known }
        let head = TableHead(file)
        known = .some(head)
        return head
      }
    }
  }
}
