public import Datasets
public import Faults
internal import Notation
public import YAML

/// Instance normalisation (Ulyanov, Vedaldi and Lempitsky 2016, arXiv:1607.08022), as `torch.nn.InstanceNorm2d` has it.
///
/// Each channel of each example is normalised by the mean and the biased variance of its pixels. By default nothing is
/// learnt and nothing is kept.
public struct InstanceNormalization: NormalizationMethod {
  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether a scale γ and a shift β of each channel are learnt.
  public var isAffine: Bool

  /// The options with PyTorch's defaults.
  public init(epsilon: Double = 1e-5, isAffine: Bool = false) {
    self.epsilon = epsilon
    self.isAffine = isAffine
  }

  /// PyTorch's options.
  public init() { self.init(epsilon: 1e-5) }

  /// The name in files.
  public static let name = "instance"
  /// The name in text.
  public static var words: String { localized("instance norm") }
  /// What it is.
  public static let meaning = "mean and variance over the pixels of each channel of each example"
  /// Why it lacks options.
  public static let restriction = "keeps nothing of other examples"
  /// The options in YAML.
  public static let optionNames = ["epsilon", "affine"]

  /// Whether γ is learnt.
  public var hasScale: Bool { isAffine }
  /// Whether β is learnt.
  public var hasShift: Bool { isAffine }
  /// Nothing is kept.
  public var keepsStatistics: Bool { false }
  /// An example alone is as good as many.
  public var needsBatch: Bool { false }

  /// Refuses an ε out of range.
  public func check() throws(Fault) { try checkEpsilon() }

  /// Refuses channels of one number, in training as in inference.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard input.positionCount > 1 else {
      throw Fault(
        .invalid,
        "instance norm needs more than one pixel (got \(input.words))",
        hint: "Use another normalisation, or fewer poolings, and no hidden layer after the images."
      )
    }
    return input
  }

  // MARK: In words and files

  /// `ε = 0.001`, `scale and shift`.
  public var optionWords: [String] {
    (epsilon == 1e-5 ? [] : ["ε = \(Format.setting(epsilon))"])
      + (isAffine ? [localized("scale and shift")] : [])
  }

  /// `epsilon: 0.001`, `affine: true`.
  public var yamlOptions: [String] {
    (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"]) + (isAffine ? ["affine: true"] : [])
  }

  /// Reads the options, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: false)
    )
  }

  /// Reads the options.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      epsilon: try fields.decode(Double.self, forKey: "epsilon"),
      isAffine: try fields.decode(Bool.self, forKey: "affine")
    )
  }

  /// Writes the options.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(epsilon, forKey: "epsilon")
    try fields.encode(isAffine, forKey: "affine")
  }

  /// `nn.InstanceNorm2d(16)`.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(input.channelCount)"]
    if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
    if isAffine { arguments.append("affine=True") }
    return "nn.InstanceNorm2d(\(arguments.joined(separator: ", ")))"
  }
}
