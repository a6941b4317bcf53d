extension LogTable {
  /// The table of records: a column a key, in the order in which they appear; objects in records are parts of names.
  init?(records: [LogJSON.Value]) {
    var (names, places): ([String], [String: Int]) = ([], [:])
    var rows: [[Int: String]] = []
    for record in records {
      var row: [Int: String] = [:]
      for (name, value) in record.flatFields {
        let place = places[name] ?? names.count
        if place == names.count {
          places[name] = place
          names.append(name)
        }
        row[place] = value
      }
      rows.append(row)
    }
    self.init(names, rows.map { row in names.indices.map { row[$0] ?? "" } })
  }

  /// The table of an object with a list for every column.
  init?(columns object: LogJSON.Value) {
    let columns = object.fields.map { name, value in
      (name, (value.kind == .object ? value.fields.map(\.value) : value.elements).map(\.cell))
    }
    let count = columns.map(\.1.count).max() ?? 0
    let rows = (0..<count).map { row in columns.map { row < $0.1.count ? $0.1[row] : "" } }
    self.init(columns.map(\.0), rows)
  }

  private init?(_ names: [String], _ rows: [[String]]) {
    let text = ([names] + rows).map { row in
      row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: "\t")
    }
    self.init(Array((text.joined(separator: "\n") + "\n").utf8))
    isOfRecords = true
  }
}

extension LogJSON.Value {
  /// Its text as a field of a table; empty where it is missing.
  fileprivate var cell: String { kind == .null ? "" : text }

  /// The fields that are no lists, those of objects in it as `a/b`.
  fileprivate var flatFields: [(String, String)] {
    var flat: [(String, String)] = []
    for (name, value) in fields {
      switch value.kind {
      case .object: flat += value.flatFields.map { ("\(name)/\($0.0)", $0.1) }
      case .array: break
      case .null, .bool, .number, .string: flat.append((name, value.cell))
      }
    }
    return flat
  }
}
