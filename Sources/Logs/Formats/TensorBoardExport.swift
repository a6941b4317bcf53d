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

extension Substring {
  /// Where a text begins and ends in it, the first time.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
