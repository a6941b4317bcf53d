internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import TemplateEngine

/// What the templates can name: everything that was asked, run and found, as text.
struct ReportValues {
  private let results: Results
  private let cells: [Cell]
  private let evidence: Evidence
  private let figures: [ReportFigure]
  private let environment: ReportEnvironment
  private let anchors: QuestionAnchors

  init(
    results: Results,
    cells: [Cell],
    evidence: Evidence,
    figures: [ReportFigure],
    environment: ReportEnvironment,
    anchors: QuestionAnchors
  ) {
    self.results = results
    self.cells = cells
    self.evidence = evidence
    self.figures = figures
    self.environment = environment
    self.anchors = anchors
  }

  /// The root of the names.
  var root: [String: TemplateValue] {
    [
      "report": report,
      "dataset": dataset,
      "networks": networks,
      "network_list": .list(
        results.experiment.networks.map {
          .group(["pytorch": .text($0.configuration.pyTorch(as: $0.name))])
        }
      ),
      "studies": group(results.experiment.studies, name: \.name, value: study),
      "studies_table": .text(ReportTables.studies(results.experiment.studies, cells: cells)),
      "study_list": .list(results.experiment.studies.map(study)),
      "timing": timing,
      "corrections": corrections,
      "figures": group(figures, name: \.name) { .text($0.markdown) },
      "figure_list": .list(figures.map { .group(["markdown": .text($0.markdown)]) }),
      "claims": claims,
      "example": environment.example.values,
      "has_claims": .flag(!evidence.all.isEmpty),
      "has_timed_claims": .flag(!evidence.timedClaims.isEmpty),
    ]
  }

  private func group<Element>(
    _ elements: [Element],
    name: (Element) -> String,
    value: (Element) -> TemplateValue
  ) -> TemplateValue {
    .group(elements.reduce(into: [:]) { $0[name($1)] = value($1) })
  }

  private var report: TemplateValue {
    .group([
      "title": .text(results.experiment.title),
      "preset": .text(results.experiment.preset),
      "date": .text(environment.date),
      "tool": .text(environment.tool),
      "runs": .text(Format.count(Set(results.runs.map(\.entry.id)).count)),
      "reading_minutes": .text(ReadingTime.placeholder),
      "is_quick": .flag(results.experiment.preset == "quick"),
    ])
  }

  // MARK: Data

  private var dataset: TemplateValue {
    guard let first = results.experiment.studies.first,
      let summary = results.datasets[first.dataset]
    else { return .group([:]) }
    let normalization =
      switch (first.normalization, summary.isTable) {
      case (.symmetric, false): "pixel / 127.5 − 1, so that features lie between −1 and 1"
      case (.unit, false): "pixel / 255, so that features lie between 0 and 1"
      case (.symmetric, true):
        "each column from its least to its largest value, test examples left out, scaled to −1 to 1"
      case (.unit, true):
        "each column from its least to its largest value, test examples left out, scaled to 0 to 1"
      }
    return .group([
      "title": .text(summary.title),
      "training_count": .text(Format.count(summary.trainingCount)),
      "validation_count": .text(Format.count(summary.validationCount)),
      "test_count": .text(Format.count(summary.testCount)),
      "has_test": .flag(summary.testCount > 0),
      "shape": .text(summary.shape.map(String.init).joined(separator: " × ")),
      "features": .text(Format.count(summary.featureCount)),
      "classes": .text("\(summary.classNames.count)"),
      "normalization": .text(normalization),
      "is_fashion_mnist": .flag(summary.name == "fashion-mnist"),
      "classes_table": .text(ReportTables.classes(of: summary)),
      "files_table": .text(ReportTables.files(of: summary)),
      "has_files": .flag(!summary.files.isEmpty),
    ])
  }

  // MARK: Networks

  private var networks: TemplateValue {
    let used = results.experiment.networks
    var members = used.reduce(into: [String: TemplateValue]()) { members, network in
      let configuration = network.configuration
      members[network.name] = .group([
        "title": .text(network.title),
        "layers": .text(configuration.layerWords),
        "parameters": .text(Format.count(configuration.parameterCount)),
        "activation": .text(configuration.activation.words),
        "pytorch": .text(configuration.pyTorch(as: network.name)),
        "definition": .text(
          ([network.name + ":"] + network.yamlLines.map { "  " + $0 }).joined(separator: "\n")
        ),
      ])
    }
    members["table"] = .text(ReportTables.networks(used))
    return .group(members)
  }

  // MARK: Studies

  private func study(_ study: Study) -> TemplateValue {
    let mine = cells.filter { $0.study.name == study.name }
    let diverged = mine.flatMap(\.records).count { $0.divergence != nil }
    let training = study.training
    var members: [String: TemplateValue] = [
      "name": .text(study.name),
      "title": .text(study.title),
      "seeds": .text("\(study.seeds)"),
      "epochs": .text("\(training.epochs)"),
      "batch_size": .text("\(training.batchSize)"),
      "first_seed": .text("\(results.experiment.firstSeed)"),
      "pytorch_optimizer": .text(training.update.pyTorch),
      "optimizer": .text(training.optimizerWords(varying: study.sweep)),
      "loss": .text(training.loss.words),
      "pytorch": .text(training.pyTorch),
      "runs": .text("\(mine.map(\.records.count).reduce(0, +))"),
      "diverged": .text("\(diverged)"),
      "has_diverged": .flag(diverged > 0),
      "has_intervals": .flag(study.seeds > 1),
      "training_count": .text(
        Format.range(mine.flatMap(\.records).compactMap(\.configuration?.data.trainingCount)) ?? "0"
      ),
      "validation_count": .text(
        Format.count(mine.first?.records.first?.configuration?.data.validationCount ?? 0)
      ),
      "table": .deferred { .text(ReportTables.results(of: study, cells: mine)) },
      "divergence_table": .deferred { .text(ReportTables.divergences(of: study, cells: mine)) },
      "mcnemar": .deferred {
        .text(
          McNemarComparison.comparisons(of: study, cells: cells).map(\.sentence)
            .joined(separator: " ")
        )
      },
      "mcnemar_table": .deferred { .text(ReportTables.mcNemar(study, cells: cells)) },
    ]
    for name in study.networks {
      members[name] = levels(
        of: mine.filter { $0.network.name == name },
        leaf: { cell in .deferred { CellValues(cell: cell).value } }
      )
    }
    return .group(members)
  }

  /// The values of one network: those of its only cell, or one group `at_VALUE` for each level of the sweep.
  private func levels(of cells: [Cell], leaf: (Cell) -> TemplateValue) -> TemplateValue {
    guard let first = cells.first, !first.levels.isEmpty else {
      return cells.first.map(leaf) ?? .group([:])
    }
    return group(cells) { cell in
      "at_"
        + cell.levels.map { $0.text.replacing(".", with: "_").replacing("-", with: "_") }
        .joined(separator: "_")
    } value: {
      leaf($0)
    }
  }

  private var timing: TemplateValue {
    let hosts = results.runs.map(\.record.host)
    var members: [String: TemplateValue] = [
      "machine": .text(Set(hosts.map(\.machine)).sorted().joined(separator: "; ")),
      "workers": .text(
        Set(hosts.map(\.workers)).sorted().map(String.init).joined(separator: " or ")
      ),
    ]
    for study in results.experiment.studies {
      members[study.name] = group(study.networks, name: \.self) { name in
        levels(of: cells.filter { $0.study.name == study.name && $0.network.name == name }) {
          cell in
          .deferred {
            let seconds = cell.records.compactMap { record -> Double? in
              Measure.secondsPerEpoch.value(of: record).exact
            }
            let median = Summary(of: seconds)?.median
            return .group(["seconds_per_epoch": .text(median.map(Format.seconds) ?? "—")])
          }
        }
      }
    }
    return .group(members)
  }

  /// The tables of the figures that show corrections, by the figure's name.
  private var corrections: TemplateValue {
    .group(
      results.experiment.figures.reduce(into: [:]) { members, figure in
        guard case .corrections(let readings) = figure.kind else { return }
        members[figure.name] = .deferred {
          .text(CorrectionsTable(readings, results: results, cells: cells).markdown)
        }
      }
    )
  }

  // MARK: Claims

  private var claims: TemplateValue {
    var members = evidence.all.reduce(into: [String: TemplateValue]()) { members, result in
      members[result.claim.id] = .deferred { claim(result) }
    }
    members["table"] = .deferred { .text(ReportTables.ledger(evidence.claims, anchors: anchors)) }
    members["timed_table"] = .deferred {
      .text(ReportTables.ledger(evidence.timedClaims, anchors: anchors))
    }
    members["verdicts_table"] = .deferred {
      .text(ReportTables.verdicts(evidence.all, anchors: anchors))
    }
    members["details_table"] = .deferred { .text(ReportTables.claims(evidence.all)) }
    members["counts"] = .text(counts)
    members["total"] = .text("\(evidence.all.count)")
    members["by_question"] = byQuestion
    return .group(members)
  }

  private func claim(_ result: ClaimResult) -> TemplateValue {
    let verdict = result.verdict
    let first = result.parts.first
    return .group([
      "statement": .text(result.claim.statement),
      "source": .text(result.claim.source ?? ""),
      "verdict": .text(result.verdictWords),
      "mark": .text(result.mark),
      "effect": .text(first?.effectText ?? "—"),
      "interval": .text(first?.intervalText ?? "—"),
      "levels": .text(result.levelsText),
      "sentence": .text(result.sentence),
      "brief": .text(result.brief),
      "is_supported": .flag(verdict == .supported || verdict == .small),
      "is_refuted": .flag(verdict == .refuted),
      "is_inconclusive": .flag(verdict == .inconclusive),
      "is_contested": .flag(verdict == .contested),
    ])
  }

  /// How many claims have each verdict: `12 supported, 3 refuted`.
  private var counts: String {
    let verdicts = evidence.all.map(\.verdictWords)
    let words = Verdict.allCases.map(\.words) + ["one seed only"]
    let texts = words.compactMap { word in
      let count = verdicts.count { $0 == word }
      return count > 0 ? "\(count) \(word)" : nil
    }
    return texts.joined(separator: ", ")
  }

  /// The claims of each question as a table of their own, timed ones last: `claims.by_question.q2_6`.
  private var byQuestion: TemplateValue {
    let questions = Set(evidence.all.map(\.claim.question))
    return .group(
      questions.reduce(into: [:]) { members, question in
        let mine = evidence.all.filter { $0.claim.question == question }
        let name = question.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
        members[String(name)] = .deferred { .text(ReportTables.claims(mine)) }
      }
    )
  }
}
