extension Activation {
  /// x Φ(x) with the normal distribution Φ (Hendrycks and Gimpel 2016, arXiv:1606.08415), exactly, as `nn.GELU` has it.
  public static let gelu = Activation(
    name: "gelu",
    words: "GELU",
    title: "GELU",
    meaning: "x times the probability that a normal number is less than x",
    pyTorch: "nn.GELU()",
    value: { $0 * (1 + PortableMath.errorFunction($0 / (2.0).squareRoot())) / 2 },
    derivative: {
      let density = PortableMath.exponential(-$0 * $0 / 2) / (2 * Double.pi).squareRoot()
      return (1 + PortableMath.errorFunction($0 / (2.0).squareRoot())) / 2 + $0 * density
    }
  )
}
