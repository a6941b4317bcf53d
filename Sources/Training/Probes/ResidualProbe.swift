internal import Datasets
internal import Foundation
internal import Models

/// A probe of how much of what leaves a residual block its branch makes, on one batch of the training's size in training
/// mode.
///
/// De and Smith 2020, arXiv:2002.10444, section 2: with batch norm in the branch the share of block l falls as 1/l, without
/// a norm it stays one half and the variance of what comes past the blocks doubles a block. One pass forward. Variances are
/// over examples and pixels, of each channel, and averaged over the channels.
package final class ResidualProbe: NetworkProbe {
  /// What was found at the sum of each residual block, from the input on; empty for networks without such blocks.
  package struct Findings: Sendable, Hashable {
    /// Var(branch)/(Var(past) + Var(branch)).
    package var shares: [Double]
    /// The share over t/(v₁ + t l) at block l from 1 on, t = 1 − 1/π, v₁ the variance of what comes past the first: what
    /// He's weights and ReLU give in pre-activated blocks with batch norm before training.
    ///
    /// Half of the second moment of a ReLU's output is mean, which the variance over a batch does not see: hence t, not 1.
    package var sharesOverTheory: [Double]
    /// Var(past).
    package var variances: [Double]
    /// The slope of the logarithm of Var(past) against the block, by least squares; ln 2 where it doubles.
    package var slope: Double?
  }

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    batch = subject.batch
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
  }

  package func list(_ findings: Findings) -> [ProbeFinding] {
    ProbeFinding.layers("residual_share", findings.shares)
      + ProbeFinding.layers("residual_share_over_theory", findings.sharesOverTheory)
      + ProbeFinding.layers("residual_variance", findings.variances)
      + ProbeFinding.one("residual_variance_slope", findings.slope)
  }

  package func look(at parameters: Parameters) -> Findings {
    let sums = subject.architecture.blocks.filter { $0.map is Addition }
    guard !sums.isEmpty else {
      return Findings(shares: [], sharesOverTheory: [], variances: [], slope: nil)
    }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    memory.network.forwardInTraining(rows: batch.count, step: 1)
    let branches = sums.map { variance(of: $0.sources[0]) * square(of: $0, parameters) }
    let pasts = sums.map { variance(of: $0.sources[1]) }
    let shares = zip(branches, pasts).map { $0 / ($0 + $1) }
    let typical = 1 - 1 / Double.pi
    return Findings(
      shares: shares,
      sharesOverTheory: shares.enumerated().map {
        $1 * (pasts[0] + typical * Double($0 + 1)) / typical
      },
      variances: pasts,
      slope: Self.slope(pasts.map { log($0) })
    )
  }

  /// The square of the factor of a sum's branch.
  private func square(of sum: LayerBlock, _ parameters: Parameters) -> Double {
    guard sum.map.initialFactor != nil,
      let index = subject.architecture.blocks.firstIndex(of: sum),
      let place = memory.layers[index].factor
    else { return 1 }
    return Double(parameters.values[place]) * Double(parameters.values[place])
  }

  /// The variance of each channel over examples and pixels, averaged over the channels.
  private func variance(of source: LayerBlock.Source) -> Double {
    guard case .block(let index) = source else { return .nan }
    let block = subject.architecture.blocks[index]
    let (rows, channels) = (batch.count * block.output.positionCount, block.columnCount)
    let values = memory.network.activations(of: index)
    var total = 0.0
    for channel in 0..<channels {
      var (mean, squares) = (0.0, 0.0)
      for row in 0..<rows { mean += Double(values[row * channels + channel]) }
      mean /= Double(rows)
      for row in 0..<rows {
        let deviation = Double(values[row * channels + channel]) - mean
        squares += deviation * deviation
      }
      total += squares / Double(rows)
    }
    return total / Double(channels)
  }

  /// The slope of a line through values at 1, 2, …, by least squares; nil for fewer than two.
  static func slope(_ values: [Double]) -> Double? {
    guard values.count > 1 else { return nil }
    let middle = Double(values.count + 1) / 2
    let mean = values.reduce(0, +) / Double(values.count)
    var (products, squares) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let distance = Double(index + 1) - middle
      products += distance * (value - mean)
      squares += distance * distance
    }
    return products / squares
  }
}
