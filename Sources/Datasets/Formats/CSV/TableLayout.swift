internal import Faults

/// How the text of a table is to be read: as the request says, and else as a sample of its rows leaves no doubt of.
struct TableLayout {
  /// Something that was asked for, or else guessed.
  struct Choice<Value> {
    var value: Value
    var isGuessed: Bool

    /// What was asked for, if anything was, or what a guess gives.
    init(_ given: Value?, else guess: () throws(Fault) -> Value) throws(Fault) {
      isGuessed = given == nil
      if let given { value = given } else { value = try guess() }
    }
  }

  /// The most rows that are looked at.
  private static let sampleSize = 4096

  /// What separates fields.
  let delimiter: Choice<UInt8>
  /// What separates decimals.
  let decimal: Choice<UInt8>
  /// Whether the first row names the columns.
  let hasHeader: Choice<Bool>
  /// The names of all columns: those of the first row, or else their numbers from 1.
  let names: [String]
  /// The column of the classes, counted from 0.
  private(set) var labelColumn = 0
  /// Why it is this one.
  private(set) var labelReason = TableReading.Reason.given
  /// The columns that are left out.
  private(set) var ignored: Set<Int> = []
  /// What the columns have.
  let profiles: [ColumnProfile]

  /// The layout of a file's text.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - file: Its path.
  ///   - request: What is asked for.
  /// - Throws: ``Fault`` for text that is no table, and for what it leaves open.
  init(_ bytes: [UInt8], file: String, request: DatasetRequest) throws(Fault) {
    let delimiter = try Choice(request.delimiter) { () throws(Fault) in
      try DelimiterGuess.delimiter(of: bytes, file: file, request: request)
    }
    self.delimiter = delimiter
    var reader = try CSVReader(bytes, file: file, delimiter: delimiter.value)
    var first: [CSVReader.Field] = []
    guard try reader.next(&first) else {
      throw Fault(
        file: file,
        "the file is empty",
        hint: "The first row names the columns: \"width,height,label\"."
      )
    }
    guard first.count > 1 else { throw Self.oneColumn(reader, request) }
    let header = reader
    var profiles = [ColumnProfile](repeating: ColumnProfile(), count: first.count)
    try Self.sample(&reader, bytes, into: &profiles)
    let decimal = try Choice(request.decimal) { () throws(Fault) in
      try Self.decimal(profiles, delimiter.value, request)
    }
    self.decimal = decimal
    let isHeader = try Choice(request.hasHeader) { () throws(Fault) in
      try HeaderGuess.isHeader(first, header, profiles, decimal: decimal.value, request: request)
    }
    hasHeader = isHeader
    if isHeader.value {
      var texts: [String] = []
      for (index, field) in first.enumerated() {
        texts.append(try header.text(field, column: index + 1))
      }
      names = texts
    } else {
      names = first.indices.map { "\($0 + 1)" }
      for (index, field) in first.enumerated() { profiles[index].add(field, header) }
    }
    self.profiles = profiles
    for name in request.ignore { ignored.insert(try column(name, "ignore", file, request)) }
    if isHeader.value { try checkNames(header, request) }
    if let label = request.label {
      labelColumn = try column(label, "label", file, request)
      guard !ignored.contains(labelColumn) else {
        throw request.fault(
          "label",
          "the column of the classes is left out (got \"\(label.prefix(60))\" in `ignore` as well)",
          hint: "Remove it from `ignore`."
        )
      }
    } else {
      (labelColumn, labelReason) = try LabelGuess(self, file: file, request: request).column()
    }
    guard ignored.count + 1 < names.count else {
      throw request.fault(
        "ignore",
        "no column of numbers is left (got \(names.count) columns, \(ignored.count) of them ignored)",
        hint: "Keep at least one column beside that of the classes."
      )
    }
  }

  /// The features, counted from 0.
  var featureColumns: [Int] {
    names.indices.filter { $0 != labelColumn && !ignored.contains($0) }
  }

  /// A column as people call it.
  func title(_ column: Int) -> String {
    hasHeader.value ? "the column \"\(names[column].prefix(60))\"" : "column \(column + 1)"
  }

  /// A column as the request names it.
  func spelled(_ column: Int) -> String {
    let name = names[column]
    guard hasHeader.value, !name.isEmpty else { return "\(column + 1)" }
    let isPlain = name.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" }
    return isPlain && name.utf8.count <= 60
      ? name : "\"\(name.prefix(60).replacing("\"", with: "\\\""))\""
  }

  /// The column that has a name, or a number from 1 where none has it as its name.
  private func column(
    _ name: String,
    _ field: String,
    _ file: String,
    _ request: DatasetRequest
  ) throws(Fault) -> Int {
    if hasHeader.value {
      if let index = names.firstIndex(of: name) { return index }
      let alike = names.indices.filter { names[$0].lowercased() == name.lowercased() }
      if alike.count == 1 { return alike[0] }
    }
    if let number = Int(name), names.indices.contains(number - 1) { return number - 1 }
    let near = hasHeader.value ? Spelling.nearest(to: name, among: names) : nil
    let known =
      hasHeader.value
      ? names.prefix(12).map { String($0.prefix(40)) }.joined(separator: ", ")
        + (names.count > 12 ? ", …" : "")
      : "1 to \(names.count), because no row names the columns"
    throw request.fault(
      field,
      "\(file) has no column \"\(name.prefix(60))\" (expected one of \(known))",
      hint: near.map { "Did you mean \"\($0.prefix(60))\"?" }
        ?? "Name a column, or give its number from 1."
    )
  }

  private func checkNames(_ header: CSVReader, _ request: DatasetRequest) throws(Fault) {
    var firstColumns: [String: Int] = [:]
    for (index, name) in names.enumerated() where !ignored.contains(index) {
      guard !name.isEmpty else {
        throw header.error(
          index + 1,
          "the column has no name",
          hint: "Programs that number the rows write such a column; leave it out: "
            + "`dataset: { file: \(request.written), ignore: [\(index + 1)] }`. Or give it a name."
        )
      }
      if let first = firstColumns.updateValue(index + 1, forKey: name) {
        throw header.error(
          index + 1,
          "the column has the name of column \(first) (got \"\(name.prefix(120))\" twice)",
          hint: "Give every column a name of its own."
        )
      }
    }
  }

  private static func oneColumn(_ reader: CSVReader, _ request: DatasetRequest) -> Fault {
    reader.error(
      1,
      "there is one column only (expected numbers, and the class)",
      hint: "Separate the columns with commas, semicolons or tabs, or say what separates them: "
        + "`dataset: { file: \(request.written), delimiter: space }`."
    )
  }

  /// Looks at rows that lie evenly in the file; what is wrong with one is said when all are read.
  private static func sample(
    _ reader: inout CSVReader,
    _ bytes: [UInt8],
    into profiles: inout [ColumnProfile]
  ) throws(Fault) {
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    let stride = max(1, lines / sampleSize)
    let hasQuotes = bytes.contains(UInt8(ascii: "\""))
    var fields: [CSVReader.Field] = []
    do throws(Fault) {
      var index = 0
      while true {
        index += 1
        if index % stride != 0 {
          guard try reader.skip(hasQuotes: hasQuotes, &fields) else { return }
          continue
        }
        guard try reader.next(&fields) else { return }
        guard fields.count == profiles.count else { continue }
        for (column, field) in fields.enumerated() { profiles[column].add(field, reader) }
      }
    } catch {
      // The same reading follows, and knows the place.
    }
  }

  private static func decimal(
    _ profiles: [ColumnProfile],
    _ delimiter: UInt8,
    _ request: DatasetRequest
  ) throws(Fault) -> UInt8 {
    let numeric = profiles.filter(\.isNumeric)
    let hasPoints = numeric.contains { $0.points > 0 }
    guard numeric.contains(where: { $0.commas > 0 }) else {
      // Semicolons separate where commas are decimal, and points may stand between thousands.
      let mayBeThousands =
        hasPoints && delimiter == UInt8(ascii: ";")
        && numeric.allSatisfy { $0.points == $0.pointThousands }
      guard mayBeThousands else { return UInt8(ascii: ".") }
      throw unclearThousands("points", ".", request)
    }
    guard !hasPoints else {
      throw request.fault(
        "decimal",
        "what the commas in numbers of \(request.written) mean is not clear "
          + "(other numbers have a decimal point)",
        hint: "Write all numbers alike: with a decimal point, and without commas."
      )
    }
    guard !numeric.allSatisfy({ $0.commas == $0.thousands }) else {
      throw unclearThousands("commas", ",", request)
    }
    return UInt8(ascii: ",")
  }

  private static func unclearThousands(
    _ separators: String,
    _ separator: String,
    _ request: DatasetRequest
  ) -> Fault {
    request.fault(
      "decimal",
      "what the \(separators) in numbers of \(request.written) mean is not clear "
        + "(each could stand between thousands)",
      hint: "Where they are decimal \(separators), write `dataset: { file: \(request.written), "
        + "decimal: \"\(separator)\" }`; else write the numbers without them."
    )
  }
}
