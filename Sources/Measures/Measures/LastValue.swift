internal import Faults
internal import Models
internal import Notation
internal import Runs
internal import YAML

extension Measure {
  /// The last value of a metric of any name.
  public static func lastValue(of name: MetricName) -> Measure {
    ofMetric("last_value", name, title: name.title) { points in
      MeasuredValue(points.last?.value)
    }
  }

  /// The best value of a metric of any name after training began: chosen by the numbers that it is made of, and so too good.
  ///
  /// Without a direction nothing is best, and there is no number.
  public static func bestValue(of name: MetricName) -> Measure {
    ofMetric(
      "best_value",
      name,
      title: Phrase("\(name.title), best value of each run"),
      details: Phrase("selected on the same data")
    ) { points in
      let values = points.filter { !$0.isBeforeTraining && $0.value.isFinite }.map(\.value)
      return switch name.metric.better {
      case .higher: MeasuredValue(values.max())
      case .lower: MeasuredValue(values.min())
      case nil: .notRecorded
      }
    }
  }

  /// The value of a metric of any name after so many epochs or updates: the last one that was measured until then.
  ///
  /// A run that did not get there has no such number.
  public static func value(of name: MetricName, at budget: TrainingBudget) -> Measure {
    ofMetric(
      "value_at",
      name,
      options: [budget.yaml],
      title: Phrase("\(name.title) after \(budget.words)")
    ) { points in
      let placed = points.compactMap { point in budget.place(point.moment).map { ($0, point) } }
      guard let last = placed.map(\.0).max(), last >= budget.amount else { return .notRecorded }
      return MeasuredValue(placed.last { $0.0 <= budget.amount }?.1.value)
    }
  }

  /// How long a run takes to get a metric of any name to a value, straight between the two measurements around it.
  public static func time(
    _ progress: TrainingBudget.Unit,
    to value: Double,
    of name: MetricName
  ) -> Measure {
    let isUp = name.metric.better == .higher
    let shown =
      name.metric.unit.isShare ? Phrase(verbatim: value.shortPercent) : Phrase("\(setting: value)")
    return ofMetric(
      "\(progress.rawValue)_to_value",
      name,
      options: ["\(MeasureOption.value.rawValue): \(value)"],
      title: progress == .epochs
        ? Phrase("Epochs to \(name.title) of \(shown)")
        : Phrase("Updates to \(name.title) of \(shown)"),
      usualScale: .ratio,
      isTime: true
    ) { points in
      let placed = points.compactMap { point in
        progress.place(point.moment).map { (x: $0, y: isUp ? point.value : -point.value) }
      }
      let goal = isUp ? value : -value
      guard let first = placed.first, let last = placed.last else { return .notRecorded }
      if first.y >= goal { return .atMost(first.x) }
      for (before, after) in zip(placed, placed.dropFirst()) where after.y >= goal {
        return MeasuredValue(
          before.x + (goal - before.y) / (after.y - before.y) * (after.x - before.x)
        )
      }
      return .atLeast(last.x)
    }
  }

  /// A measure of a metric of any name.
  private static func ofMetric(
    _ measure: String,
    _ name: MetricName,
    options: [String] = [],
    title: Phrase,
    details: Phrase? = nil,
    usualScale: EffectScale? = nil,
    isTime: Bool = false,
    value: @escaping @Sendable (SeriesPoints) -> MeasuredValue
  ) -> Measure {
    let metric = name.metric
    let isPlain = name.text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_/.-".contains($0))
    }
    var fields = ["\(MeasureOption.of.rawValue): \(isPlain ? name.text : quoted(name.text))"]
    if let better = metric.better, Metric.logged(metric.name).better != better {
      fields.append("\(MeasureOption.better.rawValue): \(better == .higher ? "higher" : "lower")")
    }
    let isKnown = metric == .accuracy || metric == .loss
    return Measure(
      measure,
      options: fields + options,
      title: title,
      details: details,
      unit: isTime ? .plain : metric.unit,
      usualScale: usualScale ?? name.usualScale,
      better: isTime ? .lower : metric.better,
      canBeNegative: !isTime && !isKnown,
      isCrossing: isTime,
      countedSplit: !isTime && metric == .accuracy ? name.split : nil,
      metric: name,
      needsEpochs: true,
      need: { check throws(Fault) in try check.logs(name) },
      value: { value($0.points(of: name)) }
    )
  }
}

extension MeasureDefinition {
  /// One of whose name nobody knows which values are better.
  private static let example = MetricName("validation/gap", better: .lower)

  static let lastValue = MeasureDefinition(
    options: [.of, .better],
    example: .lastValue(of: example)
  ) { fields throws(Fault) in .lastValue(of: try fields.metricName()) }

  static let bestValue = MeasureDefinition(
    options: [.of, .better],
    example: .bestValue(of: example)
  ) { fields throws(Fault) in .bestValue(of: try fields.metricName()) }

  static let valueAt = MeasureDefinition(
    options: [.of, .better, .after],
    example: .value(of: example, at: TrainingBudget(2, .epochs))
  ) { fields throws(Fault) in
    .value(of: try fields.metricName(), at: try TrainingBudget(fields))
  }

  static let epochsToValue = time(.epochs)
  static let updatesToValue = time(.updates)

  private static func time(_ progress: TrainingBudget.Unit) -> MeasureDefinition {
    MeasureDefinition(
      options: [.of, .better, .value],
      example: .time(progress, to: 0.5, of: example)
    ) { fields throws(Fault) in
      let name = try fields.metricName()
      guard name.metric.better != nil else {
        throw fields.error(
          "nobody knows which values of \(name.text) are better",
          at: try fields.required(MeasureOption.of.rawValue).position,
          hint: "Write `better: higher` or `better: lower` beside it."
        )
      }
      let value = try fields.number(
        MeasureOption.value.rawValue,
        where: \.isFinite,
        expected: "a number"
      )
      return .time(progress, to: value, of: name)
    }
  }
}

extension MeasureCheck {
  /// Refuses a metric that runs of ours do not have; those of logs are known when they are read.
  fileprivate func logs(_ name: MetricName) throws(Fault) {
    guard name.metric == .accuracy || name.metric == .loss, let split = name.split else {
      throw try error(
        "runs that are trained here have no metric \(name.text)",
        at: .of,
        hint: "They have loss and accuracy: train/loss, validation/accuracy, test/accuracy."
      )
    }
    try measures(split)
  }
}
