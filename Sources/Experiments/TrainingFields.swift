internal import Measures
internal import Runs
internal import YAML

/// The `training:` fields of an experiment or a study, where a study inherits what it leaves out.
///
/// What only another optimiser has is not inherited: a study with `optimizer: adam` leaves the momentum of the
/// experiment's SGD behind.
struct TrainingFields {
  /// A value with its place, for faults that show only when all fields are known.
  private struct Placed<Value> {
    var value: Value
    var position: ExperimentError.Position
  }

  private var optimizer: OptimizerConfiguration.Kind?
  private var learningRate: Double?
  private var momentum: Placed<Double>?
  private var isNesterov: Placed<Bool>?
  private var weightDecay: Double?
  private var loss: TrainingConfiguration.Loss?
  private var batchSize: Int?
  private var epochs: Int?

  init(_ fields: FieldReader, in key: String, over base: Self?) throws(ExperimentError) {
    if let base { self = base } else { self.init() }
    guard fields.has(key) else { return }
    let reader = try FieldReader(
      try fields.required(key),
      file: fields.file,
      path: key,
      known: [
        "optimizer", "learning_rate", "momentum", "nesterov", "weight_decay", "loss",
        "batch_size", "epochs",
      ]
    )
    if reader.has("optimizer") {
      let chosen: OptimizerConfiguration.Kind = try reader.choice("optimizer")
      if chosen != .sgd {
        momentum = nil
        isNesterov = nil
      }
      optimizer = chosen
    }
    if reader.has("learning_rate") { learningRate = try reader.setting(.learningRate) }
    if reader.has("momentum") {
      momentum = Placed(
        value: try reader.setting(.momentum),
        position: try reader.required("momentum").position
      )
    }
    if reader.has("nesterov") {
      isNesterov = Placed(
        value: try reader.flag("nesterov", default: false),
        position: try reader.required("nesterov").position
      )
    }
    if reader.has("weight_decay") { weightDecay = try reader.setting(.weightDecay) }
    if reader.has("loss") { loss = try reader.choice("loss") }
    if reader.has("batch_size") { batchSize = Int(try reader.setting(.batchSize)) }
    if reader.has("epochs") { epochs = try reader.integer("epochs", in: 0...10_000) }
  }

  private init() {}

  private var chosenOptimizer: OptimizerConfiguration.Kind { optimizer ?? .adam }

  /// Refuses settings of another optimiser, and Nesterov's momentum without a momentum.
  func check(_ sweep: [Factor], _ study: FieldReader) throws(ExperimentError) {
    let name = chosenOptimizer.rawValue
    if chosenOptimizer != .sgd, let momentum, momentum.value != 0 {
      throw study.error(
        "momentum is set for \(name), which has its own",
        at: momentum.position,
        hint: "Remove `momentum`, or set it to 0 for this study."
      )
    }
    if chosenOptimizer != .sgd, let isNesterov, isNesterov.value {
      throw study.error(
        "nesterov is set for \(name), which has no such momentum",
        at: isNesterov.position,
        hint: "Use `optimizer: sgd`, or remove it for this study."
      )
    }
    for factor in sweep {
      guard let optimizers = factor.key.optimizers, !optimizers.contains(chosenOptimizer) else {
        continue
      }
      let others = optimizers.map(\.rawValue).sorted().joined(separator: "` or `")
      throw study.error(
        "sweep.\(factor.key.rawValue) varies what \(name) does not have",
        at: try study.required("sweep").position,
        hint: "Use `optimizer: \(others)`, or remove it for this study."
      )
    }
    let sweptMomenta = sweep.first { $0.key == .momentum }?.values
    guard let isNesterov, isNesterov.value else { return }
    guard (sweptMomenta ?? [momentum?.value ?? 0]).allSatisfy({ $0 > 0 }) else {
      throw study.error(
        "nesterov is set without a momentum (expected a momentum above 0)",
        at: isNesterov.position,
        hint: "Add `momentum: 0.9`, or remove `nesterov`."
      )
    }
  }

  /// The settings, with Adam's rule and PyTorch's steps, 64 examples a batch and 10 epochs where nothing is said.
  var configuration: TrainingConfiguration {
    let optimizer: OptimizerConfiguration =
      switch chosenOptimizer {
      case .sgd: .sgd(momentum: momentum?.value ?? 0, isNesterov: isNesterov?.value ?? false)
      case .adam: .adam
      case .adamW: .adamW
      }
    return TrainingConfiguration(
      optimizer: optimizer,
      learningRate: learningRate ?? (chosenOptimizer == .sgd ? 0.01 : 0.001),
      weightDecay: weightDecay ?? optimizer.usualWeightDecay,
      loss: loss ?? .crossEntropy,
      batchSize: batchSize ?? 64,
      epochs: epochs ?? 10
    )
  }
}

extension OptimizerConfiguration {
  /// The weight decay where nothing is said, that of PyTorch.
  var usualWeightDecay: Double {
    switch self {
    case .sgd, .adam: 0
    case .adamW: 0.01
    }
  }
}
