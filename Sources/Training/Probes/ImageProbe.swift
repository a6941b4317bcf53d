internal import Datasets
internal import Models

/// A probe of how many independent values an image is worth to the statistics of a batch norm.
///
/// Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.2, count the batch of a convolution as examples x pixels; but pixels
/// of an image are alike. With z the values of a channel, standardised over 512 training images, and m and s the means of z
/// and z² over the pixels of an image, mean and deviation of a batch of B move x̂ by √(c/B), c = Var m + Var s/4, where
/// independent Gaussian values give c = 1.5 over their number. One pass forward.
package final class ImageProbe: NetworkProbe {
  private static let exampleCount = 512

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    batch = sampler.draw(min(subject.exampleCount(Self.exampleCount), sampler.count))
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
  }

  package func list(_ findings: [Int: Double]) -> [ProbeFinding] {
    findings.sorted { $0.key < $1.key }.map {
      ProbeFinding(quantity: "independent_values", layer: $0.key + 1, value: $0.value)
    }
  }

  /// 1.5 over the mean of c over the channels, for each batch norm of images, by the place of its block.
  package func look(at parameters: Parameters) -> [Int: Double] {
    guard batch.count > 1 else { return [:] }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    memory.network.forwardInTraining(rows: batch.count, step: 1)
    var findings: [Int: Double] = [:]
    for (index, block) in subject.architecture.blocks.enumerated()
    where block.normalization.method is BatchNormalization && block.output.isImage {
      findings[index] = 1.5 / meanMovement(of: index, block)
    }
    return findings
  }

  /// The mean over the channels of Var m + Var s/4.
  private func meanMovement(of index: Int, _ block: LayerBlock) -> Double {
    let values = memory.network.normalizedValues(of: index)
    let (pixels, channels) = (block.output.positionCount, block.columnCount)
    var total = 0.0
    for channel in 0..<channels {
      var (means, squares): ([Double], [Double]) = ([], [])
      for row in 0..<batch.count {
        var (mean, square) = (0.0, 0.0)
        for pixel in row * pixels..<(row + 1) * pixels {
          let value = Double(values[pixel * channels + channel])
          mean += value
          square += value * value
        }
        means.append(mean / Double(pixels))
        squares.append(square / Double(pixels))
      }
      total += Self.variance(means) + Self.variance(squares) / 4
    }
    return total / Double(channels)
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}
