internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// Where the validation accuracy first reaches a threshold, straight between two moments that evaluate it.
  ///
  /// Between the untrained network and the first evaluation after it nobody knows the way: a run that is there then took at
  /// most that long. One that never gets there takes at least as long as it was trained.
  ///
  /// - Parameters:
  ///   - threshold: The accuracy, a share.
  ///   - name: What is counted, as in `steps_to_accuracy`.
  ///   - title: What is counted, in words.
  ///   - unit: What it is counted in.
  ///   - isTimed: Whether it depends on the machine's speed.
  ///   - position: Where a moment is on the scale that is counted; nil where the run did not record it.
  /// - Returns: The measure `NAME_to_accuracy`.
  static func toAccuracy(
    _ threshold: Double,
    _ name: String,
    title: Phrase,
    unit: MeasureUnit = .plain,
    isTimed: Bool = false,
    at position: @escaping @Sendable (MeasuredRun, TrainingMoment) -> Double?
  ) -> Measure {
    Measure(
      "\(name)_to_accuracy",
      options: ["\(MeasureOption.threshold.rawValue): \(threshold)"],
      title: Phrase("\(title) to \(threshold.shortPercent) validation accuracy"),
      unit: unit,
      better: .lower,
      isTimed: isTimed,
      isCrossing: true,
      needsEpochs: true,
      value: { run in
        let points = run.points(.accuracy, on: .validation)
        guard let first = points.first, let last = points.last else { return .notRecorded }
        if first.value >= threshold { return .atMost(position(run, first.moment)) }
        for (before, after) in zip(points, points.dropFirst()) where after.value >= threshold {
          guard !before.isBeforeTraining else { return .atMost(position(run, after.moment)) }
          guard let start = position(run, before.moment), let end = position(run, after.moment)
          else { return .notRecorded }
          let share = (threshold - before.value) / (after.value - before.value)
          return MeasuredValue(start + share * (end - start))
        }
        // Nobody knows how much longer it would have taken.
        return position(run, last.moment).map(MeasuredValue.atLeast) ?? .notRecorded
      }
    )
  }
}

extension MeasuredValue {
  fileprivate static func atMost(_ position: Double?) -> MeasuredValue {
    position.map { .atMost($0) } ?? .notRecorded
  }
}
