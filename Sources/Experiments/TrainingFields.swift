internal import Runs

/// The `training:` fields of an experiment or a study, where a study inherits what it leaves out.
struct TrainingFields {
  private var optimizer: TrainingConfiguration.Optimizer?
  private var learningRate: Double?
  private var momentum: Double?
  private var batchSize: Int?
  private var epochs: Int?

  init(_ fields: FieldReader, in key: String, over base: Self?) throws(ExperimentError) {
    if let base { self = base } else { self.init() }
    guard fields.has(key) else { return }
    let reader = try FieldReader(
      try fields.required(key),
      file: fields.file,
      path: key,
      known: ["optimizer", "learning_rate", "momentum", "batch_size", "epochs"]
    )
    if reader.has("optimizer") { optimizer = try reader.choice("optimizer") }
    if reader.has("learning_rate") { learningRate = try Self.learningRate(reader) }
    if reader.has("momentum") { momentum = try Self.momentum(reader) }
    if reader.has("batch_size") { batchSize = try Self.batchSize(reader) }
    if reader.has("epochs") { epochs = try reader.integer("epochs", in: 1...10_000) }
  }

  private init() {}

  static func learningRate(_ reader: FieldReader) throws(ExperimentError) -> Double {
    try reader.number("learning_rate", where: { $0 > 0 }, expected: "more than 0")
  }

  static func momentum(_ reader: FieldReader) throws(ExperimentError) -> Double {
    try reader.number("momentum", where: { (0..<1).contains($0) }, expected: "0 to below 1")
  }

  static func batchSize(_ reader: FieldReader) throws(ExperimentError) -> Int {
    try reader.integer("batch_size", in: 1...1_000_000)
  }

  /// The settings, with Adam's rule and usual step, 64 examples a batch and 10 epochs where nothing is said.
  func configuration(
    _ fields: FieldReader,
    at position: ExperimentError.Position
  ) throws(ExperimentError) -> TrainingConfiguration {
    let optimizer = optimizer ?? .adam
    guard optimizer == .sgd || momentum == nil || momentum == 0 else {
      throw fields.error(
        "momentum is set for Adam, which has its own",
        at: position,
        hint: "Remove `momentum`, or set it to 0 for this study."
      )
    }
    return TrainingConfiguration(
      optimizer: optimizer,
      learningRate: learningRate ?? (optimizer == .adam ? 0.001 : 0.01),
      momentum: optimizer == .sgd ? momentum ?? 0 : 0,
      batchSize: batchSize ?? 64,
      epochs: epochs ?? 10
    )
  }
}
