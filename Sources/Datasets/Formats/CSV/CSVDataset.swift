internal import Checksums
internal import Faults

extension DataFormat {
  /// A table of numbers in a CSV file; see ``CSVDataset``.
  static let csv = DataFormat(
    description: "a CSV file",
    isPresent: { $0.lowercased().hasSuffix(".csv") && !FileReader.isFolder($0) },
    read: { path, _, _, _ throws(Fault) in try CSVDataset.read(path) }
  )
}

/// A data set in a CSV file: a table of numbers with a class for each row.
///
/// One row in five of each class, drawn by ``Split`` with seed 42, is the test set. Every column is scaled to 0...1 by
/// its least and its largest value in the other rows; the rows to test on have no say, and may lie outside. A column
/// with one value only becomes 0.
enum CSVDataset {
  private static let testFraction = 0.2
  private static let testSeed: UInt64 = 42

  /// The data set in a file.
  static func read(_ path: String) throws(Fault) -> DataFormat.Sets {
    let bytes = try FileReader.read(path, largest: CSVTable.largestFile)
    let fileName = path.split(separator: "/").last.map(String.init) ?? path
    let digest = SHA256.hexadecimal(of: bytes)
    let table = try CSVTable(bytes, file: path)
    let width = table.columns.count
    let split = Split(
      stratifying: table.labels,
      classCount: table.classNames.count,
      validationFraction: testFraction,
      seed: testSeed
    )
    let ranges = (0..<width).map { column in
      Range(of: split.training.lazy.map { table.values[Int($0) * width + column] })
    }
    let file = SourceFile(name: fileName, byteCount: bytes.count, sha256: digest)
    // The file is that of both sets, and is named once, with the rows that train.
    func examples(_ rows: [Int32], files: [SourceFile]) -> StoredExamples {
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
        contentDigests: files.map(\.sha256)
      )
    }
    return DataFormat.Sets(
      classNames: table.classNames,
      training: examples(split.training, files: [file]),
      test: split.validation.isEmpty ? nil : examples(split.validation, files: []),
      warnings: warnings(path, table, ranges)
    )
  }

  /// The least and the largest value of a column.
  private struct Range {
    var low = Double.infinity
    var high = -Double.infinity

    init(of values: some Sequence<Double>) {
      for value in values {
        low = min(low, value)
        high = max(high, value)
      }
    }

    var isConstant: Bool { low >= high }

    /// A value between 0 and 1 if it lies in the range.
    func scaled(_ value: Double) -> Float {
      guard !isConstant else { return 0 }
      // Halves, because the largest number less the least one would overflow.
      return Float((value / 2 - low / 2) / (high / 2 - low / 2))
    }
  }

  private static func warnings(_ path: String, _ table: CSVTable, _ ranges: [Range]) -> [String] {
    var warnings: [String] = []
    let constant = zip(table.columns, ranges).filter(\.1.isConstant).map(\.0)
    if let first = constant.first {
      let others = constant.count > 1 ? " and \(constant.count - 1) more" : ""
      warnings.append(
        "\(path): the column \"\(first.prefix(120))\"\(others) has one value in all rows that train, and tells nothing"
      )
    }
    if table.classNames.count == 1 {
      warnings.append("\(path): all rows are of one class, \"\(table.classNames[0].prefix(120))\"")
    }
    return warnings
  }
}
