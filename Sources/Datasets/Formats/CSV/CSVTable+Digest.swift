internal import Checksums

extension CSVTable {
  /// The SHA-256 of the table's content: of its classes and numbers, however they are written.
  var digest: String {
    let head = "table \(columns.count) \(labels.count)\n"
    var bytes = Array(head.utf8)
    bytes.reserveCapacity(bytes.count + labels.count + values.count * MemoryLayout<UInt64>.size)
    bytes += labels
    for index in 0..<values.count {
      let bits = (values[index] + 0).bitPattern
      for shift in stride(from: 0, to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
      }
    }
    return SHA256.hexadecimal(of: bytes)
  }
}

extension TableReading {
  init(_ table: CSVTable, otherClassRows: Int) {
    let layout = table.layout
    label = layout.names[layout.labelColumn]
    labelColumn = layout.labelColumn + 1
    labelReason = layout.labelReason
    delimiter = Choice(
      value: DelimiterGuess.name(of: layout.delimiter.value),
      isGuessed: layout.delimiter.isGuessed
    )
    decimal = Choice(
      value: String(UnicodeScalar(layout.decimal.value)),
      isGuessed: layout.decimal.isGuessed
    )
    header = Choice(value: "\(layout.hasHeader.value)", isGuessed: layout.hasHeader.isGuessed)
    featureColumns = table.columns.count
    ignored = layout.ignored.sorted().map {
      layout.names[$0].isEmpty ? "\($0 + 1)" : layout.names[$0]
    }
    droppedRows = table.droppedRows
    self.otherClassRows = otherClassRows
    testFile = nil
  }
}
