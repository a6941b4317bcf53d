internal import Faults
internal import YAML

extension BatchNormalization {
  /// Random shifts and scales of the outputs in training.
  ///
  /// Santurkar et al. 2018, arXiv:1805.11604, section 2.2. Every step draws for each unit a mean μ, uniform within
  /// ±``shift``, and a scale σ, uniform from 1 to ``scale``; then for each example m, uniform within μ ± ``spread``, and
  /// s, uniform within σ ± ``spread``: what the activation gets is s y + m. The numbers depend on seed, layer and step
  /// alone, and are drawn apart from those of dropout. Inference has no noise.
  public struct Noise: Sendable, Hashable, Codable {
    /// The largest shift of a unit, in the unit of the outputs; 0 or more.
    public var shift: Double
    /// The largest scale of a unit, 1 or more.
    public var scale: Double
    /// How far an example strays from its unit's shift and scale, 0 or more.
    public var spread: Double

    /// The noise with these bounds.
    public init(shift: Double, scale: Double, spread: Double) {
      self.shift = shift
      self.scale = scale
      self.spread = spread
    }

    /// The bounds that are out of range are refused.
    func check() throws(Fault) {
      let hint = "Santurkar et al. 2018 use a shift of 0.5, a scale of 1.25 and a spread of 0.1."
      let name = "batch norm's noise"
      try Limit.notNegative.check(shift, "\(name) shift", hint: hint)
      try Limit.factor.check(scale, "\(name) scale", hint: hint)
      try Limit.notNegative.check(spread, "\(name) spread", hint: hint)
    }
  }
}

extension BatchNormalization.Noise {
  /// `noise:` of batch norm: `{ shift: 0.5, scale: 1.25, spread: 0.1 }`, what is left out doing nothing.
  init?(_ fields: FieldReader) throws(Fault) {
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
