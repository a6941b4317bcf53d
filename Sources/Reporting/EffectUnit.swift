internal import Experiments
internal import Foundation

/// The unit of an effect: what its number means, in data files and in text.
enum EffectUnit: Hashable {
  /// A ratio; its logarithm is what is compared.
  case ratio
  /// Percentage points, of shares that are compared as shares.
  case points
  /// Percentage points for each doubling of a level.
  case pointsPerDoubling
  /// The change of a natural logarithm for each doubling of a level: ln 2 is proportion.
  case logPerDoubling
  /// The same for a number that is compared as it is, in its own unit.
  case perDoubling(of: String)
  /// Powers of ten of a level.
  case decades
  /// The share of the runs in which something holds.
  case shareOfRuns
  /// The number's own unit, empty for a plain number.
  case plain(String)

  /// The unit in which an endpoint is compared.
  init(_ scale: Claim.Scale, of endpoint: Endpoint) {
    switch (scale, endpoint.summary) {
    case (.ratio, _): self = .ratio
    case (.points, .slopePerDoubling): self = .pointsPerDoubling
    case (.points, _): self = .points
    case (.difference, .slopePerDoubling):
      self =
        endpoint.measure.usualScale == .ratio
        ? .logPerDoubling : .perDoubling(of: endpoint.measure.unit)
    case (.difference, .decadesWithin): self = .decades
    case (.difference, .largestTrainedLevel): self = .plain("")
    case (.difference, .range), (.difference, .deviation), (.difference, nil):
      self = .plain(endpoint.measure.unit)
    }
  }

  /// The unit in data files.
  var name: String {
    switch self {
    case .ratio: "ratio"
    case .points: "percentage points"
    case .pointsPerDoubling: "percentage points per doubling"
    case .logPerDoubling: "ln per doubling"
    case .perDoubling(let unit): unit.isEmpty ? "per doubling" : "\(unit) per doubling"
    case .decades: "decades"
    case .shareOfRuns: "share of runs"
    case .plain(let unit): unit.isEmpty ? "1" : unit
    }
  }

  /// The number in this unit of an effect on the scale that is compared.
  func number(_ effect: Double) -> Double {
    switch self {
    case .ratio: exp(effect)
    case .points, .pointsPerDoubling: effect * 100
    case .logPerDoubling, .perDoubling, .decades, .shareOfRuns, .plain: effect
    }
  }

  /// A number of this unit in text: `1.92×`, `+0.53 points`, `−0.012 nats`, `90.0 %`.
  func text(_ number: Double) -> String {
    switch self {
    case .ratio: Format.ratio(number)
    case .points: Self.signed(Format.fixed(number, decimals: 2)) + " points"
    case .pointsPerDoubling: Self.signed(Format.fixed(number, decimals: 2)) + " points per doubling"
    case .logPerDoubling, .perDoubling:
      Self.signed(Format.fixed(number, decimals: 3)) + " " + name
    case .decades: Self.signed(Format.fixed(number, decimals: 2)) + " decades"
    case .shareOfRuns: Format.percent(number)
    case .plain("nats"): Self.signed(Format.fixed(number, decimals: 3)) + " nats"
    case .plain(let unit):
      Self.signed(Format.significant(number)) + (unit.isEmpty ? "" : " " + unit)
    }
  }

  /// A number with its sign, also the plus.
  static func signed(_ text: String) -> String { text.hasPrefix("−") ? text : "+" + text }
}

extension Measure {
  /// The unit of the number, empty for a plain one.
  fileprivate var unit: String {
    switch self {
    case .accuracy: "share"
    case .loss, .generalizationGap, .gapAtTrainingLoss, .lastBatchLoss: "nats"
    case .stepsToAccuracy: "updates"
    case .epochsToAccuracy: "epochs"
    case .secondsToAccuracy, .secondsPerEpoch: "seconds"
    case .gradientSlope: "ln per layer"
    case .trains, .lossRoughness, .probe, .relativeToTheory: ""
    }
  }
}
