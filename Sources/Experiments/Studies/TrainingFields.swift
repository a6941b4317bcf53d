internal import Faults
internal import Measures
internal import Models
internal import YAML

/// The `training:` fields of an experiment or a study, where a study inherits what it leaves out.
///
/// What only another optimiser has is not inherited: a study with `optimizer: adam` leaves the momentum of the
/// experiment's SGD behind.
struct TrainingFields {
  private var optimizer = OptimizerRule.adam.name
  private var options = RuleOptions()
  private var learningRate: Double?
  private var weightDecay: Double?
  private var loss = Loss.all[0]
  private var batchSize = 64
  private var epochs = 10

  init(_ fields: FieldReader, in key: String, over base: Self?) throws(Fault) {
    if let base { self = base } else { self.init() }
    guard fields.has(key) else { return }
    let reader = try FieldReader(
      try fields.required(key),
      file: fields.file,
      path: key,
      known: ["optimizer", "learning_rate"] + RuleOptions.names + [
        "weight_decay", "loss", "batch_size", "epochs",
      ]
    )
    if reader.has("optimizer") {
      optimizer = try reader.name("optimizer", among: OptimizerRule.names)
      options.keep(for: optimizer)
    }
    try options.take(reader)
    if reader.has("learning_rate") { learningRate = try reader.setting(.learningRate) }
    if reader.has("weight_decay") { weightDecay = try reader.setting(.weightDecay) }
    if reader.has("loss") {
      let name = try reader.name("loss", among: Loss.all.map(\.name))
      loss = Loss(name: name) ?? loss
    }
    if reader.has("batch_size") { batchSize = Int(try reader.setting(.batchSize)) }
    if reader.has("epochs") { epochs = try reader.integer("epochs", in: 0...10_000) }
  }

  private init() {}

  /// The settings, with Adam's rule and PyTorch's steps, 64 examples a batch and 10 epochs where nothing is said.
  ///
  /// - Throws: ``Fault`` for settings of another optimiser, and for those that do not go together.
  func configuration(
    _ sweep: [Factor],
    _ study: FieldReader
  ) throws(Fault) -> TrainingConfiguration {
    try options.check(optimizer, sweep, study)
    let rule = try options.rule(optimizer, study)
    return TrainingConfiguration(
      optimizer: rule,
      learningRate: learningRate ?? rule.usualLearningRate,
      weightDecay: weightDecay ?? rule.usualWeightDecay,
      loss: loss,
      batchSize: batchSize,
      epochs: epochs
    )
  }
}
