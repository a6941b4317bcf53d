internal import Faults

extension LogFormat {
  /// fastai's `CSVLogger`: `epoch,train_loss,valid_loss,…,time` (fastai/callback/progress.py).
  ///
  /// The loss of the training is smoothed over its batches (0.98 of what was); metrics are of the validation examples.
  static let fastaiCSV = LogFormat(
    "fastai",
    title: "fastai CSVLogger",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.words.first == "epoch" else { return false }
        return head.has("train_loss") && head.has("valid_loss") && head.words.last == "time"
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "fastai")
        curves.unnamed = .validation
        curves.modes = [.train: .smoothed, .validation: .evaluated]
        curves.takeEpochsFromZero()
        return curves.runs(curves.segments())
      }
    )
  )
}
