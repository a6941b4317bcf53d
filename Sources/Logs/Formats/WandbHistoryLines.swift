internal import Faults

extension LogFormat {
  /// The `wandb-history.jsonl` of old clients of Weights & Biases: `_step` counts calls of the logger.
  static let wandbHistoryLines = LogFormat(
    "wandb-history",
    title: "Weights & Biases history.jsonl",
    .file(
      recognises: { file in
        guard let head = JSONHead(file, count: 16 << 10), let record = head.record else {
          return false
        }
        return record["_step"] != nil && record["_runtime"] != nil
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        var curves = RecordCurves()
        curves.findAxes(records.values)
        let axis = curves.step?.key ?? "_step"
        for record in records.values { curves.add(record) }
        return [
          LoggedRun(
            source: file.path,
            format: "wandb-history",
            series: curves.collector.series,
            notes: records.notes + [noteOfWandbAxis(axis)]
              + (curves.epoch?.offset == 1 ? [Axis.countedFromZero] : []) + curves.collector.notes
          )
        ]
      }
    )
  )
}
