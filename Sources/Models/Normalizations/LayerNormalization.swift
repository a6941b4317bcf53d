public import Datasets
public import Faults
internal import Notation
public import YAML

/// Layer normalisation (Ba, Kiros and Hinton 2016, arXiv:1607.06450), as `torch.nn.LayerNorm` has it.
///
/// Each row x of a batch becomes y = γ(x − μ)/√(σ² + ε) + β with the mean μ and the biased variance
/// σ² of the row itself: an example does not depend on the others, in training as in inference. Of an image that is the
/// whole of it, or each pixel by its channels (Liu et al. 2022, arXiv:2201.03545): two functions, of which a file names
/// one.
public struct LayerNormalization: RowNormalization {
  /// What of an image is normalised together.
  public enum Extent: String, Sendable, Hashable, CaseIterable {
    /// The channels of each pixel; a scale and a shift for each channel.
    case channels
    /// All pixels of all channels; a scale and a shift for each of them.
    case image
  }

  /// What is added to the variance before the root.
  public var epsilon: Double
  /// Whether the scale γ and the shift β are learnt; without them y is the normalised value itself.
  public var isAffine: Bool
  /// What of an image is normalised together; nil where there are no images.
  public var extent: Extent?

  /// The options with PyTorch's defaults.
  public init(epsilon: Double = 1e-5, isAffine: Bool = true, extent: Extent? = nil) {
    self.epsilon = epsilon
    self.isAffine = isAffine
    self.extent = extent
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
  public static let optionNames = ["epsilon", "affine", "over"]

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
      + (extent.map { [$0 == .image ? localized("over the image") : localized("over channels")] }
        ?? [])
  }

  /// `epsilon: 0.001`, `affine: false`.
  public var yamlOptions: [String] {
    (epsilon == 1e-5 ? [] : ["epsilon: \(epsilon)"]) + (isAffine ? [] : ["affine: false"])
      + (extent.map { ["over: \($0.rawValue)"] } ?? [])
  }

  /// Reads both options, where they are.
  public init(_ fields: FieldReader) throws(Fault) {
    self.init(
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true),
      extent: fields.has("over")
        ? Extent(rawValue: try fields.name("over", among: Extent.allCases.map(\.rawValue))) : nil
    )
  }

  /// Reads both options.
  public init(from fields: KeyedDecodingContainer<OptionKey>) throws {
    self.init(
      epsilon: try fields.decode(Double.self, forKey: "epsilon"),
      isAffine: try fields.decode(Bool.self, forKey: "affine"),
      extent: try fields.decodeIfPresent(String.self, forKey: "over").flatMap(Extent.init)
    )
  }

  /// Writes both options.
  public func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws {
    try fields.encode(epsilon, forKey: "epsilon")
    try fields.encode(isAffine, forKey: "affine")
    try fields.encodeIfPresent(extent?.rawValue, forKey: "over")
  }

  // MARK: Of images

  /// Refuses an image where nothing says what of it is normalised together.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape {
    guard input.isImage, extent == nil else { return input }
    throw Fault(
      .invalid,
      "layer norm of an image has two meanings (got \(input.words), expected over: channels or over: image)",
      hint: "Write `normalization: { kind: layer, over: image }`, or `over: channels`."
    )
  }

  /// One a unit or channel; over an image one for each of its numbers.
  public func unitCount(of input: ExampleShape) -> Int {
    extent == .image ? input.featureCount : input.channelCount
  }

  /// `nn.LayerNorm(512)`; over the channels of an image a class of ``pyTorchDefinitions(of:)``.
  public func pyTorch(of input: ExampleShape) -> String {
    let isOverChannels = input.isImage && extent == .channels
    var arguments = ["\(isOverChannels ? input.channelCount : input.featureCount)"]
    if case .image(let channels, let height, let width) = input, !isOverChannels {
      arguments = ["[\(channels), \(height), \(width)]"]
    }
    if epsilon != 1e-5 { arguments.append("eps=\(Format.data(epsilon))") }
    if !isAffine { arguments.append("elementwise_affine=False") }
    let kind = isOverChannels ? "ChannelLayerNorm" : "nn.LayerNorm"
    return "\(kind)(\(arguments.joined(separator: ", ")))"
  }

  /// The class that ``pyTorch(of:)`` names and PyTorch does not have.
  public func pyTorchDefinitions(of input: ExampleShape) -> [String] {
    input.isImage && extent == .channels ? [Self.channelClass] : []
  }

  private static let channelClass = """
    class ChannelLayerNorm(nn.LayerNorm):
        \"""Layer norm over the channels of each pixel (Liu et al. 2022).\"""

        def forward(self, x):
            return super().forward(x.movedim(1, -1)).movedim(-1, 1)
    """
}

extension Normalization {
  /// Layer normalisation with PyTorch's options, or others.
  public static func layer(epsilon: Double = 1e-5, isAffine: Bool = true) -> Normalization {
    Normalization(LayerNormalization(epsilon: epsilon, isAffine: isAffine))
  }
}
