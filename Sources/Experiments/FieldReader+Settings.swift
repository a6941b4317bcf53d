internal import Faults
internal import Models
internal import YAML

/// The settings that a sweep may vary, with one rule each for the setting's own key, a sweep and a claim.
extension FieldReader {
  func batchSize() throws(Fault) -> Int {
    try integer("batch_size", in: 1...1_000_000)
  }

  func learningRate() throws(Fault) -> Double {
    try number("learning_rate", Optimizer.learningRateLimit)
  }

  func momentum() throws(Fault) -> Double {
    try number("momentum", SGD.momentumLimit)
  }

  func weightDecay() throws(Fault) -> Double {
    try number("weight_decay", Optimizer.weightDecayLimit)
  }

  func dropout(default fallback: Double? = nil) throws(Fault) -> Double {
    try number("dropout", Dropout.limit, default: fallback)
  }

  func initializationScale(
    _ key: String = Factor.Key.initializationScale.rawValue,
    default fallback: Double? = nil
  ) throws(Fault) -> Double {
    try number(key, Initialization.scaleLimit, default: fallback)
  }

  /// The weight of a new batch in the running statistics.
  func normalizationMomentum() throws(Fault) -> Double {
    try number(Factor.Key.normalizationMomentum.rawValue, BatchNormalization.momentumLimit)
  }

  func normalizationEpsilon() throws(Fault) -> Double {
    try number(Factor.Key.normalizationEpsilon.rawValue, .addend)
  }

  func hiddenLayers() throws(Fault) -> Int {
    try integer(Factor.Key.hiddenLayers.rawValue, in: 1...1000)
  }

  func validationExamples() throws(Fault) -> Int {
    try integer("validation_examples", in: 2...10_000_000)
  }

  func examples() throws(Fault) -> Int {
    try integer("examples", in: 1...10_000_000)
  }

  /// How many examples share their statistics: one alone has no variance.
  func ghostBatch() throws(Fault) -> Int {
    try integer(Factor.Key.ghostBatch.rawValue, in: BatchNormalization.ghostBatchSizes)
  }

  func featureScale() throws(Fault) -> Double {
    try number(Factor.Key.featureScale.rawValue, .positive)
  }

  /// The level of a factor that stands under the factor's key.
  func level(of key: Factor.Key) throws(Fault) -> FactorLevel {
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
