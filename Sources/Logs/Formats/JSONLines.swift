internal import Faults
internal import Notation

extension LogFormat {
  /// Lines of JSON, or a list of objects, each with an epoch or a step.
  static let jsonLines = LogFormat(
    "json-lines",
    title: "JSON lines",
    .file(
      recognises: { file in
        guard let head = JSONHead(file, count: 64 << 10), let record = head.record else {
          return false
        }
        let isList = head.root.kind == .array || !head.isAlone
        let numbers = record.fields.filter { $0.value.kind == .number }.map(\.name)
        guard numbers.contains(where: Axis.isAxis) else {
          // Without an axis they are results, of runs that something tells apart, or nothing but metrics.
          let isKnown = numbers.contains { MetricDirection(ofMetric: $0) != .none }
          return isList && isKnown
            && (record.fields.contains { SettingWords.isRepeat($0.name) }
              || record.fields.allSatisfy { [.number, .null].contains($0.value.kind) })
        }
        return (isList || !record.fields.contains { $0.value.kind == .array })
          && head.records.contains { hasSeries($0, 0) }
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        return try runs(of: records.values, [:], records.notes, "json-lines", file)
      }
    )
  )

  /// An object with settings, and one list of objects, each with an epoch or a step.
  static let recordsObject = LogFormat(
    "json-records",
    title: "JSON records beside settings",
    .file(
      recognises: { file in
        guard let object = JSONHead(file, count: 16 << 10)?.object else { return false }
        return records(of: object)?.first.map { record in
          record.fields.contains { $0.value.kind == .number && Axis.isAxis($0.name) }
        } ?? false
      },
      read: { file throws(Fault) in
        let object = try file.object()
        let settings = object.settings(prefix: "")
        return try runs(of: records(of: object) ?? [], settings, [], "json-records", file)
      }
    )
  )

  /// Whether a record has a number beside its axis that may be a series.
  private static func hasSeries(_ record: LogJSON.Value, _ depth: Int) -> Bool {
    record.fields.contains { name, value in
      switch value.kind {
      case .number, .null: !Axis.isAxis(name) && LogName(name).reasonToIgnore == nil
      case .object: depth < 3 && hasSeries(value, depth + 1)
      case .string: value.number.value != nil
      case .array, .bool: false
      }
    }
  }

  /// The elements of the first list of objects.
  private static func records(of object: LogJSON.Value) -> [LogJSON.Value]? {
    object.fields.lazy.filter { $0.value.kind == .array }.map(\.value.elements)
      .first { $0.first?.kind == .object }
  }

  /// The runs of records: several, as of a table, where a key such as a seed tells them apart.
  private static func runs(
    of records: [LogJSON.Value],
    _ settings: [String: Setting],
    _ notes: [LogNote],
    _ format: String,
    _ file: LogFile
  ) throws(Fault) -> [LoggedRun] {
    let names = records.first?.fields.filter { $0.value.kind != .object }.map(\.name) ?? []
    if names.contains(where: SettingWords.isKey), let table = LogTable(records: records) {
      return runs(of: table, file).map { run in
        var run = run
        run.format = format
        run.notes = notes + run.notes
        run.settings.merge(settings) { own, _ in own }
        return run
      }
    }
    var curves = RecordCurves()
    curves.findAxes(records)
    for record in records { curves.add(record) }
    var notes = notes
    if curves.epoch?.offset == 1 { notes.append(Axis.countedFromZero) }
    if curves.epoch == nil, curves.step == nil {
      notes.append(
        LogNote(.warning, "no key says the epoch or the step: lines are counted as steps")
      )
    }
    return [
      LoggedRun(
        source: file.path,
        format: format,
        settings: settings,
        series: curves.collector.series,
        notes: notes + curves.collector.notes
      )
    ]
  }

  private static func runs(of table: LogTable, _ file: LogFile) -> [LoggedRun] {
    var curves = CurveTable(table, file, "json-lines")
    curves.findAxes()
    curves.twins = LogName.trainingTwins(among: table.header)
    guard curves.epoch != nil || curves.step != nil else {
      return RunTable(table, file, "json-lines").runs
    }
    return PlainTable(curves, file).runs
  }
}
