internal import Faults

/// A table whose rows are moments of trainings: what its format knows of it, and the reading of it.
struct CurveTable {
  /// The table, without the rows that were left out.
  var table: LogTable
  /// The path of its file.
  let path: String
  /// The name of its format.
  let format: String
  /// The epochs, if it has them.
  var epoch: Axis?
  /// The steps, if it has them.
  var step: Axis?
  /// The split of names that do not say one.
  var unnamed = LoggedSeries.Split.other
  /// The names without a split that are of the training.
  var twins: Set<String> = []
  /// How the numbers of a split are measured.
  var modes: [LoggedSeries.Split: LoggedSeries.Mode] = [:]
  /// What names mean in this format alone; nil for what they mean everywhere.
  var meaning: (String) -> Meaning? = { _ in nil }
  /// Columns that are read as settings, or not at all.
  var aside: Set<Int> = []
  /// Whether rows are counted as epochs, where the file has none that can be used.
  var countsRows = false
  /// What was found so far.
  var notes: [LogNote] = []

  /// What a column is.
  struct Meaning {
    var split: LoggedSeries.Split
    var metric: String
    var mode = LoggedSeries.Mode.unknown
  }

  init(_ table: LogTable, _ file: LogFile, _ format: String) {
    (self.table, path, self.format) = (table, file.path, format)
    if table.isCut { notes.append(LogNote(.warning, "the last line is cut short and left out")) }
  }

  /// Takes the axes of a table whose epochs count from 0 if they begin there.
  mutating func findAxes() {
    let axes = Axis.find(in: table.header)
    step = axes.step.map { Axis(column: $0) }
    guard let column = axes.epoch else { return }
    let offset = Axis.offset(ofEpochs: table.numbers(column).lazy.compactMap(\.value))
    epoch = Axis(column: column, offset: offset)
    if offset != 0 { notes.append(Axis.countedFromZero) }
  }

  // MARK: Runs

  /// Where rows begin a run of their own: where the axis is again at its first value, or the header stands again and the
  /// axis goes back.
  func segments() -> [Range<Int>] {
    guard let axis = epoch ?? step, !table.rows.isEmpty else { return [0..<table.rows.count] }
    let values = table.numbers(axis.column).map(\.value)
    var (starts, first, last): ([Int], Double?, Double?) = ([0], nil, nil)
    for (row, value) in values.enumerated() {
      guard let value, value.isFinite else { continue }
      if let begin = first, let before = last, value <= begin, before > begin {
        starts.append(row)
        first = value
      }
      first = first ?? value
      last = value
    }
    return zip(starts, starts.dropFirst() + [values.count]).map { $0..<$1 }
  }

  /// The runs of rows that follow one another.
  func runs(_ segments: [Range<Int>]) -> [LoggedRun] {
    let columns = numberColumns()
    return segments.enumerated().map { number, rows in
      var run = run(Array(rows), columns)
      guard segments.count > 1 else { return run }
      let lines =
        "lines \(table.rows[rows.lowerBound].line)-\(table.rows[rows.upperBound - 1].line)"
      run.source = "\(path): \(lines)"
      run.notes.append(
        LogNote(
          .assumed,
          "the file holds \(segments.count) runs, since its epochs begin again; this is number "
            + "\(number + 1)"
        )
      )
      return run
    }
  }

  /// The numbers of each column that may be a series; nil for the others.
  func numberColumns() -> [[LogNumber]?] {
    table.header.indices.map { column in
      guard column != epoch?.column, column != step?.column, !aside.contains(column) else {
        return nil
      }
      return table.numbers(column)
    }
  }

  /// The run of some rows.
  func run(_ rows: [Int], _ columns: [[LogNumber]?]) -> LoggedRun {
    var collector = SeriesCollector()
    let places = places(rows)
    for (column, name) in table.header.enumerated() {
      guard let numbers = columns[column] else { continue }
      if name.isEmpty || name == "Unnamed: 0" { continue }
      if !rows.contains(where: { numbers[$0].value != nil }),
        rows.contains(where: { numbers[$0] == .text }), LogName(name).reasonToIgnore == nil
      {
        collector.ignore(name, "text")
        continue
      }
      guard let place = place(of: name, &collector) else { continue }
      var texts = 0
      for (index, row) in rows.enumerated() {
        switch numbers[row] {
        case .value(let value):
          let (epoch, step) = places[index]
          collector.add(value, at: place, epoch: epoch, step: step)
        case .text: texts += 1
        case .missing: break
        }
      }
      if texts > 0 { collector.note(.warning, "\(name): \(texts) of its fields are no numbers") }
    }
    return LoggedRun(
      source: path,
      format: format,
      series: collector.series,
      notes: notes + collector.notes
    )
  }

  private func place(of name: String, _ collector: inout SeriesCollector) -> Int? {
    if let meaning = meaning(name) {
      return collector.place(
        of: name,
        split: meaning.split,
        metric: meaning.metric,
        mode: meaning.mode
      )
    }
    let unnamed = twins.contains(name) ? .train : unnamed
    let split = LogName(name).split ?? unnamed
    return collector.place(of: name, unnamed: unnamed, mode: modes[split] ?? .unknown)
  }

  private func places(_ rows: [Int]) -> [(epoch: Double?, step: Int?)] {
    let epochs = epoch.map { table.numbers($0.column) }
    let steps = step.map { table.numbers($0.column) }
    let isCounted = epochs == nil && steps == nil
    return rows.enumerated().map { index, row in
      let epoch = epochs?[row].value.flatMap { $0.isFinite ? $0 + (self.epoch?.offset ?? 0) : nil }
      let step = steps?[row].value.flatMap { ($0 + (self.step?.offset ?? 0)).asStep }
      if countsRows { return (Double(index + 1), nil) }
      return isCounted ? (nil, index + 1) : (epoch, step)
    }
  }
}
