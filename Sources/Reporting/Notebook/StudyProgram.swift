internal import Datasets
internal import Evidence
internal import Experiments
internal import Markup
internal import Measures
internal import Models
internal import Notation
internal import Runs

/// The cells of a notebook that repeat a study: its numbers in this report, and the program that sets its own beside them.
struct StudyProgram {
  let study: Study
  let places: [Place]
  private let dataset: NotebookDataset?
  let dataName: String
  private let comparisons: [StudyComparison]

  /// A network at one level, with its runs.
  struct Place {
    let cell: Cell
    let configuration: RunConfiguration
    let summary: DatasetSummary
    let numbers: [NotebookNumber]

    /// Network and level as the key of its numbers.
    var key: String { "\(Python.text(cell.network.name)), \(Python.text(level))" }
    /// The levels in words: `batch size 2`.
    var level: String {
      cell.levels.map { "\($0.key.rawValue.replacing("_", with: " ")) \($0.text)" }
        .joined(separator: ", ")
    }
    var seeds: [Int] { cell.runs.compactMap { $0.seed.flatMap { Int(exactly: $0) } } }
  }

  /// A study with its runs.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - cells: The cells of all studies.
  ///   - claims: The claims of the report.
  ///   - summary: What is known of the study's data.
  ///   - dataName: The name of its data in the notebook.
  init(
    _ study: Study,
    cells: [Cell],
    claims: [ClaimResult],
    _ summary: DatasetSummary?,
    dataName: String
  ) {
    self.dataName = dataName
    self.study = study
    let mine = cells.filter { $0.study.name == study.name }
    let found = StudyComparison.all(of: claims, in: mine)
    comparisons = found.filter(\.hasSameSeeds)
    dataset = summary.map { NotebookDataset(study.data, $0) }
    var numbers = study.sweep.isEmpty ? NotebookNumber.usual : NotebookNumber.ofSweeps
    for number in found.map(\.number) where !numbers.contains(where: { $0.name == number.name }) {
      numbers.append(number)
    }
    places = mine.compactMap { cell in
      guard let configuration = cell.runs.first?.configuration, let summary else { return nil }
      return Place(cell: cell, configuration: configuration, summary: summary, numbers: numbers)
    }
  }

  /// How many updates and weight visits the runs of so many seeds take, as seconds of a usual machine with PyTorch.
  func seconds(seeds: Int) -> Double {
    places.reduce(0) { sum, place in
      sum + place.configuration.pyTorchSeconds * Double(min(seeds, place.seeds.count))
    }
  }

  /// Whether there is something to repeat, and somebody can read its data.
  var isRepeatable: Bool { dataset?.expression != nil && !places.isEmpty }

  /// How many bytes the report's numbers take in the notebook.
  var reportByteCount: Int { isRepeatable ? report.utf8.count : 0 }

  /// A remark in place of the cells, where a notebook has no room for the numbers of so many runs.
  var remarkOfSize: String {
    let count = places.map(\.cell.runs.count).reduce(0, +)
    return Self.block(
      "# \(study.name): not repeated, because a notebook has no room for the numbers of \(Format.count(count)) runs.",
      .notebook
    )
  }

  /// The cells as blocks of a template's Markdown.
  func markdown(seeds: Int) -> String {
    guard dataset?.expression != nil else {
      return Self.block(
        "# \(study.name): not repeated, because only the program that wrote the report reads its data.",
        .notebook
      )
    }
    guard !places.isEmpty else {
      return Self.block(
        "# \(study.name): not repeated, because there are no runs of it.",
        .notebook
      )
    }
    return [
      Self.block(report, .folded), Self.block(program(seeds: seeds), .notebook),
      Self.block(StudyNumbers(places: places).text, .output),
    ].joined(separator: "\n\n")
  }

  /// A block of code of a template's Markdown with its use.
  static func block(_ text: String, _ use: Program.Use) -> String {
    var fence = "```"
    while text.contains(fence) { fence += "`" }
    return "\(fence)\(use == .output ? "text" : "python") \(use.rawValue)\n\(text)\n\(fence)"
  }

  // MARK: Numbers of the report

  private var report: String {
    let entries = places.map { place in
      let numbers = place.numbers.compactMap { number -> String? in
        let values = place.cell.runs.map { $0.divergence == nil ? number.value($0) : nil }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let texts = values.map { Python.number($0) }.joined(separator: ", ")
        return "\(Python.text(number.name)): [\(texts)],"
      }
      return "(\(place.key)): {\n\(Python.indented(numbers.joined(separator: "\n")))\n},"
    }
    return "# The report's numbers of \(study.name), one for each seed.\n"
      + "REPORT[\(Python.text(study.name))] = {\n"
      + Python.indented(entries.joined(separator: "\n")) + "\n}"
  }

  // MARK: Program

  private func program(seeds: Int) -> String {
    var parts = ["# \(time(seeds: seeds))" + (hasOtherChance ? "\n" + Self.otherChance : "")]
    parts += definitions
    let fields = places.map(fields)
    let common = fields[0].filter { field in
      places.count > 1 && fields.allSatisfy { $0.contains { $0 == field } }
    }
    if !common.isEmpty {
      parts.append("common = dict(\n" + Python.indented(lines(common)) + "\n)")
    }
    let cells = zip(places, fields).map { place, all in
      let own = all.filter { field in !common.contains { $0 == field } }
      return "dict(\n"
        + Python.indented((common.isEmpty ? "" : "common,\n") + lines(own)) + "\n),"
    }
    parts.append("cells = [\n" + Python.indented(cells.joined(separator: "\n")) + "\n]")
    if !comparisons.isEmpty {
      let lines = comparisons.map { $0.python(study: study.name) + "," }
      parts.append("claims = [\n" + Python.indented(lines.joined(separator: "\n")) + "\n]")
    }
    let claims = comparisons.isEmpty ? "" : ", claims"
    parts.append("repeat(\(Python.text(study.title)), cells\(claims))")
    return parts.joined(separator: "\n\n")
  }

  private static let otherChance =
    "# Dropout and noise draw other random numbers here: the networks agree on average, not run by run."

  private var hasOtherChance: Bool { places.contains { $0.configuration.network.hasOtherChance } }

  private func time(seeds: Int) -> String {
    let seconds = seconds(seeds: seeds)
    let words =
      seconds < 90 ? "\(Int(max(seconds, 1))) s" : "\(Int((seconds / 60).rounded(.up))) minutes"
    let count = min(seeds, places.map(\.seeds.count).max() ?? 0)
    return
      "\(study.name): about \(words) for \(count == 1 ? "1 seed" : "\(count) seeds") of each network."
  }

  private func lines(_ fields: [(name: String, value: String)]) -> String {
    fields.map { "\($0.name)=\($0.value)," }.joined(separator: "\n")
  }
}
