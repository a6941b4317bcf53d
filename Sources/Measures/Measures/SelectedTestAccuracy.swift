internal import Faults
internal import Models
internal import Notation
internal import Runs

extension Measure {
  /// Test accuracy at the end of the epoch with the lowest validation loss, a share: what early stopping keeps.
  ///
  /// The epoch is chosen on other examples than those that are measured. It varies less from seed to seed than the accuracy
  /// after the last epoch, which is that of the weights where training happened to end.
  public static let selectedTestAccuracy = selected(on: .test)

  private static func selected(on split: DataSplit) -> Measure {
    var substitute: (@Sendable () -> Measure)?
    if split == .test { substitute = { selected(on: .validation) } }
    return Measure(
      "selected_\(split.nameInMeasures)_accuracy",
      title: Phrase("\(Metric.accuracy.title(on: split)), early stopping"),
      unit: .share,
      usualScale: .points,
      better: .higher,
      countedSplit: split,
      moment: .allEpochs(Phrase("The epoch of the lowest validation loss of each run")),
      needsEpochs: true,
      withoutTests: substitute,
      need: { check throws(Fault) in try check.measures(split) },
      value: { run in
        MeasuredValue(run.value(of: SeriesKey(.accuracy, on: split), at: .best))
      }
    )
  }
}

extension MeasureDefinition {
  static let selectedTestAccuracy = MeasureDefinition(.selectedTestAccuracy)
}
