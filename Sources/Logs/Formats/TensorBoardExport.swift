internal import Faults
internal import Notation

extension LogFormat {
  /// What TensorBoard's pages save of one tag: `Wall time,Step,Value`, and the run and the tag in the file's name.
  ///
  /// The server hands out at most 1,000 points unless it was told otherwise (tensorboard/plugins/scalar).
  static let tensorBoardCSV = LogFormat(
    "tensorboard-csv",
    title: "TensorBoard export (CSV)",
    .file(
      recognises: { $0.tableHead?.names == ["Wall time", "Step", "Value"] },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        let (steps, values) = (table.numbers(1), table.numbers(2))
        let points = zip(steps, values).compactMap { step, value in
          value.value.map { LoggedPoint(step: step.value?.asStep, $0) }
        }
        return [tensorBoardRun(file, "tensorboard-csv", points)]
      }
    )
  )

  /// A run with the one tag that TensorBoard saved.
  static func tensorBoardRun(
    _ file: LogFile,
    _ format: String,
    _ points: [LoggedPoint]
  ) -> LoggedRun {
    var stem = file.name[...]
    if let dot = stem.lastIndex(of: ".") { stem = stem[..<dot] }
    var (run, tag): (String?, String) = (nil, String(stem))
    if stem.hasPrefix("run-"), let middle = stem.range(of: "-tag-") {
      run = String(stem[stem.index(stem.startIndex, offsetBy: 4)..<middle.lowerBound])
      tag = String(stem[middle.upperBound...])
    }
    var collector = SeriesCollector()
    let folder = run.flatMap { LogName($0).split } ?? .other
    for point in points {
      collector.add(tag, point.value, step: point.step, unnamed: folder)
    }
    var notes = collector.notes
    if points.count == 1000 {
      notes.append(
        LogNote(
          .warning,
          "it has exactly 1000 points, as many as TensorBoard exports: there may have been more"
        )
      )
    }
    return LoggedRun(
      source: file.path,
      format: format,
      name: run,
      series: collector.series,
      notes: notes
    )
  }
}

/// What TensorBoard's pages saved of one folder: a run has a file for each of its tags, and for each of its splits.
enum TensorBoardExports {
  /// Puts the tags of each run together; a run of one tag stays as it is where no other has more.
  ///
  /// - Parameters:
  ///   - units: What was read of the folder.
  ///   - folder: The path of the folder.
  /// - Returns: The same with a unit for each run.
  static func joined(_ units: [LogUnit], folder: String) -> [LogUnit] {
    var places: [String: [Int]] = [:]
    for (place, unit) in units.enumerated() where isExport(unit) {
      if let name = unit.runs.first?.name { places[withoutSplit(name), default: []].append(place) }
    }
    guard places.values.contains(where: { $0.count > 1 }) else { return units }
    var joined = units
    for (name, places) in places {
      let parts = places.flatMap { units[$0].runs }
      var run = parts[0]
      run.name = name
      // The run `.` is that of the folder for which the server was started.
      run.source = name == "." ? folder : "\(folder): \(name)"
      run.series = parts.flatMap(\.series)
      run.notes = parts.flatMap(\.notes)
      for place in places { joined[place].runs = [] }
      joined[places[0]].runs = [run]
    }
    let others = Set(places.values.flatMap { $0.dropFirst() })
    return joined.enumerated().filter { !others.contains($0.offset) }.map(\.element)
  }

  private static func isExport(_ unit: LogUnit) -> Bool {
    unit.format.name == LogFormat.tensorBoardCSV.name
      || unit.format.name == LogFormat.tensorBoardJSON.name
  }

  /// `base_s1` for `base_s1_validation`, as browsers write the folder `base_s1/validation`.
  private static func withoutSplit(_ name: String) -> String {
    guard let mark = name.lastIndex(where: { "_/-".contains($0) }) else {
      return ["train", "validation"].contains(name) ? "." : name
    }
    let last = name[name.index(after: mark)...]
    return ["train", "validation"].contains(last) ? String(name[..<mark]) : name
  }
}

extension Substring {
  /// Where a text begins and ends in it, the first time.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
