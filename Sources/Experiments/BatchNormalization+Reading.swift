internal import Models

extension BatchNormalization: ReadableNormalization {
  init(_ fields: FieldReader) throws(ExperimentError) {
    self.init(
      statistics: try RunningStatistics(fields),
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true),
      ghostBatchSize: fields.has("ghost_batch")
        ? try fields.integer("ghost_batch", in: Self.ghostBatchSizes) : nil,
      noise: try Noise(fields)
    )
  }
}

extension BatchNormalization.RunningStatistics {
  /// `momentum: 0.1`, `momentum: cumulative`, or `running_statistics: false`.
  fileprivate init(_ fields: FieldReader) throws(ExperimentError) {
    guard try fields.flag("running_statistics", default: true) else {
      try fields.refuse(["momentum"], of: "batch norm without running statistics")
      self = .none
      return
    }
    if fields.has("momentum"), try fields.text("momentum") == "cumulative" {
      self = .cumulative
      return
    }
    self = .exponential(
      momentum: try fields.number(
        "momentum",
        BatchNormalization.momentumLimit,
        default: 0.1,
        or: "cumulative"
      )
    )
  }
}

extension BatchNormalization.Noise {
  /// `noise:` of batch norm: `{ shift: 0.5, scale: 1.25, spread: 0.1 }`, what is left out doing nothing.
  fileprivate init?(_ fields: FieldReader) throws(ExperimentError) {
    guard fields.has("noise") else { return nil }
    let value = try fields.required("noise")
    let reader = try FieldReader(
      value,
      file: fields.file,
      path: "noise",
      known: ["shift", "scale", "spread"]
    )
    self.init(
      shift: try reader.number("shift", .notNegative, default: 0),
      scale: try reader.number("scale", .factor, default: 1),
      spread: try reader.number("spread", .notNegative, default: 0)
    )
    guard self != Self(shift: 0, scale: 1, spread: 0) else {
      throw fields.error(
        "noise does nothing (got shift 0, scale 1 and spread 0)",
        at: value.position,
        hint: "Write `noise: { shift: 0.5, scale: 1.25, spread: 0.1 }`, or remove it."
      )
    }
  }
}
