internal import Faults
internal import Notation

extension LogFormat {
  /// The `log.txt` of DeiT, MAE and their kin: lines with `epoch` from 0, `train_…` and `test_…` (main_finetune.py).
  ///
  /// What is called test there is what the authors choose their weights by.
  static let maeLog = LogFormat(
    "mae-log",
    title: "MAE and DeiT log.txt",
    .file(
      recognises: { file in
        guard let record = JSONHead(file, count: 16 << 10)?.record else { return false }
        return record["epoch"] != nil && record["train_loss"] != nil
          && (record["n_parameters"] != nil || record["test_acc1"] != nil
            || record["train_lr"] != nil)
      },
      read: { file throws(Fault) in
        let records = try JSONRecords(file)
        var curves = RecordCurves()
        curves.epoch = ("epoch", 1)
        curves.modes = [.train: .runningMean, .test: .evaluated, .validation: .evaluated]
        for record in records.values { curves.add(record) }
        var notes = records.notes + [Axis.countedFromZero]
        if curves.collector.series.contains(where: { $0.split == .test }) {
          notes.append(
            LogNote(
              .warning,
              "test numbers of every epoch: programs that write this file choose their weights by them"
            )
          )
        }
        return [
          LoggedRun(
            source: file.path,
            format: "mae-log",
            series: curves.collector.series,
            notes: notes + curves.collector.notes
          )
        ]
      }
    )
  )
}
