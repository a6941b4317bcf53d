internal import Faults
internal import Measures
internal import Models
internal import YAML

/// What a `training:` says: that of the experiment, of a study, of a network, or of a network within a study, each over
/// those before it.
///
/// What only another optimiser has is not inherited: a study with `optimizer: adam` leaves the momentum of the
/// experiment's SGD behind.
struct TrainingFields: Sendable, Hashable {
  private var optimizer: String?
  private var options = RuleOptions()
  private var learningRate: Double?
  private var weightDecay: Double?
  private var weightDecayOf: DecayedParameters?
  private var loss: Loss?
  private var batchSize: Int?
  private var epochs: Int?

  /// The keys in files.
  static let keys =
    ["optimizer", "learning_rate"] + RuleOptions.names + [
      "weight_decay", "weight_decay_of", "loss", "batch_size", "epochs",
    ]

  /// Nothing said.
  init() {}

  /// What a key of a mapping says; nothing without the key.
  ///
  /// - Throws: ``Fault`` for an unknown key and for a value out of range.
  init(_ fields: FieldReader, in key: String, path: String? = nil) throws(Fault) {
    self.init()
    guard fields.has(key) else { return }
    let reader = try FieldReader(
      try fields.required(key),
      file: fields.file,
      path: path ?? key,
      known: Self.keys
    )
    if reader.has("optimizer") {
      optimizer = try reader.name("optimizer", among: OptimizerRule.names)
    }
    options = try RuleOptions(reader)
    if reader.has("learning_rate") { learningRate = try reader.setting(.learningRate) }
    if reader.has("weight_decay") { weightDecay = try reader.setting(.weightDecay) }
    if reader.has("weight_decay_of") { weightDecayOf = try reader.choice("weight_decay_of") }
    if reader.has("loss") {
      loss = Loss(name: try reader.name("loss", among: Loss.all.map(\.name)))
    }
    if reader.has("batch_size") { batchSize = Int(try reader.setting(.batchSize)) }
    if reader.has("epochs") { epochs = try reader.integer("epochs", in: 0...10_000) }
  }

  /// Whether nothing is said.
  var isEmpty: Bool { self == TrainingFields() }

  /// The same where something is said, else what the base says.
  func over(_ base: TrainingFields) -> TrainingFields {
    var merged = base
    if let optimizer {
      merged.optimizer = optimizer
      merged.options.keep(for: optimizer)
    }
    merged.options.take(options)
    merged.learningRate = learningRate ?? base.learningRate
    merged.weightDecay = weightDecay ?? base.weightDecay
    merged.weightDecayOf = weightDecayOf ?? base.weightDecayOf
    merged.loss = loss ?? base.loss
    merged.batchSize = batchSize ?? base.batchSize
    merged.epochs = epochs ?? base.epochs
    return merged
  }

  /// The settings, with Adam's rule and PyTorch's steps, 64 examples a batch and 10 epochs where nothing is said.
  ///
  /// - Throws: ``Fault`` for settings of another optimiser, and for those that do not go together.
  func configuration(
    _ sweep: [Factor],
    _ study: FieldReader
  ) throws(Fault) -> TrainingConfiguration {
    let optimizer = optimizer ?? OptimizerRule.adam.name
    try options.check(optimizer, sweep, study)
    let rule = try options.rule(optimizer, study)
    return TrainingConfiguration(
      optimizer: rule,
      learningRate: learningRate ?? rule.usualLearningRate,
      weightDecay: weightDecay ?? rule.usualWeightDecay,
      weightDecayOf: weightDecayOf ?? .all,
      loss: loss ?? Loss.all[0],
      batchSize: batchSize ?? 64,
      epochs: epochs ?? 10
    )
  }

  /// What is said, as it stands in YAML.
  var yaml: String {
    var fields: [String] = []
    if let optimizer { fields.append("optimizer: \(optimizer)") }
    if let learningRate { fields.append("learning_rate: \(learningRate)") }
    fields += options.yaml
    if let weightDecay { fields.append("weight_decay: \(weightDecay)") }
    if let weightDecayOf { fields.append("weight_decay_of: \(weightDecayOf.rawValue)") }
    if let loss { fields.append("loss: \(loss.name)") }
    if let batchSize { fields.append("batch_size: \(batchSize)") }
    if let epochs { fields.append("epochs: \(epochs)") }
    return "{ \(fields.joined(separator: ", ")) }"
  }
}
