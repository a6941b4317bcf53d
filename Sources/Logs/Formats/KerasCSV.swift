internal import Faults
internal import Notation

extension LogFormat {
  /// Keras's `CSVLogger`: `epoch`, counted from 0, and the sorted keys of the logs (keras/src/callbacks/csv_logger.py).
  ///
  /// The same of a history that pandas wrote, whose rows are counted by a column without a name. A number of the training is
  /// the mean over the batches of its epoch, while the weights changed; `NA` was not measured.
  static let kerasCSV = LogFormat(
    "keras-csv",
    title: "Keras CSVLogger",
    .file(
      recognises: { file in
        guard let head = file.tableHead, head.names.count > 1,
          ["epoch", "", "unnamed: 0"].contains(head.words[0]), head.text(0, 0) != "1"
        else { return false }
        let keys = head.names.dropFirst()
        let own = keys.filter { !$0.hasPrefix("val_") }
        // A frame of the history keeps its order; it has no names for its rows.
        let isSorted = own == own.sorted() && head.words[0] == "epoch"
        let names = Set(own)
        let areTwins = keys.contains {
          $0.hasPrefix("val_") && names.contains(String($0.dropFirst(4)))
        }
        return head.hasNumbers == head.hasRows && (isSorted || areTwins)
          && Axis.find(in: Array(keys)).step == nil && own.contains { $0.hasSuffix("loss") }
          && own.allSatisfy { !$0.contains("/") && LogName($0).split == nil }
      },
      read: { file throws(Fault) in
        let table = try LogTable(file)
        try table.checkWidths(file.path)
        var curves = CurveTable(table, file, "keras-csv")
        curves.unnamed = .train
        curves.modes = [.train: .runningMean, .validation: .evaluated]
        curves.takeEpochsFromZero()
        return curves.runs(curves.segments())
      }
    )
  )
}

extension CurveTable {
  /// Takes the first column as epochs that the format counts from 0.
  ///
  /// A file that begins with 1 was written by somebody else and is read as it stands. One whose epochs never go on was
  /// written by a loop around the training: its rows are counted.
  mutating func takeEpochsFromZero() {
    let epochs = table.numbers(0).numbers
    if let first = epochs.first, epochs.count > 1, epochs.allSatisfy({ $0 == first }) {
      aside.insert(0)
      countsRows = true
      notes.append(
        LogNote(
          .warning,
          "every row has epoch \(Setting(first).text), as when a training is called in a loop: the rows are counted"
        )
      )
      return
    }
    let isFromOne = epochs.min() == 1
    epoch = Axis(column: 0, offset: isFromOne ? 0 : 1)
    notes.append(
      isFromOne
        ? LogNote(.assumed, "epochs are counted from 1 in the file") : Axis.countedFromZero
    )
  }
}
