internal import Datasets
internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs

extension StudyProgram {
  /// What `repeat.py` must know of a network at one level: names and values of Python.
  func fields(of place: Place) -> [(name: String, value: String)] {
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
  func builder(of place: Place) -> String {
    let name = "make_\(place.cell.network.name)"
    guard var written = place.cell.network.configuration else { return name }
    written.leaveOutOrders()
    written.layers = LayerEntry.merged(written.layers)
    guard place.configuration.network != written else { return name }
    let words = place.cell.levels.map { level in
      String(level.text.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
    return "\(name)_at_\(words.joined(separator: "_"))"
  }

  var definitions: [String] {
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
