internal import Faults
internal import Notation

extension LogFormat {
  /// The table of runs of Weights & Biases: `Name`, `State`, configuration and last values in columns.
  static let wandbRunsTable = LogFormat(
    "wandb-runs",
    title: "Weights & Biases runs table",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.has("name"), head.names.count > 2 else {
          return false
        }
        return head.has("state") || (head.has("config") && head.has("summary"))
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var reading = RunTable(table, file, "wandb-runs")
        reading.kind = { name in
          switch name.lowercased() {
          case "name": .name
          case "state": .state
          case "notes", "user", "tags", "created", "runtime", "sweep", "hostname", "id", "commit",
            "github", "end time", "updated", "url", "entity", "project", "description", "_wandb",
            "_timestamp", "_runtime", "_step", "start time":
            .nothing
          case "summary": .results
          default: nil
          }
        }
        reading.notes.append(LogNote(.assumed, "last logged values, without a curve"))
        return reading.runs
      }
    )
  )
}
