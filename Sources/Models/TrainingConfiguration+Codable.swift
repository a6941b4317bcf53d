/// JSON names a run by what determines its numbers: what came later is written only where it is not at its default.
extension TrainingConfiguration: Codable {
  private enum CodingKeys: CodingKey {
    case optimizer
    case learningRate
    case weightDecay
    case weightDecayOf
    case loss
    case batchSize
    case epochs
  }

  /// Writes the fields.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(optimizer, forKey: .optimizer)
    try fields.encode(learningRate, forKey: .learningRate)
    try fields.encode(weightDecay, forKey: .weightDecay)
    if weightDecayOf != .all { try fields.encode(weightDecayOf, forKey: .weightDecayOf) }
    try fields.encode(loss, forKey: .loss)
    try fields.encode(batchSize, forKey: .batchSize)
    try fields.encode(epochs, forKey: .epochs)
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      optimizer: try fields.decode(OptimizerRule.self, forKey: .optimizer),
      learningRate: try fields.decode(Double.self, forKey: .learningRate),
      weightDecay: try fields.decode(Double.self, forKey: .weightDecay),
      weightDecayOf: try fields.decodeIfPresent(DecayedParameters.self, forKey: .weightDecayOf)
        ?? .all,
      loss: try fields.decode(Loss.self, forKey: .loss),
      batchSize: try fields.decode(Int.self, forKey: .batchSize),
      epochs: try fields.decode(Int.self, forKey: .epochs)
    )
  }
}
