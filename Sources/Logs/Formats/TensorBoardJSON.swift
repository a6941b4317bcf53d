internal import Faults

extension LogFormat {
  /// The same as ``tensorBoardCSV`` as JSON: a list of `[wall time, step, value]`.
  static let tensorBoardJSON = LogFormat(
    "tensorboard-json",
    title: "TensorBoard export (JSON)",
    .file(
      recognises: { file in
        guard let head = JSONHead(file, count: 512), head.root.kind == .array,
          let first = head.root.elements.first?.numbers
        else { return false }
        return first.count == 3 && (first[0].value ?? 0) > 1e8 && first[1].value != nil
      },
      read: { file throws(Fault) in
        let points = try file.object().elements.compactMap { row -> LoggedPoint? in
          guard let numbers = row.numbers, numbers.count == 3, let value = numbers[2].value else {
            return nil
          }
          return LoggedPoint(step: numbers[1].value?.asStep, value)
        }
        return [tensorBoardRun(file, "tensorboard-json", points)]
      }
    )
  )
}
