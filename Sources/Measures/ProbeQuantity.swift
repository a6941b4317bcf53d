public import Models
package import Notation
public import Runs

/// A number that a probe finds: everything that is known of it, in one file below `Quantities`.
///
/// The probe's own file says how it is found, and gives it the same name; what follows from another quantity says how itself
/// (``Derivation``).
public struct ProbeQuantity: Registered {
  /// Of what there is a number.
  enum Scope: Sendable {
    /// The whole network, or its last hidden layer.
    case network
    /// Every hidden layer.
    case hiddenLayers
    /// Every layer, that to the logits included.
    case layers
    /// Every layer but the first, that to the logits included.
    case laterLayers
    /// Every residual block with a shortcut, counted from the first.
    case residualBlocks
    /// Every hidden layer that makes images.
    case imageLayers
  }

  /// How a quantity follows from one that the probe finds, at the same step and layer: records need not hold it.
  struct Derivation: Sendable {
    /// The name of the other.
    let source: String
    /// Its value from what was found of the other, in a run of a configuration.
    let value: @Sendable (_ found: ProbeMeasurement, RunConfiguration) -> Double

    init(
      from source: ProbeQuantity,
      value: @escaping @Sendable (_ found: ProbeMeasurement, RunConfiguration) -> Double
    ) {
      self.source = source.rawValue
      self.value = value
    }
  }

  /// The name in files and data tables, and of the probe's finding.
  public let rawValue: String
  /// The probe that finds it.
  public let probe: Probe
  /// The words for an axis or a column, without the unit.
  public var title: String { titlePhrase.text }
  package let titlePhrase: Phrase
  /// What it is counted in.
  public let unit: MeasureUnit
  /// Whether the number can be below 0.
  public let canBeNegative: Bool
  /// What theory says of it; nil where there is none.
  public let theory: Theory?
  /// What theory says of the change of its logarithm a layer, from the last hidden layer to the first, before training; nil
  /// where there is none, and for networks that theory does not cover.
  public let slope: @Sendable (NetworkConfiguration) -> Double?
  let scope: Scope
  let need: NetworkNeed
  /// Whether it is found between one look and the next, so that the first look has none.
  let isOfChange: Bool
  /// How it follows from another; nil where the probe finds it.
  let derivation: Derivation?

  init(
    _ name: String,
    of probe: Probe,
    title: Phrase,
    unit: MeasureUnit = .plain,
    scope: Scope = .network,
    need: NetworkNeed = .hiddenLayers,
    canBeNegative: Bool = false,
    isOfChange: Bool = false,
    derivation: Derivation? = nil,
    theory: Theory? = nil,
    slope: @escaping @Sendable (NetworkConfiguration) -> Double? = { _ in nil }
  ) {
    rawValue = name
    self.probe = probe
    titlePhrase = title
    self.unit = unit
    self.canBeNegative = canBeNegative
    self.theory = theory
    self.slope = slope
    self.scope = scope
    self.need = need
    self.isOfChange = isOfChange
    self.derivation = derivation
  }

  /// The quantities, in the order in which records list what was found.
  public static let allCases: [ProbeQuantity] = [
    .gradientSquare, .weightGradientNorm, .quantile15, .quantile50, .quantile85, .drift, .jitter,
    .effectiveRank, .lossChange, .gradientChange, .smoothness, .relativeSmoothness, .covariateShift,
    .shiftCosine, .largestNormalized, .shareBeyondFour, .weightNorm, .effectiveLearningRate,
    .runningMeanError, .biasGradientRatio, .scaleInvarianceError, .foldingError, .fisherRatio,
    .nearestMeanAccuracy, .residualShare, .residualShareOverTheory, .residualVariance,
    .residualVarianceSlope, .gradientAgreement, .independentValues,
    .independentShare,
  ]

  /// The words for an axis or a column, with the unit.
  public var words: String { unit.words(title) }

  /// Whether there is one number a layer, rather than one of the whole network or of its last hidden layer.
  public var hasLayers: Bool {
    switch scope {
    case .network: false
    case .hiddenLayers, .layers, .laterLayers, .residualBlocks, .imageLayers: true
    }
  }

  /// The layers of a network that have the quantity, counted from the first hidden one.
  func layers(of network: NetworkConfiguration) -> [Int] {
    let last = network.hiddenLayerCount + 1
    return switch scope {
    case .network: []
    case .hiddenLayers: Array(1..<last)
    case .layers: Array(1...last)
    case .laterLayers: Array((1...last).dropFirst())
    case .residualBlocks: Array(0..<network.residualBlockCount).map { $0 + 1 }
    case .imageLayers: network.imageLayers
    }
  }
}

extension ProbeMeasurement {
  /// Creates a measurement of a quantity.
  public init(step: Int, quantity: ProbeQuantity, layer: Int? = nil, value: Double) {
    self.init(step: step, quantity: quantity.rawValue, layer: layer, value: value)
  }
}
