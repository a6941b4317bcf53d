internal import Notation

extension InitializationScheme {
  /// What `nn.Linear` does by itself: weight and bias uniform on ±1/√(fan in).
  public static let torch = InitializationScheme(
    name: "torch",
    words: Phrase("PyTorch's default"),
    meaning: "weights and biases uniform within ±1/√inputs, as `nn.Linear` draws them",
    pyTorch: nil,
    weights: { _, _ in .asDrawn }
  )

  /// The bound of the weights that `nn.Linear` draws: that of `kaiming_uniform_(a=√5)`, which is 1/√inputs but for the
  /// last bit.
  public static func torchBound(inputCount: Int) -> Float {
    let gain = (2.0 / (1 + (5.0).squareRoot() * (5.0).squareRoot())).squareRoot()
    return kaimingBound(gain: gain, inputCount: inputCount)
  }
}
