public import Datasets
public import Faults
internal import Notation
public import YAML

/// Group normalisation (Wu and He 2018, arXiv:1803.08494), as `torch.nn.GroupNorm` has it.
///
/// The channels of an example stand in groups of neighbours; each group is normalised by the mean and the biased variance
/// of its numbers, of all pixels of its channels. γ and β are per channel. An example does not depend on the others.
public struct GroupNormalization: NormalizationMethod {
  /// How many groups the channels stand in.
  public var groups: Int
  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether the scale γ and the shift β are learnt.
  public var isAffine: Bool

  /// The options with PyTorch's defaults, and the paper's 32 groups.
  public init(groups: Int = 32, epsilon: Double = 1e-5, isAffine: Bool = true) {
    self.groups = groups
    self.epsilon = epsilon
    self.isAffine = isAffine
  }

  /// The paper's number of groups, PyTorch's options.
  public init() { self.init(groups: 32) }

  /// The name in files.
  public static let name = "group"
  /// The name in text.
  public static var words: String { localized("group norm") }
  /// What it is.
  public static let meaning = "mean and variance over groups of channels of each example"
  /// Why it lacks options.
  public static let restriction = "keeps nothing of other examples"
  /// The options in YAML.
  public static let optionNames = ["groups", "epsilon", "affine"]
  /// The numbers of groups that a file may name.
  public static let groupLimit = Limit("a whole number from 1 to 65536") {
    $0 >= 1 && $0 <= 65_536 && $0 == $0.rounded()
  }

  /// Whether γ is learnt.
  public var hasScale: Bool { isAffine }
  /// Whether β is learnt.
  public var hasShift: Bool { isAffine }
  /// Nothing is kept.
  public var keepsStatistics: Bool { false }
  /// An example alone is as good as many.
  public var needsBatch: Bool { false }

  /// Refuses options out of range.
  public func check() throws(Fault) {
    try Self.groupLimit.check(
      Double(groups),
      "the number of groups",
      hint: "4 or 8 are common in small networks."
    )
    try checkEpsilon()
  }

  /// Refuses channels that the groups do not divide, and a group of one number, which is always 0.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard input.channelCount.isMultiple(of: groups) else {
      throw Fault(
        .invalid,
        "groups \(groups) does not divide the \(input.channelCount) "
          + (input.isImage ? "channels of \(input.words)" : "units of a layer"),
        hint: "Choose a number of groups that divides every layer's channels."
      )
    }
    guard input.featureCount > groups else {
      throw Fault(
        .invalid,
        "groups of one number have no variance (got \(groups) groups of \(input.words))",
        hint: "Use fewer groups."
      )
    }
    return input
  }

  // MARK: In words and files

  /// `8 groups`, `ε = 0.001`, `no scale and shift`.
  public var optionWords: [String] {
    (groups == 32 ? [] : [localized("\(groups, "# group", "# groups")")])
      + (epsilon == 1e-5 ? [] : ["ε = \(Format.setting(epsilon))"])
      + (isAffine ? [] : [localized("no scale and shift")])
  }

  /// `groups: 8`, `epsilon: 0.001`, `affine: false`.
  public var yamlOptions: [String] {
    (groups == 32 ? [] : ["groups: \(groups)"])
      + (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"]) + (isAffine ? [] : ["affine: false"])
  }

  /// Reads the options, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      groups: Int(try fields.number("groups", Self.groupLimit, default: 32)),
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true)
    )
  }

  /// Reads the options.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      groups: try fields.decode(Int.self, forKey: "groups"),
      epsilon: try fields.decode(Double.self, forKey: "epsilon"),
      isAffine: try fields.decode(Bool.self, forKey: "affine")
    )
  }

  /// Writes the options.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(groups, forKey: "groups")
    try fields.encode(epsilon, forKey: "epsilon")
    try fields.encode(isAffine, forKey: "affine")
  }

  /// `nn.GroupNorm(8, 16)`.
  public func pyTorch(of input: ExampleShape) -> String {
    var arguments = ["\(groups)", "\(input.channelCount)"]
    if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
    if !isAffine { arguments.append("affine=False") }
    return "nn.GroupNorm(\(arguments.joined(separator: ", ")))"
  }
}

extension Normalization {
  /// Group normalisation.
  public static func group(_ groups: Int) -> Normalization {
    Normalization(GroupNormalization(groups: groups))
  }
}
