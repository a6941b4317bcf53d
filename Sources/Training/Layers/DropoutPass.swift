internal import CKernels
internal import Datasets
internal import Models

/// What a block drops in training: single numbers, or whole channels.
final class DropoutPass<Scalar: KernelScalar> {
  private let block: LayerBlock
  private let index: Int
  private let positions: Int
  /// 0, or 1/(1 − probability), for each number.
  private let mask: Buffer<Scalar>
  /// For each example and channel, and ones to draw them from; empty unless channels are dropped.
  private let channelMask: Buffer<Scalar>
  private let ones: Buffer<Scalar>

  /// Nil for a block that drops nothing.
  init?(_ block: LayerBlock, index: Int, capacity: Int) {
    guard block.dropout > 0 || block.channelDropout > 0 else { return nil }
    self.block = block
    self.index = index
    positions = block.output.positionCount
    mask = Buffer(count: capacity * block.output.featureCount)
    let channels = block.channelDropout > 0 ? capacity * block.columnCount : 0
    channelMask = Buffer(count: channels)
    ones = Buffer([Scalar](repeating: 1, count: channels))
  }

  /// outputs ← inputs · mask.
  func forward(
    _ inputs: Buffer<Scalar>,
    into outputs: Buffer<Scalar>,
    rows: Int,
    _ randomness: StepRandomness
  ) {
    let count = rows * block.output.featureCount
    if block.dropout > 0 {
      draw(
        inputs.start,
        mask.start,
        outputs.start,
        probability: block.dropout,
        count: count,
        randomness
      )
      return
    }
    let channels = block.columnCount
    // The outputs are what is drawn for ones; they are written again below.
    draw(
      ones.start,
      channelMask.start,
      outputs.start,
      probability: block.channelDropout,
      count: rows * channels,
      randomness
    )
    for row in 0..<rows {
      let factors = channelMask.start + row * channels
      for pixel in row * positions..<(row + 1) * positions {
        (mask.start + pixel * channels).update(from: factors, count: channels)
      }
    }
    for number in 0..<count { outputs.start[number] = inputs.start[number] * mask.start[number] }
  }

  private func draw(
    _ inputs: UnsafeMutablePointer<Scalar>,
    _ mask: UnsafeMutablePointer<Scalar>,
    _ outputs: UnsafeMutablePointer<Scalar>,
    probability: Double,
    count: Int,
    _ randomness: StepRandomness
  ) {
    var job = kernel_dropout(
      inputs: inputs,
      mask: mask,
      outputs: outputs,
      probability: probability,
      seed: randomness.seed,
      step: UInt64(randomness.step),
      stream: StepRandomness.stream(.dropout, layer: index),
      count: count
    )
    kernel_run_dropout(&job, Scalar.precision)
  }

  /// gradient ← gradient · mask.
  func backward(_ gradient: UnsafeMutablePointer<Scalar>, rows: Int) {
    var job = kernel_multiply(
      values: gradient,
      factors: mask.start,
      count: rows * block.output.featureCount
    )
    kernel_run_multiply(&job, Scalar.precision)
  }
}
