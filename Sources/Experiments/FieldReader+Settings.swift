/// The settings that a sweep may vary, with one rule each for the setting's own key, a sweep and a claim.
extension FieldReader {
  func batchSize() throws(ExperimentError) -> Int {
    try integer("batch_size", in: 1...1_000_000)
  }

  func learningRate() throws(ExperimentError) -> Double {
    try number("learning_rate", where: { Float($0) > 0 }, expected: "more than 0")
  }

  func momentum() throws(ExperimentError) -> Double {
    try number("momentum", where: { (0..<1).contains($0) }, expected: "0 to below 1")
  }

  func weightDecay() throws(ExperimentError) -> Double {
    try number("weight_decay", where: { $0 >= 0 }, expected: "0 or more")
  }

  func dropout(default fallback: Double? = nil) throws(ExperimentError) -> Double {
    try number(
      "dropout",
      where: { (0..<1).contains($0) },
      expected: "0 to below 1",
      default: fallback
    )
  }

  func initializationScale(
    _ key: String = Factor.Key.initializationScale.rawValue,
    default fallback: Double? = nil
  ) throws(ExperimentError) -> Double {
    try number(key, where: { Float($0) > 0 }, expected: "more than 0", default: fallback)
  }

  /// The weight of a new batch in the running statistics; a message names the `words` that may stand in its place.
  func normalizationMomentum(
    _ key: String = Factor.Key.normalizationMomentum.rawValue,
    default fallback: Double? = nil,
    or words: String? = nil
  ) throws(ExperimentError) -> Double {
    try number(
      key,
      where: { $0 > 0 && $0 <= 1 },
      expected: "more than 0 to 1" + (words.map { ", or \($0)" } ?? ""),
      default: fallback
    )
  }

  func normalizationEpsilon(
    _ key: String = Factor.Key.normalizationEpsilon.rawValue,
    default fallback: Double? = nil
  ) throws(ExperimentError) -> Double {
    try number(key, where: { $0 > 0 }, expected: "more than 0", default: fallback)
  }

  func hiddenLayers() throws(ExperimentError) -> Int {
    try integer(Factor.Key.hiddenLayers.rawValue, in: 1...1000)
  }

  func validationExamples() throws(ExperimentError) -> Int {
    try integer("validation_examples", in: 2...10_000_000)
  }

  func examples() throws(ExperimentError) -> Int {
    try integer("examples", in: 1...10_000_000)
  }

  /// How many examples share their statistics: one alone has no variance.
  func ghostBatch() throws(ExperimentError) -> Int {
    try integer(Factor.Key.ghostBatch.rawValue, in: 2...1_000_000)
  }

  func featureScale() throws(ExperimentError) -> Double {
    try number(
      Factor.Key.featureScale.rawValue,
      where: { Float($0) > 0 },
      expected: "more than 0"
    )
  }

  /// The level of a factor that stands under the factor's key.
  package func level(of key: Factor.Key) throws(ExperimentError) -> FactorLevel {
    let value: Double
    switch key {
    case .batchSize: value = Double(try batchSize())
    case .learningRate: value = try learningRate()
    case .momentum: value = try momentum()
    case .weightDecay: value = try weightDecay()
    case .dropout: value = try dropout()
    case .initializationScale: value = try initializationScale()
    case .normalizationMomentum: value = try normalizationMomentum()
    case .normalizationEpsilon: value = try normalizationEpsilon()
    case .hiddenLayers: value = Double(try hiddenLayers())
    case .examples: value = Double(try examples())
    case .ghostBatch: value = Double(try ghostBatch())
    case .featureScale: value = try featureScale()
    }
    return FactorLevel(key: key, value: value)
  }
}
