internal import Faults
internal import Notation

extension LogFormat {
  /// timm's `summary.csv`: `epoch` from 0, `train_…`, `eval_…` and the learning rate (timm/utils/summary.py).
  ///
  /// It writes the keys of each epoch below the header of the first one, so that the numbers of an epoch without
  /// evaluation stand in other columns: such a row is left out.
  static let timmSummary = LogFormat(
    "timm",
    title: "timm summary.csv",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.words.first == "epoch" else { return false }
        return head.has("train_loss") && head.words.contains { $0.hasPrefix("eval_") }
          && Axis.find(in: head.names).step == nil
      },
      read: { file throws(Fault) in
        var curves = CurveTable(try LogTable(file), file, "timm")
        for row in curves.table.rows.indices {
          let count = curves.table.rows[row].count
          guard !curves.table.fits(row) else { continue }
          curves.notes.append(
            LogNote(
              .warning,
              "line \(String(curves.table.rows[row].line)), epoch \(curves.table.text(row, 0) ?? ""), has \(count, "# field", "# fields") below a header of \(curves.table.header.count), so that its numbers stand in other columns: it is left out"
            )
          )
        }
        curves.table.removeMisfits()
        curves.modes = [.train: .runningMean, .validation: .evaluated]
        curves.takeEpochsFromZero()
        return curves.runs(curves.segments())
      }
    )
  )
}
