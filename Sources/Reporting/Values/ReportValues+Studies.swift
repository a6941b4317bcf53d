internal import Evidence
internal import Experiments
internal import Figures
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import TemplateEngine

extension ReportValues {
  func study(_ study: Study) -> TemplateValue {
    let mine = cells.filter { $0.study.name == study.name }
    let diverged = mine.flatMap(\.runs).count { $0.divergence != nil }
    let networks = results.experiment.networks
    let trainings = study.trainings.map(\.training)
    let links = figureLinks { $0.kind.studies.contains(study.name) }
    var members: [String: TemplateValue] = [
      "name": .text(study.name),
      "title": .text(study.title),
      "figure_links": .markup(links),
      "has_figures": .flag(!links.isEmpty),
      "seeds": .text(Format.range(mine.map(\.runs.count)) ?? "0"),
      "epochs": .text(Format.range(trainings.map(\.epochs)) ?? "0"),
      "batch_size": .text(Format.range(trainings.map(\.batchSize)) ?? "0"),
      "first_seed": .text("\(results.experiment.firstSeed)"),
      "pytorch_optimizer": .markup(study.pyTorch(of: networks) { $0.update.pyTorch }),
      "optimizer": .text(study.optimizerWords(of: networks)),
      "loss": .text(study.lossWords(of: networks)),
      "pytorch": .markup(study.pyTorchListing(of: networks)),
      "runs": .text("\(mine.map(\.runs.count).reduce(0, +))"),
      "diverged": .text("\(diverged)"),
      "has_diverged": .flag(diverged > 0),
      "has_intervals": .flag(mine.contains { $0.runs.count > 1 }),
      "training_count": .text(
        Format.range(mine.flatMap(\.runs).compactMap(\.configuration?.data.trainingCount)) ?? "0"
      ),
      "validation_count": .text(
        Format.count(mine.first?.runs.first?.configuration?.data.validationCount ?? 0)
      ),
      "table": .deferred {
        .markup(
          results.logs[study.name].map { ReportTables.results(of: study, $0, cells: mine) }
            ?? ReportTables.results(of: study, cells: mine)
        )
      },
      "divergence_table": .deferred { .markup(ReportTables.divergences(of: study, cells: mine)) },
      "code": code(of: study),
      "mcnemar": .deferred {
        .text(
          McNemarComparison.comparisons(of: study, cells: cells).map(\.sentence)
            .sentences
        )
      },
      "mcnemar_table": .deferred { .markup(ReportTables.mcNemar(study, cells: cells)) },
    ]
    members.merge(logs(of: study, cells: mine)) { _, own in own }
    for name in study.networks {
      members[name] = levels(
        of: mine.filter { $0.network.name == name },
        leaf: { cell in .deferred { CellValues(cell: cell).value } }
      )
    }
    return .group(members)
  }

  /// The values of one network: those of its only cell, or one group `at_VALUE` for each level of the sweep.
  func levels(of cells: [Cell], leaf: (Cell) -> TemplateValue) -> TemplateValue {
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

  var timing: TemplateValue {
    let hosts = Set(results.runs.lazy.map(\.record.host))
    let processors = ProcessorMix(of: results)
    var members: [String: TemplateValue] = [
      "machine": .text(Set(hosts.map(\.machineInWords)).sorted().joined(separator: "; ")),
      "workers": .text(
        Set(hosts.map(\.workers)).sorted().map(String.init).listed
      ),
      "processors": .text(processors.isEmpty ? "" : processors.sentence),
      "has_processors": .flag(!processors.isEmpty),
    ]
    for study in results.experiment.studies {
      members[study.name] = group(study.networks, name: \.self) { name in
        levels(of: cells.filter { $0.study.name == study.name && $0.network.name == name }) {
          cell in
          .deferred {
            let seconds = cell.runs.compactMap { record -> Double? in
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

  /// The tables of the figures that have one, by the figure's name.
  var corrections: TemplateValue {
    .group(
      figures.reduce(into: [:]) { members, figure in
        guard let table = figure.table else { return }
        members[figure.name] = .deferred { .markup(table.markdown(of: figure.name)) }
      }
    )
  }
}
