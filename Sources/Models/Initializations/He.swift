internal import Notation

extension InitializationScheme {
  /// Uniform on ±√(6/fan in), `kaiming_uniform_` for relu.
  ///
  /// He et al. 2015, arXiv:1502.01852.
  public static let he = InitializationScheme(
    name: "he",
    words: Phrase("He"),
    meaning: "weights uniform within ±√(6/inputs), which keeps the variance through ReLU; biases 0",
    pyTorch: #"nn.init.kaiming_uniform_(module.weight, nonlinearity="relu")"#,
    weights: { inputCount, _ in
      .uniform(bound: kaimingBound(gain: (2.0).squareRoot(), inputCount: inputCount))
    }
  )
}
