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
  private let study: Study
  private let places: [Place]
  private let dataset: NotebookDataset?
  private let dataName: String
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

  private func fields(of place: Place) -> [(name: String, value: String)] {
    let configuration = place.configuration
    let (data, training) = (configuration.data, configuration.training)
    let sizes = zip(place.summary.trainingCounts, place.summary.validationCounts).map(+)
    let (trained, validating) = Split.counts(
      sizes: sizes,
      training: data.trainingCount,
      validation: data.validationCount,
      everyClass: data.everyClass ?? false
    )
    let updates = configuration.updatesPerEpoch
    let looks = configuration.measurements.evaluationSteps.filter { !$0.isMultiple(of: updates) }
    let scaling = Self.scaling(data, isTable: place.summary.isTable)
    return [
      ("network", builder(of: place)),
      ("name", Python.text(place.cell.network.name)),
      ("title", Python.text(place.cell.network.title)),
      ("level", Python.text(place.level)),
      ("optimizer", "lambda model: \(training.update.pyTorch)"),
      ("loss", "lambda logits, labels: \(training.loss.pyTorchExpression)"),
      ("data", Python.text(dataName)),
      ("training", Python.list(trained)),
      ("validation", Python.list(validating)),
      ("split_seed", "\(data.splitSeed)"),
      ("scale", scaling.scale),
      ("offset", scaling.offset),
      ("random_labels", Python.flag(data.labels == .random)),
      ("test", Python.flag(!configuration.measurements.leftOut.contains(.test))),
      ("batch_size", "\(training.batchSize)"),
      ("epochs", "\(training.epochs)"),
      ("evaluate_after", Python.list(looks)),
      ("seeds", Python.list(place.seeds)),
      ("exact", Python.flag(!configuration.network.hasOtherChance)),
      ("report", "REPORT[\(Python.text(study.name))][\(place.key)]"),
    ]
  }

  private static func scaling(
    _ data: DataConfiguration,
    isTable: Bool
  ) -> (scale: String, offset: String) {
    let factor = data.featureScale == 1 ? "" : " * \(Format.data(data.featureScale))"
    let range = data.normalization == .symmetric ? "2" : "1"
    let offset = data.normalization == .symmetric ? "-1" : "0"
    return (
      (isTable ? range : "\(range) / 255") + factor,
      offset == "0" ? offset : offset + factor
    )
  }

  // MARK: Networks

  /// The name of the function that makes a network as it is at a level.
  private func builder(of place: Place) -> String {
    let name = "make_\(place.cell.network.name)"
    guard place.configuration.network != place.cell.network.configuration else { return name }
    let words = place.cell.levels.map { level in
      String(level.text.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
    return "\(name)_at_\(words.joined(separator: "_"))"
  }

  private var definitions: [String] {
    var known: Set<String> = []
    let classes = places.flatMap(\.configuration.network.pyTorchDefinitions)
      .filter { known.insert($0).inserted }
    let functions = places.compactMap { place -> String? in
      let name = builder(of: place)
      guard known.insert(name).inserted else { return nil }
      let body = place.configuration.network.pyTorch(as: "model") + "\nreturn model"
      return "def \(name)():\n" + Python.indented(body)
    }
    return classes + functions
  }
}

extension RunConfiguration {
  /// About how long PyTorch takes for the run on one core of a usual machine: calls that cost the same whatever their
  /// size, and products.
  fileprivate var pyTorchSeconds: Double {
    let updates = Double(updatesPerEpoch * training.epochs)
    let seen = Double(data.trainingCount * training.epochs)
    let looks = Double(measurements.evaluationSteps.count)
    let evaluated =
      Double((data.trainingCount + data.validationCount) * (training.epochs + 1))
      + looks * Double(data.validationCount) + 20_000
    let weights = Double(network.parameterCount)
    let layers = Double(network.layers.count)
    return updates * 1e-4 * (3 + layers) + seen * 3e-6
      + (6 * seen + 2 * evaluated) * weights / 4e10 + evaluated * 3e-6
  }
}
