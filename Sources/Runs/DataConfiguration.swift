/// The examples of a run.
public struct DataConfiguration: Sendable, Hashable, Codable {
  /// How stored values become features.
  public enum FeatureScaling: String, Sendable, Hashable, Codable, CaseIterable {
    /// pixel/255 scaled to -1...1, the notebook's `Normalize((0.5,), (0.5,))`; a column of a table, from its least to its
    /// largest value, scaled to the same.
    case symmetric
    /// pixel/255, between 0 and 1; a column of a table likewise.
    case unit
  }

  /// What the labels of the examples are.
  public enum Labels: String, Sendable, Hashable, Codable, CaseIterable {
    /// Those of the data set.
    case given
    /// Drawn with equal chances for every example of every split, so that there is nothing to learn but the examples
    /// themselves (Zhang et al. 2017, arXiv:1611.03530); fixed by ``splitSeed``.
    case random
  }

  /// The SHA-256 of the data set's content: its name and its place do not matter.
  public var digest: String
  /// How many examples train the network.
  public var trainingCount: Int
  /// How many examples measure it after every epoch.
  public var validationCount: Int
  /// Fixes which examples are held out for validation.
  public var splitSeed: UInt64
  /// How stored values become features.
  public var normalization: FeatureScaling
  /// What the features are multiplied by afterwards, in training and in every evaluation.
  public var featureScale: Double
  /// What the labels are.
  public var labels: Labels
  /// True where each class that can has examples that train and validate, though proportions would leave it out; else
  /// nil, and not written.
  public var everyClass: Bool?

  /// Creates a description of examples.
  public init(
    digest: String,
    trainingCount: Int,
    validationCount: Int,
    splitSeed: UInt64,
    normalization: FeatureScaling,
    featureScale: Double = 1,
    labels: Labels = .given,
    everyClass: Bool = false
  ) {
    self.digest = digest
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.splitSeed = splitSeed
    self.normalization = normalization
    self.featureScale = featureScale
    self.labels = labels
    self.everyClass = everyClass ? true : nil
  }
}
