internal import Faults
internal import Notation

extension LogFormat {
  /// The history of a run as the library of Weights & Biases returns it, saved as a table: `_step`, `_timestamp`.
  static let wandbHistoryCSV = LogFormat(
    "wandb-history-csv",
    title: "Weights & Biases history (CSV)",
    .file(
      recognises: { file in
        guard let head = file.tableHead else { return false }
        return head.has("_step") && (head.has("_timestamp") || head.has("_runtime"))
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "wandb-history-csv")
        curves.findAxes()
        if let calls = table.column("_step"), curves.step?.column != calls {
          curves.aside.insert(calls)
        }
        curves.notes.append(noteOfWandbAxis(curves.step.map { table.header[$0.column] } ?? "_step"))
        if table.rows.count == 500 {
          curves.notes.append(
            LogNote(
              .warning,
              "it has exactly 500 rows, as many as the library samples by default: there may have been more"
            )
          )
        }
        return curves.runs([0..<table.rows.count])
      }
    )
  )

  /// What the x axis of a history is.
  static func noteOfWandbAxis(_ name: String) -> LogNote {
    name == "_step"
      ? LogNote(.assumed, "_step counts calls of the logger, not updates of the weights")
      : LogNote(.assumed, "steps are those of \(name)")
  }
}
