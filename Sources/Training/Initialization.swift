/// How the weights of the Linear layers start.
///
/// Scales of a normalisation start at 1 and shifts at 0, whatever the scheme. The generator is
/// consumed as by the PyTorch program that builds the network and then, unless the scheme is
/// ``Scheme/torch``, gives each weight its own `torch.nn.init` call and each bias `zeros_`, in the
/// order of the layers.
public struct Initialization: Sendable, Hashable {
  /// The distribution of a weight with a number of inputs (fan in) and of outputs (fan out).
  public enum Scheme: Sendable, Hashable {
    /// What `nn.Linear` does by itself: weight and bias uniform on ±1/√(fan in).
    case torch
    /// He et al. 2015, arXiv:1502.01852: uniform on ±√(6/fan in), `kaiming_uniform_` for relu.
    case he
    /// Glorot and Bengio 2010: uniform on ±√(6/(fan in + fan out)), `xavier_uniform_`.
    case xavier
    /// Every weight the same number: the units of a layer stay alike for ever.
    case constant(Double)
    /// Every weight zero.
    case zero
  }

  /// The distribution of the weights.
  public let scheme: Scheme
  /// The factor on the weights, not on the biases, after they are drawn.
  public let scale: Double

  /// The initialisation with PyTorch's default.
  public init(_ scheme: Scheme = .torch, scale: Double = 1) {
    self.scheme = scheme
    self.scale = scale
  }
}

extension Initialization {
  /// Refuses numbers that single precision does not hold.
  func validate() throws(TrainingError) {
    var numbers = [scale]
    if case .constant(let value) = scheme { numbers.append(value) }
    if let number = numbers.first(where: { !Float($0).isFinite }) {
      throw TrainingError(
        .initialization,
        "a number of the initialisation is out of range (got \(number), expected -3.4e38 to 3.4e38)",
        hint: "The constant is of the size of a weight, such as 0.01; a scale of 1 changes nothing."
      )
    }
  }
}
