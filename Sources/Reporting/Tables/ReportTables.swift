internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs

/// The tables of the report as Markdown.
enum ReportTables {
  /// One row per network; dropout, shortcuts, biases, initial weights and the like have a column where any network differs
  /// from what is usual.
  static func networks(_ networks: [Network]) -> String {
    let built = networks.compactMap { network in network.configuration.map { (network, $0) } }
    let rarer: [(title: String, usual: String, text: (Network, NetworkConfiguration) -> String)] = [
      (
        FactorDefinition.dropout.title, localized("none"),
        {
          let dropout = $1.dropout
          return dropout > 0 ? Format.setting(dropout) : localized("none")
        }
      ),
      (
        FactorDefinition.channelDropout.title, localized("none"),
        {
          let dropout = $1.channelDropout
          return dropout > 0 ? Format.setting(dropout) : localized("none")
        }
      ),
      (localized("Shortcuts"), "—", { $1.shortcutWords ?? "—" }),
      (
        localized("Trained"), localized("all"),
        {
          let parts = $1.trainedParts.map { "`\($0.rawValue)`" }
          return parts.isEmpty ? localized("all") : parts.listed
        }
      ),
      (
        localized("Hidden biases"), localized("yes"),
        { $1.hiddenBias ? localized("yes") : localized("no") }
      ),
      (
        localized("Initial weights"), Initialization().words,
        { $1.initialization.words }
      ),
      (
        localized("Own training"), "—",
        { network, _ in network.trainingText.map { "`\($0)`" } ?? "—" }
      ),
    ].filter { _, usual, text in built.contains { text($0.0, $0.1) != usual } }
    return MarkdownText.table(
      caption: localized("The networks."),
      id: "networks",
      header: [
        localized("Name"), localized("Layers"), localized("Activation"),
        localized("Normalisation"),
      ] + rarer.map(\.title) + [localized("Parameters")],
      alignments: .init(repeating: .leading, count: 4 + rarer.count) + [.trailing],
      rows: built.map { network, configuration in
        [
          "`\(network.name)`",
          configuration.layerWords,
          configuration.activation.words,
          configuration.normalization.words,
        ] + rarer.map { $0.text(network, configuration) } + [
          Format.count(configuration.parameterCount)
        ]
      }
    )
  }

  /// What was trained: one row per study.
  static func studies(_ studies: [Study], _ networks: [Network], cells: [Cell]) -> String {
    MarkdownText.table(
      caption: localized("The studies."),
      id: "studies",
      header: [
        localized("Study"), FactorDefinition.examples.title, localized("Optimiser"),
        FactorDefinition.batchSize.title, localized("Epochs"), localized("Seeds"),
        localized("Runs"), localized("Diverged"),
      ],
      alignments: [
        .leading, .trailing, .leading, .trailing, .trailing, .trailing, .trailing, .trailing,
      ],
      rows: studies.map { study in
        let mine = cells.filter { $0.study.name == study.name }
        let runCounts = mine.map(\.runs.count)
        let records = mine.flatMap(\.runs)
        let training = records.compactMap(\.configuration?.training)
        return [
          MarkdownText.escape(study.title),
          Format.range(records.compactMap(\.configuration?.data.trainingCount)) ?? "0",
          MarkdownText.escape(study.optimizerWords(of: networks)),
          Format.range(training.map(\.batchSize)) ?? "", Format.range(training.map(\.epochs)) ?? "",
          Format.range(runCounts) ?? "0", "\(records.count)",
          "\(records.count { $0.divergence != nil })",
        ]
      }
    )
  }
}

extension NetworkConfiguration {
  /// What comes past the convolutions of blocks, in words; nil without blocks.
  fileprivate var shortcutWords: String? {
    guard hasBlocks else { return nil }
    let kind =
      switch shortcut {
      case .projection: localized("projection")
      case .zeroPadding: localized("zero padding")
      case .none: localized("none")
      }
    let parts =
      [kind]
      + (branchScale.map { [localized("branches times \(Format.setting($0)) at first")] } ?? [])
      + (isPreactivated ? [localized("normalised before")] : [])
    return parts.listed
  }
}
