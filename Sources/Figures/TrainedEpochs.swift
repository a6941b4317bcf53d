internal import Measures
internal import Models
internal import Notation
internal import Runs

extension [MeasuredRun] {
  /// For how many epochs the runs were trained, the fewest and the most; 0 without runs.
  var trainedEpochs: ClosedRange<Int> {
    let counts = compactMap(\.configuration?.training.epochs)
    return (counts.min() ?? 0)...(counts.max() ?? 0)
  }

  /// `After 5 epochs`, `After 3 to 17 epochs`.
  var afterEpochs: String {
    let epochs = trainedEpochs
    let (fewest, most) = (epochs.lowerBound, epochs.upperBound)
    return fewest == most
      ? localized("After \(most, "# epoch", "# epochs")")
      : localized("After \(fewest) to \(most, "# epoch", "# epochs")")
  }
}
