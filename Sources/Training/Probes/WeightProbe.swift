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

  /// For each layer, that to the logits included, the root of the sum of its squared weights.
  package func look(at parameters: Parameters) -> [Double] {
    parameters.values.withUnsafeBufferPointer { values in
      guard let start = values.baseAddress else { return [] }
      return layers.map { Sums.squares(start, $0.weight..<$0.endOfWeight).squareRoot() }
    }
  }
}
