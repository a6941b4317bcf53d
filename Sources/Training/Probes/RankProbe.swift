internal import Foundation

/// A probe of in how many directions the outputs of each hidden layer vary over 64 examples, in training mode.
///
/// The effective rank of Roy and Vetterli 2007 is exp H, H the entropy of the singular values σ of the examples x units
/// matrix of outputs, normalised to sum 1: 1 when all outputs are multiples of one vector, 64 when all directions
/// count alike. Daneshmand et al. 2020, arXiv:2003.01652, follow the rank through the layers. The singular values are the
/// roots of the eigenvalues of the examples' Gram matrix, computed in double precision. One pass forward.
package final class RankProbe: NetworkProbe {
  /// The number of examples, which is the largest possible rank.
  private static let exampleCount = 64

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  private let outputs: Buffer<Double>
  private let gram: Buffer<Double>

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    batch = sampler.draw(min(Self.exampleCount, sampler.count))
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
    outputs = Buffer(count: batch.count * (memory.featureCounts.max() ?? 0))
    gram = Buffer(count: batch.count * batch.count)
  }

  package func list(_ ranks: [Double]) -> [ProbeFinding] {
    ProbeFinding.layers("effective_rank", ranks)
  }

  /// The effective rank of each hidden layer; not a number where all outputs are zero.
  package func look(at parameters: Parameters) -> [Double] {
    let rows = batch.count
    // The variance of a single example is not defined.
    guard rows > 1 else { return [] }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    memory.network.forwardInTraining(rows: rows, step: 1)
    return memory.featureCounts.enumerated().map { layer, columns in
      let values = memory.network.activations(of: layer)
      for index in 0..<rows * columns { outputs.start[index] = Double(values[index]) }
      Double.multiply(
        MatrixProduct(
          a: outputs.start,
          b: outputs.start,
          isBTransposed: true,
          c: gram.start,
          rows: rows,
          inner: columns,
          columns: rows
        )
      )
      return Self.effectiveRank(SymmetricEigenvalues.of(gram.values, order: rows))
    }
  }

  /// exp of the entropy of the roots, normalised to sum 1.
  static func effectiveRank(_ eigenvalues: [Double]) -> Double {
    // Rounding leaves small negative numbers where zeros are meant.
    let values = eigenvalues.map { max($0, 0).squareRoot() }
    let sum = values.reduce(0, +)
    guard sum > 0 else { return .nan }
    return exp(
      values.reduce(0) { entropy, value in
        let share = value / sum
        return share > 0 ? entropy - share * log(share) : entropy
      }
    )
  }
}
