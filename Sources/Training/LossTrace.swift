/// What the losses of an epoch's mini-batches say beside their mean, in memory that does not grow.
package struct LossTrace: Sendable {
  /// The loss of the latest batch, nil before the first.
  package private(set) var last: Double?
  private var count = 0
  private var sum = 0.0
  /// Mean and sum of squared deviations of the differences from one batch to the next (Welford 1962).
  private var meanDifference = 0.0
  private var squares = 0.0

  /// No losses yet.
  package init() {}

  /// Takes in the mean loss of the next batch.
  package mutating func append(_ loss: Double) {
    if let last {
      let difference = loss - last
      let deviation = difference - meanDifference
      meanDifference += deviation / Double(count)
      squares += deviation * (difference - meanDifference)
    }
    last = loss
    count += 1
    sum += loss
  }

  /// The standard deviation (divided by the number less one) of the difference from one batch's loss to the next,
  /// divided by the mean loss; nil for fewer than three batches.
  package var roughness: Double? {
    guard count >= 3 else { return nil }
    return (squares / Double(count - 2)).squareRoot() / (sum / Double(count))
  }
}
