public import Faults

/// The comparison of one picture with its reference, with all that a reader needs to judge it.
public struct GoldenResult: Sendable, Hashable {
  /// The files of a comparison, as PNG bytes; those that do not exist, or are too large to show, are nil.
  public struct Pictures: Sendable, Hashable {
    /// What is expected.
    public var reference: [UInt8]?
    /// What was made.
    public var actual: [UInt8]?
    /// Where they differ.
    public var difference: [UInt8]?

    /// Creates a set of files.
    public init(reference: [UInt8]? = nil, actual: [UInt8]? = nil, difference: [UInt8]? = nil) {
      self.reference = reference
      self.actual = actual
      self.difference = difference
    }
  }

  /// The renderings that references were approved for, and the one that made the picture.
  public struct Renderings: Sendable, Hashable {
    /// The fingerprints of the reference, sorted.
    public var approved: [String]
    /// The fingerprint of this rendering.
    public var actual: String

    /// Creates a pair.
    public init(approved: [String], actual: String) {
      self.approved = approved
      self.actual = actual
    }
  }

  /// The picture's path below its folder, or a figure's name.
  public var name: String
  /// What the comparison came to.
  public var verdict: GoldenVerdict
  /// Why, in one line without a full stop.
  public var explanation: String
  /// What to do about it, if that is known.
  public var hint: String?
  /// The code of the fault of a picture that cannot be read.
  public var code: Fault.Code?
  /// The numbers, if two pictures were compared.
  public var comparison: PictureComparison?
  /// Where the pictures differ and how, the largest place first; empty where that is not known.
  public var places: [DifferencePlace] = []
  /// The limits that the comparison is beyond, in words.
  public var limits: [String] = []
  /// The pictures of a failure.
  public var pictures: Pictures
  /// How the scenes differ, if they do.
  public var text: TextDifference?
  /// The renderings, if they are known.
  public var renderings: Renderings?

  /// Creates a result.
  public init(
    name: String,
    verdict: GoldenVerdict,
    explanation: String,
    hint: String? = nil,
    code: Fault.Code? = nil,
    comparison: PictureComparison? = nil,
    pictures: Pictures = Pictures(),
    text: TextDifference? = nil,
    renderings: Renderings? = nil
  ) {
    self.name = name
    self.verdict = verdict
    self.explanation = explanation
    self.hint = hint
    self.code = code
    self.comparison = comparison
    self.pictures = pictures
    self.text = text
    self.renderings = renderings
  }
}
