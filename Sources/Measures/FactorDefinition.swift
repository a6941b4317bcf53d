package import Faults
public import Models
package import Notation
package import YAML

/// A setting that a study can vary: everything that is known of it, in one file below `Factors`.
public struct FactorDefinition: Registered {
  /// Which values it can have.
  enum Values: Sendable {
    /// Whole numbers, such as counts.
    case whole(ClosedRange<Int>)
    /// Numbers within a limit.
    case numbers(Limit)
  }

  /// What a level changes of a run.
  enum Change: Sendable {
    case network(@Sendable (inout NetworkConfiguration, Double) -> Void)
    case training(@Sendable (inout TrainingConfiguration, Double) -> Void)
    case data(@Sendable (inout RunConditions.Data, Double) -> Void)
  }

  /// The name in files and data tables.
  public let rawValue: String
  /// The words for an axis or a column.
  public var title: String { titlePhrase.text }
  package let titlePhrase: Phrase
  /// What a level counts, in the middle of a sentence; nil for a setting whose level follows its words.
  let nouns: (@Sendable (Int) -> Phrase)?
  /// The base of the logarithmic axis of a setting that acts by its ratio; nil for one that acts by its size.
  public let axisBase: Int?
  /// Two levels, for examples and tests.
  public let example: [Double]
  /// Whether each network is given the value that suits it best: figures mark that one.
  public let isTuned: Bool
  /// The names of the optimisers that have the setting; nil for one that has nothing to do with them.
  public let optimizers: Set<String>?
  /// The largest level on a training set of so many examples; nil where the data set no limit.
  package let limit: (@Sendable (_ trainingCount: Int) -> Double)?
  /// What to do about a network that is too large at a level.
  package let sizeHint: String
  let values: Values
  /// What to vary in place of it in networks of images; nil for a setting that they have.
  package let imageHint: String?
  /// What is wrong with a network at a level, in words behind the level; nil for nothing.
  package let refusal: (@Sendable (NetworkConfiguration, Double) -> String?)?
  let need: @Sendable (NetworkConfiguration) -> Bool
  let change: Change

  init(
    _ name: String,
    title: Phrase,
    nouns: (@Sendable (Int) -> Phrase)? = nil,
    values: Values,
    example: [Double],
    axisBase: Int?,
    isTuned: Bool = false,
    optimizers: Set<String>? = nil,
    limit: (@Sendable (_ trainingCount: Int) -> Double)? = nil,
    sizeHint: String = "Make the network smaller.",
    imageHint: String? = nil,
    refusal: (@Sendable (NetworkConfiguration, Double) -> String?)? = nil,
    of need: @escaping @Sendable (NetworkConfiguration) -> Bool = { _ in true },
    change: Change
  ) {
    rawValue = name
    titlePhrase = title
    self.nouns = nouns
    self.values = values
    self.example = example
    self.axisBase = axisBase
    self.isTuned = isTuned
    self.optimizers = optimizers
    self.limit = limit
    self.sizeHint = sizeHint
    self.imageHint = imageHint
    self.refusal = refusal
    self.need = need
    self.change = change
  }

  /// A setting of runs that others trained: ours of that name, or one of which only the name is known.
  ///
  /// - Parameters:
  ///   - name: As it was logged.
  ///   - isByRatio: Whether its levels lie on a logarithmic axis, for a setting that is not ours.
  /// - Returns: The setting.
  public static func logged(_ name: String, isByRatio: Bool) -> FactorDefinition {
    FactorDefinition(rawValue: name)
      ?? FactorDefinition(
        name,
        title: Phrase(verbatim: name),
        values: .numbers(Limit("a number") { _ in true }),
        example: [1, 2],
        axisBase: isByRatio ? 10 : nil,
        change: .data { _, _ in }
      )
  }

  /// The settings, in the order in which data tables list them.
  public static let allCases: [FactorDefinition] = [
    .batchSize, .learningRate, .momentum, .weightDecay, .dropout, .initializationScale,
    .normalizationMomentum, .normalizationEpsilon, .hiddenLayers, .examples, .ghostBatch,
    .featureScale, .hiddenUnits, .repeats, .widthFactor, .groups, .branchScale, .channelDropout,
  ]

  /// The words for the middle of a sentence.
  public var words: String { Language.current.midSentence(title) }

  /// Whether a run of a network changes with the setting.
  ///
  /// A network that does not depend on a factor is run once with each seed, and its runs stand at every level: one
  /// without batch norm has no momentum of batch norm, one whose weights start at 0 has no scale of them.
  public func isSetting(of network: NetworkConfiguration) -> Bool { need(network) }

  /// Whether a run of a network changes with the setting, where it is trained in some way: Adam has no momentum of SGD's.
  public func isSetting(
    of network: NetworkConfiguration,
    trainedAs training: TrainingConfiguration
  ) -> Bool {
    need(network) && optimizers?.contains(training.optimizer.name) ?? true
  }
}

extension FieldReader {
  /// The value of a setting: one rule for the setting's own key, a sweep and a claim.
  ///
  /// - Parameters:
  ///   - factor: The setting.
  ///   - key: The key that it stands under, where that is not its name.
  ///   - fallback: The value where nothing is said.
  ///   - words: What else may stand there, for a message.
  /// - Returns: The value; a whole number for a setting that counts.
  /// - Throws: ``Fault`` for a value that the setting cannot have.
  package func setting(
    _ factor: FactorDefinition,
    _ key: String? = nil,
    default fallback: Double? = nil,
    or words: String? = nil
  ) throws(Fault) -> Double {
    let key = key ?? factor.rawValue
    switch factor.values {
    case .whole(let range):
      return Double(try integer(key, in: range, default: fallback.map { Int($0) }))
    case .numbers(let limit): return try number(key, limit, default: fallback, or: words)
    }
  }

  /// The level of a factor that stands under the factor's name.
  package func level(of factor: FactorDefinition) throws(Fault) -> FactorLevel {
    FactorLevel(key: factor, value: try setting(factor))
  }
}

extension NetworkConfiguration {
  /// Whether a run of the network changes with a factor.
  public func depends(on factor: FactorDefinition) -> Bool { factor.isSetting(of: self) }
}
