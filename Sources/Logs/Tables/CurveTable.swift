internal import Faults
internal import Notation

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
    let offset = Axis.offset(ofEpochs: table.numbers(column).numbers)
    epoch = Axis(column: column, offset: offset)
    if offset != 0 { notes.append(Axis.countedFromZero) }
  }

  // MARK: Runs

  /// Where rows begin a run of their own: where the axis is again at its first value, or the header stands again and the
  /// axis goes back.
  func segments() -> [Range<Int>] {
    guard let axis = epoch ?? step, !table.rows.isEmpty else { return [0..<table.rows.count] }
    let values = table.numbers(axis.column)
    var (starts, first, last): ([Int], Double?, Double?) = ([0], nil, nil)
    for (row, value) in values.cells.enumerated() where value.isFinite {
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
      var run = run(rows, columns)
      guard segments.count > 1 else { return run }
      let lines =
        "lines \(table.rows[rows.lowerBound].line)-\(table.rows[rows.upperBound - 1].line)"
      run.source = "\(path): \(lines)"
      run.notes.append(
        LogNote(
          .assumed,
          "the file holds \(segments.count, "# run", "# runs"), since its epochs begin again; this is number \(number + 1)"
        )
      )
      return run
    }
  }

  /// The numbers of each column that may be a series; nil for the others.
  func numberColumns() -> [NumberColumn?] {
    table.header.indices.map { column in
      guard column != epoch?.column, column != step?.column, !aside.contains(column) else {
        return nil
      }
      return table.numbers(column)
    }
  }

  /// The run of some rows.
  func run(_ rows: some Collection<Int>, _ columns: [NumberColumn?]) -> LoggedRun {
    var collector = SeriesCollector()
    let places = places(rows)
    for (column, name) in table.header.enumerated() {
      guard let numbers = columns[column] else { continue }
      if name.isEmpty || name == "Unnamed: 0" { continue }
      let texts = numbers.hasTexts ? rows.count { numbers[$0] == .text } : 0
      if texts > 0, !rows.contains(where: { numbers[$0].value != nil }),
        LogName(name).reasonToIgnore == nil
      {
        collector.ignore(name, Phrase("text"))
        continue
      }
      guard let place = place(of: name, &collector) else { continue }
      collector.add(places.points(numbers, rows), at: place)
      if texts > 0 {
        collector.note(
          LogNote(
            .warning,
            "\(name): \(texts, "# of its fields is no number", "# of its fields are no numbers")"
          )
        )
      }
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

  private func places(_ rows: some Collection<Int>) -> RowPlaces {
    if countsRows { return RowPlaces(epochs: (0..<rows.count).map { Double($0 + 1) }) }
    guard epoch != nil || step != nil else { return RowPlaces(steps: Array(1..<rows.count + 1)) }
    var places = RowPlaces()
    if let epoch {
      let cells = table.numbers(epoch.column).cells
      places.epochs = rows.map { cells[$0].isFinite ? cells[$0] + epoch.offset : .nan }
    }
    if let step {
      let cells = table.numbers(step.column).cells
      places.steps = rows.map { (cells[$0] + step.offset).asStep ?? LoggedPoints.noStep }
    }
    return places
  }
}

/// Where the rows of a run stand in its training.
private struct RowPlaces {
  var epochs: [Double] = []
  var steps: [Int] = []

  /// The numbers of a column in some rows, as many as there are places.
  func points(_ numbers: NumberColumn, _ rows: some Collection<Int>) -> LoggedPoints {
    if numbers.isComplete {
      let values = rows.count == numbers.count ? numbers.cells : rows.map { numbers.cells[$0] }
      return LoggedPoints(values: values, epochs: epochs, steps: steps)
    }
    var kept: [Int] = []
    var values: [Double] = []
    for (place, row) in rows.enumerated() {
      guard let value = numbers[row].value else { continue }
      kept.append(place)
      values.append(value)
    }
    return LoggedPoints(
      values: values,
      epochs: epochs.isEmpty ? [] : kept.map { epochs[$0] },
      steps: steps.isEmpty ? [] : kept.map { steps[$0] }
    )
  }
}
