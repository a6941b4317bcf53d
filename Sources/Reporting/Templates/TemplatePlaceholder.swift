internal import Experiments
internal import Measures
internal import Models
internal import Runs

/// A word in capitals that stands for names in patterns such as `networks.NETWORK.title`.
struct TemplatePlaceholder {
  /// The word.
  let word: String
  /// The names of an experiment that it stands for; nil for any.
  let names: (ExperimentNames) -> Set<String>?

  private init(_ word: String, _ names: @escaping (ExperimentNames) -> Set<String>? = { _ in nil })
  {
    self.word = word
    self.names = names
  }

  /// All placeholders.
  static var all: [TemplatePlaceholder] {
    [
      TemplatePlaceholder("STUDY") { $0.studies },
      TemplatePlaceholder("NETWORK") { $0.networks },
      TemplatePlaceholder("CLAIM") { $0.claims },
      TemplatePlaceholder("FIGURE") { $0.figures },
      TemplatePlaceholder("DATASET"),
      TemplatePlaceholder("QUESTION"),
      TemplatePlaceholder("MOMENT") { _ in Set(TrainingStage.allCases.map(\.rawValue)) },
      TemplatePlaceholder("METRIC") { _ in Set(CellValues.series.map(\.name)) },
      TemplatePlaceholder("STATISTICS") { _ in
        Set(EvaluationStatistics.allCases.map(\.rawValue))
      },
      TemplatePlaceholder("QUANTITY") { _ in Set(ProbeQuantity.allCases.map(\.rawValue)) },
      TemplatePlaceholder("NUMBER"),
      TemplatePlaceholder("VALUE"),
    ]
  }
}
