package import Faults
internal import Models
internal import Runs
package import YAML

/// What may stand beside the name of a measure; its readers are those of ``FieldReader`` below.
enum MeasureOption: String, CaseIterable {
  case statistics
  case threshold
  case trainingLoss = "training_loss"
  case layer
  case step
  case relativeTo = "relative_to"
  case of
  case better
  case after
  case value
}

extension FieldReader {
  /// An accuracy that is to be reached.
  package func threshold() throws(Fault) -> Double {
    try number(
      MeasureOption.threshold.rawValue,
      where: { $0 > 0 && $0 < 1 },
      expected: "a share between 0 and 1"
    )
  }

  /// A training loss that is to be fallen to.
  func trainingLoss() throws(Fault) -> Double {
    try number(
      MeasureOption.trainingLoss.rawValue,
      where: { $0 > 0 },
      expected: "more than 0"
    )
  }

  /// The statistics of an evaluation; those of inference where nothing is said.
  func statistics() throws(Fault) -> EvaluationStatistics {
    try choice(MeasureOption.statistics.rawValue, default: .running)
  }

  /// Which layer; the mean over all where nothing is said.
  func layer() throws(Fault) -> ProbeReading.Place {
    try place(
      .layer,
      among: ProbeReading.Place.named.filter { $0.place != .geometricMean },
      from: 1,
      default: .mean
    )
  }

  /// After how many updates.
  func step(default fallback: ProbeReading.Place) throws(Fault) -> ProbeReading.Place {
    try place(.step, among: ProbeReading.Place.named, from: 0, default: fallback)
  }

  /// A place among layers or steps: a word or a number.
  private func place(
    _ option: MeasureOption,
    among named: [(name: String, place: ProbeReading.Place)],
    from first: Int,
    default fallback: ProbeReading.Place
  ) throws(Fault) -> ProbeReading.Place {
    let key = option.rawValue
    guard has(key) else { return fallback }
    let text = try text(key)
    if let place = named.first(where: { $0.name == text })?.place { return place }
    return .at(
      try integer(
        of: try required(key),
        key,
        in: first...ProbeSteps.limit,
        or: named.map(\.name).joined(separator: ", ")
      )
    )
  }
}

extension EvaluationStatistics {
  /// The option as it stands in files; none for the usual ones.
  var yamlOptions: [String] {
    self == .running ? [] : ["\(MeasureOption.statistics.rawValue): \(rawValue)"]
  }
}
