public import Datasets
public import Faults
internal import Notation
public import YAML

/// Layer normalisation (Ba, Kiros and Hinton 2016, arXiv:1607.06450), as `torch.nn.LayerNorm` has it.
///
/// Each row x of a batch becomes y = γ(x − μ)/√(σ² + ε) + β with the mean μ and the biased variance
/// σ² of the row itself: an example does not depend on the others, in training as in inference.
public struct LayerNormalization: RowNormalization {
  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether the scale γ and the shift β are learnt; without them y is the normalised value itself.
  public var isAffine: Bool

  /// The options with PyTorch's defaults.
  public init(epsilon: Double = 1e-5, isAffine: Bool = true) {
    self.epsilon = epsilon
    self.isAffine = isAffine
  }

  /// PyTorch's options.
  public init() { self.init(epsilon: 1e-5) }

  /// The name in files.
  public static let name = "layer"
  /// The name in text.
  public static var words: String { localized("layer norm") }
  /// What it is.
  public static let meaning = "mean and variance over the units of each example"
  /// Why it lacks options.
  public static let restriction = "keeps nothing of other examples"
  /// The options in YAML.
  public static let optionNames = ["epsilon", "affine"]

  /// Whether γ is learnt.
  public var hasScale: Bool { isAffine }
  /// Whether β is learnt.
  public var hasShift: Bool { isAffine }
  /// The mean is subtracted.
  public var subtractsMean: Bool { true }

  /// Refuses an ε out of range.
  public func check() throws(Fault) { try checkEpsilon() }

  // MARK: In words and files

  /// `ε = 0.001`, `no scale and shift`.
  public var optionWords: [String] {
    (epsilon == 1e-5 ? [] : ["ε = \(Format.setting(epsilon))"])
      + (isAffine ? [] : [localized("no scale and shift")])
  }

  /// `epsilon: 0.001`, `affine: false`.
  public var yamlOptions: [String] {
    (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"]) + (isAffine ? [] : ["affine: false"])
  }

  /// Reads both options, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true)
    )
  }

  /// Reads both options.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      epsilon: try fields.decode(Double.self, forKey: "epsilon"),
      isAffine: try fields.decode(Bool.self, forKey: "affine")
    )
  }

  /// Writes both options.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(epsilon, forKey: "epsilon")
    try fields.encode(isAffine, forKey: "affine")
  }

  /// `nn.LayerNorm(512)`.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(input.featureCount)"]
    if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
    if !isAffine { arguments.append("elementwise_affine=False") }
    return "nn.LayerNorm(\(arguments.joined(separator: ", ")))"
  }
}

extension Normalization {
  /// Layer normalisation with PyTorch's options, or others.
  public static func layer(epsilon: Double = 1e-5, isAffine: Bool = true) -> Normalization {
    Normalization(LayerNormalization(epsilon: epsilon, isAffine: isAffine))
  }
}
