import Models
import Training

/// One tensor of PyTorch's by the places of its elements in one of our buffers.
struct FixtureTensor {
  /// The name in a fixture, for example `hidden1.weight` or `output.bias`.
  let name: String
  /// Where each element lies, in PyTorch's order.
  let offsets: [Int]

  /// The elements of the tensor among the values of a buffer.
  func elements<Element>(of values: [Element]) -> [Element] { offsets.map { values[$0] } }
}

extension ParameterLayout {
  /// The parameters as PyTorch names and shapes them.
  var fixtureParameters: [FixtureTensor] {
    named { layer in
      // Ours is the transpose, inputs x outputs, with the channels of images innermost.
      let weight = layer.weights.map { shape in
        let rows = (0..<shape.inputCount).map { shape.row(ofDrawn: $0) }
        return (0..<layer.outputCount).flatMap { output in
          rows.map { layer.weight + $0 * layer.outputCount + output }
        }
      }
      return [
        weight.map { ("weight", $0) }, Self.units(("bias", layer.bias), of: layer),
        layer.factor.map { ("factor", [$0]) }, Self.scales(("scale", layer.scale), of: layer),
        Self.scales(("shift", layer.shift), of: layer),
      ].compactMap(\.self)
    }
  }

  /// The means or the variances of batch normalisation, by their `suffix`.
  func fixtureStatistics(_ suffix: String) -> [FixtureTensor] {
    named { layer in [Self.units((suffix, layer.statistics), of: layer)].compactMap(\.self) }
  }

  private func named(_ tensors: (Layer) -> [(String, [Int])]) -> [FixtureTensor] {
    layers.enumerated().flatMap { index, layer in
      let prefix = index == layers.count - 1 ? "output" : "hidden\(index + 1)"
      return tensors(layer).map { FixtureTensor(name: "\(prefix).\($0.0)", offsets: $0.1) }
    }
  }

  /// The offsets of scales or shifts, if the layer has them: of those that each pixel has, channel by channel.
  private static func scales(_ vector: (String, Int?), of layer: Layer) -> (String, [Int])? {
    let (columns, places) = (layer.outputCount, layer.scaleCount / layer.outputCount)
    return vector.1.map { first in
      (
        vector.0,
        (0..<columns).flatMap { unit in (0..<places).map { first + $0 * columns + unit } }
      )
    }
  }

  /// The offsets of one value per unit, if the layer has them.
  private static func units(_ vector: (String, Int?), of layer: Layer) -> (String, [Int])? {
    vector.1.map { (vector.0, Array($0..<$0 + layer.outputCount)) }
  }
}
