internal import Faults
internal import Notation

extension LogFormat {
  /// Any other table of numbers with names: an axis, or rows that are counted; several runs where columns tell them apart.
  static let plainTable = LogFormat(
    "table",
    title: "Table (CSV, TSV)",
    .file(
      recognises: { file in
        guard let head = file.tableHead, !head.isOwnOther else { return false }
        let axes = Axis.find(in: head.names)
        let hasAxis = axes.epoch != nil || axes.step != nil
        if !head.hasRows { return hasAxis }
        return head.hasNumbers && (hasAxis || (head.isAllNumbers && head.hasMetric))
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "table")
        curves.findAxes()
        curves.twins = LogName.trainingTwins(among: table.header)
        return PlainTable(curves, file).runs
      }
    )
  )
}

/// The reading of a table of which nothing is known but its names and numbers.
struct PlainTable {
  private var curves: CurveTable
  private let file: LogFile
  private let numbers: [NumberColumn]

  init(_ curves: CurveTable, _ file: LogFile) {
    (self.curves, self.file) = (curves, file)
    numbers = curves.table.header.indices.map { curves.table.numbers($0) }
    if curves.epoch == nil, curves.step == nil {
      self.curves.notes.append(
        LogNote(.warning, "no column says the epoch or the step: rows are counted as steps")
      )
    }
  }

  private var table: LogTable { curves.table }

  var runs: [LoggedRun] {
    let segments = curves.segments()
    let keys = keys(segments)
    guard !keys.isEmpty else { return withConstants(curves.runs(segments), segments) }
    let groups = groups(keys)
    let isAxisUsed = groups.contains { $0.rows.count > 1 }
    if !isAxisUsed, groups.count > 1 { return RunTable(table, file, "results-table").runs }
    var curves = curves
    curves.aside.formUnion(keys)
    let constants = constants(groups.map(\.rows)).filter { !keys.contains($0) }
    curves.aside.formUnion(constants)
    let columns = curves.numberColumns()
    return groups.map { group in
      var run = curves.run(group.rows, columns)
      for column in keys + constants {
        let text = table.text(group.rows[0], column) ?? ""
        if !text.isEmpty { run.settings[table.header[column]] = Setting(text) }
      }
      if groups.count > 1 {
        run.name = group.key.joined(separator: " ")
        run.source = "\(file.path): \(group.key.joined(separator: " "))"
      }
      return run
    }
  }

  /// The columns that tell runs apart: seeds, names, texts, and numbers of no metric that stay within each stretch of rows.
  private func keys(_ segments: [Range<Int>]) -> [Int] {
    let axes = [curves.epoch?.column, curves.step?.column]
    return table.header.indices.filter { column in
      guard !axes.contains(column), !table.header[column].isEmpty else { return false }
      if SettingWords.isKey(table.header[column]) { return true }
      guard LogName(table.header[column]).reasonToIgnore != .time else { return false }
      if numbers[column].hasTexts {
        return !numbers[column].contains { $0.value != nil } && isConstant(column, segments)
      }
      return segments.count > 1 && isSetting(column) && isConstant(column, segments)
    }
  }

  private func isSetting(_ column: Int) -> Bool {
    let name = table.header[column]
    if SettingWords.isSetting(name) { return true }
    let reading = LogName(name)
    return reading.split == nil && MetricDirection(ofMetric: name) == .none
      && (reading.reasonToIgnore == nil || reading.reasonToIgnore == .annotation)
  }

  private func isConstant(_ column: Int, _ segments: [Range<Int>]) -> Bool {
    // A text column may change where no axis goes back, in files that are sorted by their epochs.
    if numbers[column].hasTexts {
      let texts = table.texts(column)
      return Set(texts).count * 2 <= texts.count || texts.count < 4
    }
    return segments.allSatisfy { rows in
      rows.allSatisfy { same(numbers[column][$0], numbers[column][rows.lowerBound]) }
    }
  }

  private func same(_ one: LogNumber, _ other: LogNumber) -> Bool { one.value == other.value }

  private func groups(_ keys: [Int]) -> [(key: [String], rows: [Int])] {
    var (groups, places): ([(key: [String], rows: [Int])], [[String]: Int]) = ([], [:])
    let texts = keys.map { table.texts($0) }
    for row in table.rows.indices {
      let key = texts.map { $0[row] }
      if let place = places[key] {
        groups[place].rows.append(row)
      } else {
        places[key] = groups.count
        groups.append((key, [row]))
      }
    }
    return groups
  }

  /// Numbers of no metric that do not change within a run.
  private func constants(_ runs: [[Int]]) -> [Int] {
    let axes = [curves.epoch?.column, curves.step?.column]
    return table.header.indices.filter { column in
      guard !axes.contains(column), SettingWords.isSetting(table.header[column]) else {
        return false
      }
      return runs.allSatisfy { rows in
        rows.allSatisfy { same(numbers[column][$0], numbers[column][rows[0]]) }
      }
    }
  }

  private func withConstants(_ runs: [LoggedRun], _ segments: [Range<Int>]) -> [LoggedRun] {
    guard table.rows.count > 1 else { return runs }
    let constants = constants(segments.map(Array.init))
    return zip(runs, segments).map { run, rows in
      var run = run
      for column in constants where !rows.isEmpty {
        let name = table.header[column]
        run.settings[name] = Setting(table.text(rows.lowerBound, column) ?? "")
        run.series.removeAll { $0.name == name }
      }
      return run
    }
  }
}
