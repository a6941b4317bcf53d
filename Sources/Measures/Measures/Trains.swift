internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// 1 if the run ended with a validation accuracy at least half-way from chance to 1, else 0; a diverged run is 0.
  ///
  /// Chance is one of the network's classes: of ten classes, 55 % is half-way.
  public static let trains = Measure(
    "trains",
    title: Phrase("Share of runs that train"),
    details: Phrase("trained: at least half-way from chance to full validation accuracy"),
    unit: .share,
    usualScale: .difference,
    better: .higher,
    canBeNegative: true,
    isYesOrNo: true,
    needsEpochs: true,
    value: { run in
      guard let last = run.points(.accuracy, on: .validation).last,
        let classes = run.configuration?.network.classCount
      else { return .notRecorded }
      return .number(last.value >= (1 + 1 / Double(classes)) / 2 ? 1 : 0)
    }
  )
}

extension MeasureDefinition {
  static let trains = MeasureDefinition(.trains)
}
