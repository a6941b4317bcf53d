internal import Faults

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
        let numbers = record.fields.filter { $0.value.kind == .number }
        if numbers.contains(where: { Axis.isAxis($0.name) }) {
          return head.root.kind == .array || !head.isAlone
            || !record.fields.contains { $0.value.kind == .array }
        }
        return (head.root.kind == .array || !head.isAlone)
          && numbers.contains { MetricDirection(ofMetric: $0.name) != .none }
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        var curves = RecordCurves()
        curves.findAxes(records.values)
        for record in records.values { curves.add(record) }
        var notes = records.notes
        if curves.epoch?.offset == 1 { notes.append(Axis.countedFromZero) }
        if curves.epoch == nil, curves.step == nil {
          notes.append(
            LogNote(.warning, "no key says the epoch or the step: lines are counted as steps")
          )
        }
        return [
          LoggedRun(
            source: file.path,
            format: "json-lines",
            series: curves.collector.series,
            notes: notes + curves.collector.notes
          )
        ]
      }
    )
  )
}
