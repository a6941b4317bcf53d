internal import Notation

extension InitializationScheme {
  /// Glorot and Bengio 2010: uniform on ±√(6/(fan in + fan out)), `xavier_uniform_`.
  public static let xavier = InitializationScheme(
    name: "xavier",
    words: Phrase("Xavier"),
    meaning: "weights uniform within ±√(6/(inputs + outputs)); biases 0",
    pyTorch: "nn.init.xavier_uniform_(module.weight)",
    weights: { inputCount, outputCount in
      // In PyTorch's order of operations: it decides the last bit.
      let counts = Double(inputCount + outputCount)
      return .uniform(bound: Float((3.0).squareRoot() * (2 / counts).squareRoot()))
    }
  )
}
