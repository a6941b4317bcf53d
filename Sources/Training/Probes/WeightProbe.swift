internal import Models

/// A probe of the length of the weights, which needs no examples and no pass.
package final class WeightProbe: NetworkProbe {
  private let layers: [ParameterLayout.Layer]

  package init(_ subject: ProbeSubject) {
    layers = ParameterLayout(subject.architecture).layers
  }

  package func list(_ lengths: [Double]) -> [ProbeFinding] {
    ProbeFinding.layers("weight_norm", lengths)
  }

  /// For each layer, that to the logits included, the root of the sum of its squared weights; not a number for one without
  /// weights.
  package func look(at parameters: Parameters) -> [Double] {
    parameters.values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return [] }
      return layers.map { layer in
        layer.weights == nil
          ? .nan : Sums.squares(start, layer.weight..<layer.endOfWeight).squareRoot()
      }
    }
  }
}
