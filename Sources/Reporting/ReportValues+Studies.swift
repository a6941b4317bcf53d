internal import Experiments
internal import Runs
internal import Statistics

extension ReportValues {
  /// What a study asked and found, and the values of each of its networks.
  func study(_ study: Study) -> TemplateValue {
    let mine = cells.filter { $0.study.name == study.name }
    let diverged = mine.flatMap(\.records).count { $0.divergence != nil }
    let training = study.training
    let predictions = PredictionComparisons(of: study, cells: mine)
    var members: [String: TemplateValue] = [
      "name": .text(study.name),
      "title": .text(study.title),
      "seeds": .text("\(study.seeds)"),
      "epochs": .text("\(training.epochs)"),
      "batch_size": .text("\(training.batchSize)"),
      "first_seed": .text("\(results.experiment.firstSeed)"),
      "pytorch_optimizer": .text(PyTorchListing.optimizer(training)),
      "optimizer": .text(training.optimizerWords(varying: study.sweep)),
      "loss": .text(training.loss.words),
      "pytorch": .text(PyTorchListing.training(training)),
      "runs": .text("\(mine.map(\.records.count).reduce(0, +))"),
      "diverged": .text("\(diverged)"),
      "has_diverged": .flag(diverged > 0),
      "has_intervals": .flag(study.seeds > 1),
      "training_count": .text(
        Format.range(mine.flatMap(\.records).map(\.configuration.data.trainingCount)) ?? "0"
      ),
      "validation_count": .text(
        Format.count(mine.first?.records.first?.configuration.data.validationCount ?? 0)
      ),
      "table": .text(ReportTables.results(of: study, cells: mine)),
      "divergence_table": .text(ReportTables.divergences(of: study, cells: mine)),
      "mcnemar": .text(predictions.summary),
      "mcnemar_table": .text(predictions.table),
    ]
    for name in study.networks {
      members[name] = levels(of: mine.filter { $0.network.name == name }, leaf: measurements)
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

  /// What the runs of a cell measured: at moments of the training, with other statistics, and by probes.
  private func measurements(of cell: Cell) -> TemplateValue {
    var members: [String: TemplateValue] = [:]
    for moment in Metric.Moment.allCases {
      members[moment.rawValue] = group(Metric.allCases, name: \.rawValue) { metric in
        value(Estimate(metric, at: moment, in: cell), in: cell)
      }
    }
    for statistics in cell.study.statistics {
      let splits: [(name: String, split: DataSplit)] = [
        ("train", .train), ("validation", .validation), ("test", .test),
      ]
      members[statistics.rawValue] = .group(
        splits.reduce(into: [:]) { group, split in
          group[split.name + "_accuracy"] = value(
            of: .accuracy(split.split, statistics),
            in: cell,
            format: { Format.percent(min(max($0, 0), 1)) }
          )
          group[split.name + "_loss"] = value(
            of: .loss(split.split, statistics),
            in: cell,
            format: Format.loss
          )
        }
      )
    }
    members["probes"] = probes(of: cell)
    return .group(members)
  }

  /// What each probe found before training or at its first look, and at its last: the mean over layers, and by layer.
  private func probes(of cell: Cell) -> TemplateValue {
    let quantities = ProbeQuantity.allCases.filter { cell.study.probes.contains($0.probe) }
    return group(quantities, name: \.rawValue) { quantity in
      func looks(_ layer: ProbeReading.Place) -> [String: TemplateValue] {
        [("first", ProbeReading.Place.first), ("last", .last)].reduce(into: [:]) { group, look in
          let reading = ProbeReading(layer: layer, step: look.1)
          group[look.0] = value(
            of: .probe(quantity, reading),
            in: cell,
            format: Format.significant
          )
        }
      }
      let layers = Set(cell.records.flatMap { $0.layers(of: quantity) }).sorted()
      return .group(
        layers.reduce(into: looks(.mean)) { group, layer in
          group["layer_\(layer)"] = .group(looks(.at(layer)))
        }
      )
    }
  }

  private func value(
    of measure: Measure,
    in cell: Cell,
    format: (Double) -> String
  ) -> TemplateValue {
    let numbers = cell.finished.compactMap { measure.value(of: $0).exact }
    return value(Estimate(numbers, format: format), in: cell)
  }

  private func value(_ estimate: Estimate?, in cell: Cell) -> TemplateValue {
    let reason = cell.finished.isEmpty ? "every run diverged" : "not measured"
    return .group([
      "mean": .text(estimate?.mean ?? "no number (\(reason))"),
      "interval": .text(estimate?.interval ?? "no interval"),
      "text": .text(estimate?.text ?? "no number (\(reason))"),
    ])
  }

  /// What depends on the machine's speed.
  var timing: TemplateValue {
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
          let seconds = cell.records.compactMap { Measure.secondsPerEpoch.value(of: $0).exact }
          let median = Summary(of: seconds)?.median
          return .group(["seconds_per_epoch": .text(median.map(Format.seconds) ?? "—")])
        }
      }
    }
    return .group(members)
  }
}
