internal import Reporting
internal import Training

extension WorkedExample {
  /// The example of the reports, four numbers with mean 10 and variance 25, as the training engine computes it.
  static var ofFourNumbers: WorkedExample {
    let values: [Float] = [3, 9, 11, 17]
    let gradients: [Float] = [1, 0, 0, 0]
    let unit = BatchNormUnit(scale: 2, shift: 1)
    let outcome = unit.run(values, gradients: gradients)
    return WorkedExample(
      rows: values.indices.map { index in
        Row(
          value: Double(values[index]),
          normalized: Double(outcome.normalized[index]),
          output: Double(outcome.outputs[index]),
          outputGradient: Double(gradients[index]),
          inputGradient: Double(outcome.inputGradients[index]),
          inferredOutput: Double(outcome.inferredOutputs[index])
        )
      },
      scale: Double(unit.scale),
      shift: Double(unit.shift),
      scaleGradient: Double(outcome.scaleGradient),
      shiftGradient: Double(outcome.shiftGradient),
      runningMean: Double(outcome.runningMean),
      runningVariance: Double(outcome.runningVariance)
    )
  }
}
