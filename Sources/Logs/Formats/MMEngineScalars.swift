internal import Faults
internal import Notation

extension LogFormat {
  /// MMEngine's `scalars.json` and `DATE.json` (mmengine/visualization/vis_backend.py, hooks/logger_hook.py).
  ///
  /// The `step` of a line with `iter` is the iteration. That of one without it, a validation, is the epoch, or the iteration
  /// where the training counts no epochs. Losses are means of a window; -1 of COCO's metrics is undefined.
  static let mmengineScalars = LogFormat(
    "mmengine",
    title: "MMEngine scalars.json",
    .file(
      recognises: { file in
        guard let head = JSONHead(file, count: 16 << 10), head.root.kind == .object else {
          return false
        }
        return head.records.contains { record in
          record["step"] != nil && record["iter"] != nil
            && (record["lr"] != nil || record["loss"] != nil)
        }
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        let hasEpochs = records.values.contains { $0["iter"] != nil && $0["epoch"] != nil }
        var curves = RecordCurves()
        curves.unnamed = .train
        curves.modes = [.train: .smoothed]
        curves.isElsewhere = { $0 == "iter" }
        var undefined = 0
        for record in records.values where record["iter"] != nil {
          curves.step = ("step", 0)
          curves.epoch = ("epoch", 0)
          // The iteration is what the line is about; the epoch is one that has not ended.
          curves.add(record, usesEpoch: false)
        }
        var validation = RecordCurves()
        validation.unnamed = .validation
        validation.modes = [.validation: .evaluated, .test: .evaluated]
        validation.isNumber = { name, value in
          value != -1 || MetricDirection(ofMetric: name) != .higher
        }
        for record in records.values where record["iter"] == nil {
          validation.epoch = hasEpochs ? ("step", 0) : nil
          validation.step = hasEpochs ? nil : ("step", 0)
          undefined += record.fields.count {
            $0.value.value == -1 && MetricDirection(ofMetric: $0.name) == .higher
          }
          validation.add(record)
        }
        let trained = curves.collector.notes
        var notes = records.notes
        if undefined > 0 {
          notes.append(
            LogNote(
              .ignored,
              "\(undefined, "# number", "# numbers") of -1, which stands for undefined"
            )
          )
        }
        return [
          LoggedRun(
            source: file.path,
            format: "mmengine",
            // A `loss` of the validation is another series than that of the training.
            series: curves.collector.series + validation.collector.series,
            notes: notes + trained + validation.collector.notes.filter { !trained.contains($0) }
          )
        ]
      }
    )
  )
}
