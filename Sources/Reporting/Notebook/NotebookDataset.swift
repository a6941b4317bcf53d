internal import Datasets
internal import Experiments

/// A data set as a notebook reads it.
struct NotebookDataset {
  /// The Python expression that reads it; nil where a notebook cannot.
  let expression: String?
  /// The programs that the expression needs.
  let files: [PythonFile]

  init(_ request: DatasetRequest, _ summary: DatasetSummary) {
    let name = Python.text(request.copyPaths[request.place] ?? request.place)
    if let table = summary.table {
      files = [.table]
      expression = Self.table(request, table, summary, name)
      return
    }
    guard let kept = Self.kept(request) else {
      files = []
      expression = nil
      return
    }
    let format = Self.format(summary)
    files = [.keep, format]
    let options = kept.isEmpty ? "" : "kept=\(Python.list(kept))"
    switch format {
    case .synthetic: expression = "synthetic_images(\(options))"
    default:
      expression = "\(format.rawValue)_images(\(name)\(kept.isEmpty ? "" : ", " + options))"
    }
  }

  /// The names by which the studies of an experiment find their data, by the keys of the data: no path is told.
  static func names(of results: Results) -> [String: String] {
    var names: [String: String] = [:]
    for study in results.experiment.studies where names[study.data.key] == nil {
      let name = results.datasets[study.dataset]?.name ?? study.data.key
      let count = names.values.count { $0 == name || $0.hasPrefix(name + " ") }
      names[study.data.key] = count == 0 ? name : "\(name) \(count + 1)"
    }
    return names
  }

  /// The program that reads the files of images.
  private static func format(_ summary: DatasetSummary) -> PythonFile {
    let names = summary.files.map(\.name)
    if names.isEmpty { return .synthetic }
    return names.contains { $0.hasPrefix("cifar-10") || $0.contains("_batch") } ? .cifar : .idx
  }

  /// The labels of the classes that are kept, none for all; nil where only the data's files know them.
  private static func kept(_ request: DatasetRequest) -> [Int]? {
    let known = Catalogue.classNames(of: request.place) ?? []
    var own: [String] = []
    if case .list(let names) = request.classNames, names.count == known.count { own = names }
    var labels: [Int] = []
    for name in request.classes {
      guard let label = known.firstIndex(of: name) ?? own.firstIndex(of: name) ?? Int(name) else {
        return nil
      }
      labels.append(label)
    }
    return labels
  }

  private static func table(
    _ request: DatasetRequest,
    _ table: TableReading,
    _ summary: DatasetSummary,
    _ path: String
  ) -> String? {
    // The names that a request gives are not those in the file.
    guard request.classNames == nil || request.classes.isEmpty else { return nil }
    let words = ["tab": "\t", "space": " "]
    var arguments = [
      path,
      "classes="
        + (request.classNames == nil ? Python.list(summary.classNames) : "None"),
      "test=\(request.test.map { Python.text(request.copyPaths[$0] ?? $0) } ?? "None")",
    ]
    if request.test == nil {
      let training = zip(summary.trainingCounts, summary.validationCounts).map(+)
      arguments.append("training_counts=\(Python.list(training))")
      arguments.append("test_counts=\(Python.list(summary.testCounts))")
    }
    arguments += [
      "label=\(table.labelColumn - 1)",
      "delimiter=\(Python.text(words[table.delimiter.value] ?? table.delimiter.value))",
      "decimal=\(Python.text(table.decimal.value))",
      "header=\(Python.flag(table.header.value == "true"))",
      "ignore=\(Python.list(table.ignored))",
      "drops=\(Python.flag(request.missing == .drop))",
    ]
    return "table(\n" + Python.indented(arguments.joined(separator: ",\n") + ",", by: 8) + "\n    )"
  }
}
