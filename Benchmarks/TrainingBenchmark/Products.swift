import Models
import Training

/// The matrix products of the training engine and nothing else: what no engine on this library can beat.
///
/// Per batch and layer: values · weight forward, valuesᵀ · gradient for the weight, and, but for the
/// first layer, gradient · weightᵀ for the layer before. The result of each product replaces what
/// was there. All work is in the memory of one batch, as the engine's is.
final class Products: Contestant {
  /// One layer's operands; a run of numbers each, row-major.
  private struct Layer {
    let inputCount: Int
    let outputCount: Int
    let weight: Buffer<Float>
    let weightGradient: Buffer<Float>
  }

  /// The engine evaluates in chunks of this many rows.
  private static let evaluationRows = 256

  private let layers: [Layer]
  private let batchSize: Int
  private let imageCount: Int
  /// `values[0]` is the batch; `values[l + 1]` is the output of layer l.
  private let values: [Buffer<Float>]
  /// `gradients[l]` belongs to `values[l]`.
  private let gradients: [Buffer<Float>]

  /// The products of a network on batches of that size, until that many images are through.
  init(_ architecture: Architecture, batchSize: Int, imageCount: Int) {
    let counts = [architecture.inputCount] + architecture.hiddenCounts + [architecture.classCount]
    let rows = max(batchSize, Self.evaluationRows)
    self.batchSize = batchSize
    self.imageCount = imageCount
    values = counts.map { Buffer<Float>(count: rows * $0) }
    gradients = counts.map { Buffer<Float>(count: rows * $0) }
    layers = zip(counts, counts.dropFirst()).map { inputCount, outputCount in
      Layer(
        inputCount: inputCount,
        outputCount: outputCount,
        weight: Buffer(count: inputCount * outputCount),
        weightGradient: Buffer(count: inputCount * outputCount)
      )
    }
    // Numbers of the size that a network has, so that none overflows or underflows.
    var generator = MersenneTwister(seed: 0)
    func fill(_ buffer: Buffer<Float>, upTo bound: Float) {
      for i in 0..<buffer.count {
        buffer.start[i] = generator.nextUniform(from: -bound, to: bound)
      }
    }
    fill(values[0], upTo: 1)
    fill(gradients[counts.count - 1], upTo: 1)
    for layer in layers { fill(layer.weight, upTo: 1 / Float(layer.inputCount).squareRoot()) }
  }

  func run(_ pass: Pass) {
    withTrainingThread {
      switch pass {
      case .train: inChunks(of: batchSize, train)
      case .evaluate: inChunks(of: Self.evaluationRows, forward)
      }
    }
  }

  private func inChunks(of size: Int, _ body: (_ rows: Int) -> Void) {
    for start in stride(from: 0, to: imageCount, by: size) {
      body(min(size, imageCount - start))
    }
  }

  private func train(rows: Int) {
    forward(rows: rows)
    for index in layers.indices.reversed() { backward(index, rows: rows) }
  }

  private func forward(rows: Int) {
    for (index, layer) in layers.enumerated() {
      MatrixLibrary.multiply(
        values[index],
        layer.weight,
        into: values[index + 1],
        rows: rows,
        inner: layer.inputCount,
        columns: layer.outputCount
      )
    }
  }

  private func backward(_ index: Int, rows: Int) {
    let layer = layers[index]
    if index > 0 {
      MatrixLibrary.multiply(
        gradients[index + 1],
        layer.weight,
        isBTransposed: true,
        into: gradients[index],
        rows: rows,
        inner: layer.outputCount,
        columns: layer.inputCount
      )
    }
    MatrixLibrary.multiply(
      values[index],
      isATransposed: true,
      gradients[index + 1],
      into: layer.weightGradient,
      rows: layer.inputCount,
      inner: rows,
      columns: layer.outputCount
    )
  }
}
