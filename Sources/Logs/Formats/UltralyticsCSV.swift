internal import Faults

extension LogFormat {
  /// Ultralytics' `results.csv`: `epoch` from 1, in YOLOv5 from 0 (ultralytics/engine/trainer.py).
  ///
  /// `train/…` are means over the batches under augmentation; `val/…` and `metrics/…` are of averaged weights, after the
  /// epoch.
  static let ultralyticsCSV = LogFormat(
    "ultralytics",
    title: "Ultralytics results.csv",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.has("epoch") else { return false }
        return head.words.contains { $0.hasPrefix("metrics/") }
          || (head.has("train/box_loss") && head.has("val/box_loss"))
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "ultralytics")
        curves.modes = [.train: .runningMean, .validation: .evaluated]
        curves.meaning = { name in
          guard name.hasPrefix("metrics/") else { return nil }
          let metric = LogName(String(name.dropFirst("metrics/".count))).metric
          return .init(split: .validation, metric: metric, mode: .evaluated)
        }
        curves.findAxes()
        curves.step = nil
        return curves.runs(curves.segments())
      }
    )
  )
}
