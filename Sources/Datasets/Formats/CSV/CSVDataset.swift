internal import Checksums
internal import Faults

extension DataFormat {
  /// A table of numbers in a CSV file; see ``CSVDataset``.
  static let csv = DataFormat(
    description: "a CSV file",
    isPresent: { TableFile.isName($0) && FileReader.exists($0) && !FileReader.isFolder($0) },
    read: { reading throws(Fault) in
      try CSVDataset.read(reading.path, reading.request)
    }
  )
}

/// A data set in a CSV file: a table of numbers with a class for each row.
///
/// One row in five of each class, drawn by ``Split`` with seed 42, is the test set, unless the request names a file of
/// its own. Every column is scaled to 0...1 by its least and its largest value in the other rows; the rows to test on
/// have no say, and may lie outside. A column with one value only becomes 0.
enum CSVDataset {
  private static let testFraction = 0.2
  private static let testSeed: UInt64 = 42

  /// The data set in a file.
  static func read(_ path: String, _ request: DatasetRequest) throws(Fault) -> DataFormat.Sets {
    let (source, digest, whole) = try table(path, request)
    var table = whole
    let selection = try ClassSelection(of: table.classNames, for: request)
    let rowCount = table.labels.count
    if !selection.isAll { table.keep(selection) }
    var reading = TableReading(table, otherClassRows: rowCount - table.labels.count)
    let ranges: [Range]
    let training: StoredExamples
    let test: StoredExamples?
    if let testPath = request.test {
      let other = try testTable(testPath, request, whole, selection)
      reading.testFile = other.source.name
      ranges = Self.ranges(of: table, rows: nil)
      let digests = [digest ?? table.digest, selection.digest.flatMap { digest == nil ? nil : $0 }]
      training = examples(
        of: table,
        rows: table.labels.indices.map { Int32($0) },
        ranges,
        files: [source],
        digests: digests.compactMap(\.self)
      )
      test = examples(
        of: other.table,
        rows: other.table.labels.indices.map { Int32($0) },
        ranges,
        files: [other.source],
        digests: ["test " + other.table.digest]
      )
    } else {
      let split = Split(
        stratifying: table.labels,
        classCount: selection.names.count,
        validationFraction: testFraction,
        seed: testSeed
      )
      ranges = Self.ranges(of: table, rows: split.training)
      // The file is that of both sets, and is named once, with the rows that train.
      training = examples(
        of: table,
        rows: split.training,
        ranges,
        files: [source],
        digests: [selection.isAll ? digest ?? table.digest : table.digest]
          + (split.hasEveryClass ? ["every class"] : [])
      )
      test =
        split.validation.isEmpty
        ? nil : examples(of: table, rows: split.validation, ranges, files: [], digests: [])
    }
    return DataFormat.Sets(
      classNames: selection.names,
      training: training,
      test: test,
      warnings: warnings(path, table, ranges),
      table: reading
    )
  }

  /// The table in a file, and what its content is known by where that follows from its bytes.
  private static func table(
    _ path: String,
    _ request: DatasetRequest
  ) throws(Fault) -> (SourceFile, String?, CSVTable) {
    let (text, stored) = try TableFile.read(path)
    let table = try CSVTable(text, file: path, request: request)
    return (
      SourceFile(
        name: path.split(separator: "/").last.map(String.init) ?? path,
        byteCount: stored.count,
        sha256: SHA256.hexadecimal(of: stored)
      ),
      table.isPlain ? SHA256.hexadecimal(of: text) : nil,
      table
    )
  }

  private static func examples(
    of table: CSVTable,
    rows: [Int32],
    _ ranges: [Range],
    files: [SourceFile],
    digests: [String]
  ) -> StoredExamples {
    let width = ranges.count
    var numbers: [Float] = []
    numbers.reserveCapacity(rows.count * width)
    for row in rows {
      for column in 0..<width {
        numbers.append(ranges[column].scaled(table.values[Int(row) * width + column]))
      }
    }
    return StoredExamples(
      shape: .features(width),
      labels: rows.map { table.labels[Int($0)] },
      features: .numbers(numbers),
      files: files,
      contentDigests: digests
    )
  }

  /// The ranges of the columns in some rows, or in all.
  private static func ranges(of table: CSVTable, rows: [Int32]?) -> [Range] {
    let width = table.columns.count
    var ranges = [Range](repeating: Range(), count: width)
    for row in rows ?? table.labels.indices.map({ Int32($0) }) {
      for column in 0..<width { ranges[column].add(table.values[Int(row) * width + column]) }
    }
    return ranges
  }

  /// The least and the largest value of a column.
  private struct Range {
    var low = Double.infinity
    var high = -Double.infinity

    mutating func add(_ value: Double) {
      low = min(low, value)
      high = max(high, value)
    }

    var isConstant: Bool { low >= high }

    /// A value between 0 and 1 if it lies in the range.
    func scaled(_ value: Double) -> Float {
      guard !isConstant else { return 0 }
      // Halves, because the largest number less the least one would overflow.
      return Float((value / 2 - low / 2) / (high / 2 - low / 2))
    }
  }

  private static func warnings(
    _ path: String,
    _ table: CSVTable,
    _ ranges: [Range]
  ) -> [String] {
    var warnings: [String] = []
    let constant = zip(table.columns, ranges).filter(\.1.isConstant).map(\.0)
    // The edges of pictures are black in all of them.
    if let first = constant.first, table.layout.labelReason != .besidePixels {
      let others = constant.count > 1 ? " and \(constant.count - 1) more" : ""
      warnings.append(
        "\(path): the column \"\(first.prefix(120))\"\(others) has one value in all rows that train, and tells nothing"
      )
    }
    return warnings
  }
}
