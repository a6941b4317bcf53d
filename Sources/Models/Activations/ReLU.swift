extension Activation {
  /// max(x, 0); its derivative at 0 is 0, as in PyTorch.
  public static let relu = Activation(
    name: "relu",
    words: "ReLU",
    title: "ReLU",
    meaning: "the larger of x and 0",
    pyTorch: "nn.ReLU()",
    // This way round a number that is not one stays so, and a diverged training shows in its loss.
    value: { $0 < 0 ? 0 : $0 },
    derivative: { $0 > 0 ? 1 : 0 }
  )
}
