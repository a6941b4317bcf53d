internal import CKernels
internal import Models

/// A layer that normalises each row by itself, by the formulas of its normalisation, in double precision.
///
/// For normalisations without a loop of their own. It works on one row at a time, so that its memory does not grow.
final class RowPass<Scalar: KernelScalar>: NormalizationPass {
  private let method: any RowNormalization
  /// What ``RowNormalization/normalized(_:)`` divided each row by, inverted.
  private var inverses: [Double]

  init(_ method: any RowNormalization, _ place: LayerPlace) {
    self.method = method
    inverses = [Double](repeating: 0, count: place.capacity)
  }

  func forwardInTraining(
    _ visit: ForwardVisit,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  ) {
    forwardWithBatchStatistics(visit)
  }

  func forwardInInference(_ visit: ForwardVisit, _ estimates: RunningEstimates?) {
    forwardWithBatchStatistics(visit)
  }

  func forwardWithBatchStatistics(_ visit: ForwardVisit) {
    let (values, outputs) = (Self.numbers(visit.values), Self.numbers(visit.outputs))
    let bias = visit.units.bias.map(Self.numbers)
    let scale = visit.units.scale.map(Self.numbers)
    let shift = visit.units.shift.map(Self.numbers)
    for row in 0..<visit.rows {
      let first = row * visit.columns
      let inputs = (0..<visit.columns).map { unit in
        (values[first + unit] + (bias?[unit] ?? 0)).inDouble
      }
      let (normalized, inverse) = method.normalized(inputs)
      inverses[row] = inverse
      for unit in 0..<visit.columns {
        let value = Scalar(normalized[unit])
        values[first + unit] = value
        outputs[first + unit] = value * (scale?[unit] ?? 1) + (shift?[unit] ?? 0)
      }
    }
    activate(visit)
  }

  /// outputs ← f(outputs).
  private func activate(_ visit: ForwardVisit) {
    var job = kernel_activate(
      inputs: visit.outputs,
      bias: nil,
      outputs: visit.outputs,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_activate(&job, visit.precision)
  }

  func backward(_ visit: BackwardVisit) {
    // Through the activation; its sums over the rows are those of the shift.
    var job = kernel_activate_backward(
      gradients: visit.gradients,
      outputs: visit.outputs,
      bias_gradient: visit.unitGradients.shift,
      retaining: visit.retaining,
      rows: visit.rows,
      columns: visit.columns,
      activation: visit.activation
    )
    kernel_run_activate_backward(&job, visit.precision)
    let (gradients, normalized) = (Self.numbers(visit.gradients), Self.numbers(visit.normalized))
    let scale = visit.units.scale.map(Self.numbers)
    var (scaleSums, biasSums) = (
      [Double](repeating: 0, count: visit.columns), [Double](repeating: 0, count: visit.columns)
    )
    for row in 0..<visit.rows {
      let first = row * visit.columns
      let x = (0..<visit.columns).map { normalized[first + $0].inDouble }
      let dy = (0..<visit.columns).map { gradients[first + $0].inDouble }
      let q = (0..<visit.columns).map { dy[$0] * (scale?[$0].inDouble ?? 1) }
      let dx = method.gradient(q, normalized: x, inverse: inverses[row])
      for unit in 0..<visit.columns {
        scaleSums[unit] += dy[unit] * x[unit]
        biasSums[unit] += dx[unit]
        gradients[first + unit] = Scalar(dx[unit])
      }
    }
    store(scaleSums, in: visit.unitGradients.scale, retaining: visit.retaining)
    store(biasSums, in: visit.unitGradients.bias, retaining: visit.retaining)
  }

  private func store(
    _ sums: [Double],
    in gradients: UnsafeMutableRawPointer?,
    retaining: Double
  ) {
    guard let gradients = gradients.map(Self.numbers) else { return }
    for (unit, sum) in sums.enumerated() {
      // Not a product with 0: the old value may not be finite.
      gradients[unit] = Scalar(sum) + (retaining == 0 ? 0 : Scalar(retaining) * gradients[unit])
    }
  }

  private static func numbers(_ start: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Scalar> {
    start.assumingMemoryBound(to: Scalar.self)
  }
}
