internal import Models
internal import Runs

extension Measure {
  /// 1 if the run ended with a training loss of less than half of that before training, else 0; a diverged run is 0.
  public static let trains = Measure(
    "trains",
    title: "Share of runs that train",
    unit: .share,
    usualScale: .difference,
    better: .higher,
    canBeNegative: true,
    isYesOrNo: true,
    needsEpochs: true,
    value: { run in
      let losses = run.points(.loss, on: .train)
      guard let first = losses.first, let last = losses.last, first.isBeforeTraining else {
        return .notRecorded
      }
      return .number(last.value < first.value / 2 ? 1 : 0)
    }
  )
}

extension MeasureDefinition {
  static let trains = MeasureDefinition(.trains)
}
