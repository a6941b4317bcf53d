internal import Notation

extension InitializationScheme {
  /// Every weight the same number: the units of a layer stay alike for ever.
  public static func constant(_ value: Double) -> InitializationScheme {
    InitializationScheme(
      name: "constant",
      words: Phrase("constant \(setting: value)"),
      meaning: "every weight the same number; biases 0",
      value: value,
      pyTorch: "nn.init.constant_(module.weight, \(Format.data(value)))",
      weights: { _, _ in .constant(Float(value)) }
    )
  }

  /// The scheme with another number; that of 0 has a name of its own, so that one run has one name.
  public func with(value: Double) -> InitializationScheme {
    value == 0 ? .zero : .constant(value)
  }
}
