internal import Datasets
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
  /// A map of n·m products has three passes of 2·n·m operations (forward, gradient of the weights, gradient of the input), the
  /// first layer two. Normalising a value takes about 7 operations forward and 8 backward, ReLU and dropout 2 each.
  @Sendable private static func operations(of network: NetworkConfiguration) -> Double {
    let blocks = network.architecture.blocks
    let products = blocks.map { Double($0.map.productCount(of: $0.input)) }
    let values = blocks.dropLast().map { block in
      let perValue =
        2 + (block.dropout + block.channelDropout > 0 ? 2 : 0)
        + (block.normalization == .none ? 0 : 15)
      return Double(perValue * block.output.featureCount)
    }
    return 6 * products.reduce(0, +) - 2 * (products.first ?? 0) + values.reduce(0, +)
  }
}

extension MeasureDefinition {
  static let secondsPerEpoch = MeasureDefinition(.secondsPerEpoch)
}
