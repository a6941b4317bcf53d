internal import Models

/// The addresses of the numbers of a layer's units: parameters, or their gradients; nil for those that it lacks.
struct UnitAddresses {
  var bias: UnsafeMutableRawPointer?
  var scale: UnsafeMutableRawPointer?
  var shift: UnsafeMutableRawPointer?

  /// The numbers of a layer in a buffer that is laid out as the parameters are.
  init<Scalar>(_ layer: ParameterLayout.Layer, in values: UnsafeMutablePointer<Scalar>) {
    bias = layer.bias.map { UnsafeMutableRawPointer(values + $0) }
    scale = layer.scale.map { UnsafeMutableRawPointer(values + $0) }
    shift = layer.shift.map { UnsafeMutableRawPointer(values + $0) }
  }
}

/// The running estimates of a layer's units.
struct RunningEstimates {
  var means: UnsafeMutableRawPointer
  var variances: UnsafeMutableRawPointer
  /// The number of batches that they have seen, the present one included.
  var batchCount: Int
}

/// Where a step stands in its streams of random numbers.
struct StepRandomness {
  /// What the high bits of a stream's name stand for; the others are the layer's index.
  enum Purpose: UInt32 {
    case dropout = 0
    case noiseOfUnits = 0x4000_0000
    case noiseOfExamples = 0x8000_0000
  }

  var seed: UInt64
  var step: Int

  /// The name of a layer's stream of numbers for a purpose.
  static func stream(_ purpose: Purpose, layer index: Int) -> UInt32 {
    purpose.rawValue | UInt32(index)
  }
}
