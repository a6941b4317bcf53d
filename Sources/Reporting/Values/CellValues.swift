internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import TemplateEngine

/// What templates can name of the runs of one network at one level: each number as `mean`, `interval` and `text`.
struct CellValues {
  let cell: Cell

  /// The numbers at moments of the training, with other statistics (`batch.test_accuracy`, `precise.test_loss`), and of
  /// probes (`probes.jitter.first`, `probes.jitter.layer_2.last`).
  var value: TemplateValue {
    var members = TrainingStage.allCases.reduce(into: [String: TemplateValue]()) {
      members,
      stage in
      members[stage.rawValue] = .deferred { values(at: stage) }
    }
    for statistics in cell.study.statistics {
      members[statistics.rawValue] = .deferred { evaluation(statistics) }
    }
    members["probes"] = .deferred { probes }
    return .group(members)
  }

  /// The series that templates can name, by their names there.
  static let series: [(name: String, key: SeriesKey)] =
    [DataSplit.train, .validation, .test].flatMap { split in
      [Metric.loss, .accuracy].map { metric in
        ("\(split.nameInMeasures)_\(metric.name)", SeriesKey(metric, on: split))
      }
    } + [
      ("running_loss", SeriesKey(.loss, on: .train, .runningMean)),
      ("running_accuracy", SeriesKey(.accuracy, on: .train, .runningMean)),
      ("last_batch_loss", SeriesKey(.loss, on: .train, .singleBatch)),
    ]

  private func values(at stage: TrainingStage) -> TemplateValue {
    .group(
      Self.series.reduce(into: [:]) { members, series in
        members[series.name] = .deferred { value(SeedMean(of: series.key, at: stage, in: cell)) }
      }
    )
  }

  /// The further evaluations of the final weights with some statistics.
  private func evaluation(_ statistics: EvaluationStatistics) -> TemplateValue {
    .group(
      DataSplit.allCases.reduce(into: [:]) { members, split in
        for measure in [Measure.accuracy(split, statistics), .loss(split, statistics)] {
          members[measure.name] = .deferred { value(of: measure, measure.unit.styleOfMeans) }
        }
      }
    )
  }

  /// What each probe found at its first look and at its last: the mean over layers, and by layer.
  private var probes: TemplateValue {
    let quantities = ProbeQuantity.allCases.filter { cell.study.probes.contains($0.probe) }
    return .group(
      quantities.reduce(into: [:]) { members, quantity in
        members[quantity.rawValue] = .deferred { looks(at: quantity) }
      }
    )
  }

  private func looks(at quantity: ProbeQuantity) -> TemplateValue {
    let layers = Set(cell.runs.flatMap { $0.layers(of: quantity) }).sorted()
    return .group(
      layers.reduce(into: looks(at: quantity, .mean)) { group, layer in
        group["layer_\(layer)"] = .group(looks(at: quantity, .at(layer)))
      }
    )
  }

  private func looks(
    at quantity: ProbeQuantity,
    _ layer: ProbeReading.Place
  ) -> [String: TemplateValue] {
    let steps: [(name: String, place: ProbeReading.Place)] = [("first", .first), ("last", .last)]
    return steps.reduce(into: [:]) { members, step in
      let measure = Measure.probe(quantity, ProbeReading(layer: layer, step: step.place))
      members[step.name] = .deferred {
        value(of: measure, quantity.unit.isShare ? .percent : .significant)
      }
    }
  }

  private func value(of measure: Measure, _ style: NumberStyle) -> TemplateValue {
    let numbers = cell.finished.compactMap { measure.value(of: $0).exact }
    return value(SeedMean(numbers, style))
  }

  private func value(_ estimate: SeedMean?) -> TemplateValue {
    let reason = cell.finished.isEmpty ? localized("every run diverged") : localized("not measured")
    return .group([
      "mean": .text(estimate?.mean ?? localized("no number (\(reason))")),
      "interval": .text(estimate?.interval ?? localized("no interval")),
      "text": .text(estimate?.text ?? localized("no number (\(reason))")),
    ])
  }
}
