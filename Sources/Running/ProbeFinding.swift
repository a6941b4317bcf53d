internal import Runs

/// A number that a probe finds, apart from when it looked.
struct ProbeFinding {
  var quantity: ProbeQuantity
  var layer: Int?
  var value: Double

  func measurement(at step: Int) -> ProbeMeasurement {
    ProbeMeasurement(step: step, quantity: quantity, layer: layer, value: value)
  }

  /// One number for each layer, counted from 1 or as said.
  static func layers(
    _ quantity: ProbeQuantity,
    _ values: [Double],
    from first: Int = 1
  ) -> [ProbeFinding] {
    values.enumerated().map { ProbeFinding(quantity: quantity, layer: first + $0, value: $1) }
  }

  /// One number of a layer or of the whole network, if there is one.
  static func one(
    _ quantity: ProbeQuantity,
    layer: Int? = nil,
    _ value: Double?
  ) -> [ProbeFinding] {
    value.map { [ProbeFinding(quantity: quantity, layer: layer, value: $0)] } ?? []
  }
}
