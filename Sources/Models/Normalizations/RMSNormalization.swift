public import Datasets
public import Faults
internal import Notation
public import YAML

/// Root mean square normalisation (Zhang and Sennrich 2019, arXiv:1910.07467), as `torch.nn.RMSNorm` has it.
///
/// Each row x of a batch becomes y = γ x/√(mean x² + ε): layer normalisation that subtracts no mean and learns no shift.
public struct RMSNormalization: RowNormalization {
  /// PyTorch's ε, the distance from 1 to the next number in single precision.
  private static let usualEpsilon = Double(Float.ulpOfOne)

  /// What is added to the mean square before the root.
  public var epsilon: Double
  /// Whether the scale γ is learnt; without it y is the normalised value itself.
  public var isAffine: Bool

  /// The options with PyTorch's for those that are left out.
  public init(epsilon: Double? = nil, isAffine: Bool = true) {
    self.epsilon = epsilon ?? Self.usualEpsilon
    self.isAffine = isAffine
  }

  /// PyTorch's options.
  public init() { self.init(epsilon: nil) }

  /// The name in files.
  public static let name = "rms"
  /// The name in text.
  public static var words: String { localized("RMS norm") }
  /// What it is.
  public static let meaning = "the root mean square over the units of each example"
  /// Why it lacks options.
  public static let restriction = "keeps nothing of other examples"
  /// The options in YAML.
  public static let optionNames = ["epsilon", "affine"]

  /// Nothing is subtracted.
  public var subtractsMean: Bool { false }
  /// Whether γ is learnt.
  public var hasScale: Bool { isAffine }
  /// There is no β.
  public var hasShift: Bool { false }

  /// Refuses an ε out of range.
  public func check() throws(Fault) { try checkEpsilon() }

  // MARK: In words and files

  /// `ε = 0.001`, `no scale`.
  public var optionWords: [String] {
    (epsilon == Self.usualEpsilon ? [] : ["ε = \(Format.setting(epsilon))"])
      + (isAffine ? [] : [localized("no scale")])
  }

  /// `epsilon: 0.001`, `affine: false`.
  public var yamlOptions: [String] {
    (epsilon == Self.usualEpsilon ? [] : ["epsilon: \(epsilon)"])
      + (isAffine ? [] : ["affine: false"])
  }

  /// Reads both options, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      epsilon: try fields.number("epsilon", .addend, default: Self.usualEpsilon),
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

  /// Refuses images: nothing says what of one is normalised together.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard input.isImage else { return input }
    throw Fault(
      .invalid,
      "RMS norm needs numbers without places (got \(input.words))",
      hint: "Use group norm, or layer norm over the image."
    )
  }

  /// `nn.RMSNorm(512)`.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(input.featureCount)"]
    if epsilon != Self.usualEpsilon { arguments.append("eps=\(Format.data(epsilon))") }
    if !isAffine { arguments.append("elementwise_affine=False") }
    return "nn.RMSNorm(\(arguments.joined(separator: ", ")))"
  }
}

extension Normalization {
  /// Root mean square normalisation with PyTorch's options, or others.
  public static func rms(epsilon: Double? = nil, isAffine: Bool = true) -> Normalization {
    Normalization(RMSNormalization(epsilon: epsilon, isAffine: isAffine))
  }
}
