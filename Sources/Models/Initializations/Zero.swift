internal import Notation

extension InitializationScheme {
  /// Every weight zero.
  public static let zero = InitializationScheme(
    name: "zero",
    words: Phrase("zero"),
    meaning: "weights and biases 0",
    pyTorch: "nn.init.zeros_(module.weight)",
    weights: { _, _ in .constant(0) }
  )
}
