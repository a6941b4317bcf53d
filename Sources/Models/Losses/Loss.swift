internal import Notation

/// What training makes small: its name, its words, its formula.
///
/// Each is a file beside this one and a line in ``all``.
public struct Loss: Sendable {
  /// The name in files.
  public let name: String
  /// The name in text, a mistake by that name.
  public var words: String { phrase.text }
  private let phrase: Phrase
  /// What a reader of a study's numbers must know about it; nil for a loss that is right.
  public var warning: String? { warningPhrase?.text }
  private let warningPhrase: Phrase?
  /// What stands behind it in YAML that is written; nil for a loss that is right.
  public var note: String? { notePhrase?.text }
  private let notePhrase: Phrase?
  /// Python statements before `loss = nn.CrossEntropyLoss()`, each with its end of line.
  public let pyTorch: String
  /// The loss of some `logits` and `labels` as a Python expression, `F` being `torch.nn.functional`.
  public let pyTorchExpression: String
  /// The smallest and the largest loss over a number of classes, where they keep it from what is measured; nil for a loss
  /// that is right.
  public let bounds: (@Sendable (_ classes: Int) -> ClosedRange<Double>)?
  /// The loss of one example, in nats, and the gradient where the row asks for it.
  public let evaluate: @Sendable (inout LossRow) -> Double

  /// All losses, in the order of messages that list them; the first is the usual one.
  public static let all: [Loss] = [crossEntropy, crossEntropyOfSoftmax]

  /// The loss of a name, nil for a name that none has.
  public init?(name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  init(
    name: String,
    words: Phrase,
    warning: Phrase? = nil,
    note: Phrase? = nil,
    pyTorch: String = "",
    pyTorchExpression: String,
    bounds: (@Sendable (Int) -> ClosedRange<Double>)? = nil,
    evaluate: @escaping @Sendable (inout LossRow) -> Double
  ) {
    self.name = name
    phrase = words
    warningPhrase = warning
    notePhrase = note
    self.pyTorch = pyTorch
    self.pyTorchExpression = pyTorchExpression
    self.bounds = bounds
    self.evaluate = evaluate
  }
}

extension Loss: Hashable {
  /// Whether two are the same: those of one name are.
  public static func == (one: Loss, other: Loss) -> Bool { one.name == other.name }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// JSON has the name.
extension Loss: Codable {
  /// Reads a name.
  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let known = Loss(name: name) else {
      throw DecodingError.unknown(name, decoder.codingPath)
    }
    self = known
  }

  /// Writes the name.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
