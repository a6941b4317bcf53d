internal import Models
internal import Notation
internal import Runs
internal import Statistics

extension Measure {
  /// The seconds that the updates of an epoch take, the median over epochs.
  public static let secondsPerEpoch = Measure(
    "seconds_per_epoch",
    title: Phrase("Training time per epoch"),
    unit: .seconds,
    better: .lower,
    isTimed: true,
    moment: .allEpochs(Phrase("Median over the epochs of a run, evaluation not counted")),
    cost: operations,
    needsEpochs: true,
    value: { run in
      let seconds = run.points(.trainingTime, on: .train, .runningMean).map(\.value)
      return MeasuredValue(Summary(of: seconds)?.median)
    }
  )

  /// The additions and multiplications of an update for each example of the batch, counted from the equations.
  ///
  /// A dense layer has three products of 2·n·m operations (forward, gradient of the weights, gradient of the input), the
  /// first layer two. Normalising a value takes about 7 operations forward and 8 backward, ReLU and dropout 2 each.
  @Sendable private static func operations(of network: NetworkConfiguration) -> Double {
    let layers = network.layers.map(Double.init)
    let products = zip(layers, layers.dropFirst()).map { 6 * $0 * $1 }.reduce(0, +)
    let first = layers.count > 1 ? 2 * layers[0] * layers[1] : 0
    let hidden = layers.dropFirst().dropLast().reduce(0, +)
    let perValue =
      2 + (network.dropout > 0 ? 2 : 0) + (network.normalization == .none ? 0 : 15)
    return products - first + Double(perValue) * hidden
  }
}

extension MeasureDefinition {
  static let secondsPerEpoch = MeasureDefinition(.secondsPerEpoch)
}
