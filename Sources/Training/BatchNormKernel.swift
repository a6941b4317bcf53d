/// Batch normalisation of the columns of a matrix: its two directions and its inference form.
///
/// Sums over the batch are accumulated in double precision in the order of the rows, as PyTorch does
/// on a CPU. The formulas are those of Ioffe and Szegedy 2015, arXiv:1502.03167, section 3.
package struct BatchNormKernel<Scalar: KernelScalar> {
  package typealias Input = UnsafePointer<Scalar>
  package typealias Output = UnsafeMutablePointer<Scalar>

  /// The momentum of the running estimates and the ε under the root.
  package let options: BatchNormOptions
  /// Room for two sums per column.
  private let sums: Buffer<Double>
  /// Room for three coefficients per column.
  private let coefficients: Buffer<Scalar>

  /// A kernel for matrices of at most `columns` columns.
  package init(options: BatchNormOptions, columns: Int) {
    self.options = options
    sums = Buffer(count: 2 * columns)
    coefficients = Buffer(count: 3 * columns)
  }

  /// x ← x̂ = (x − μ)/√(σ² + ε) in place, with the batch's mean and biased variance, per column.
  ///
  /// Stores 1/√(σ² + ε) for the way back and moves the running estimates: the mean of x + bias, and
  /// the unbiased variance. Adding the bias to x itself would be undone by the subtraction of μ.
  /// - Precondition: x has at least two rows.
  package func normalize(
    _ values: Output,
    bias: Input,
    rows: Int,
    columns: Int,
    inverseDeviation: Output,
    runningMean: Output,
    runningVariance: Output
  ) {
    precondition(rows > 1, "The variance of one value is not defined.")
    let mean = sums.start
    let squares = sums.start + columns
    sums.start.update(repeating: 0, count: 2 * columns)
    for row in 0..<rows {
      let x = values + row &* columns
      for j in 0..<columns { mean[j] += x[j].inDouble }
    }
    let count = Double(rows)
    for j in 0..<columns { mean[j] /= count }
    for row in 0..<rows {
      let x = values + row &* columns
      for j in 0..<columns {
        let deviation = x[j].inDouble - mean[j]
        squares[j] += deviation * deviation
      }
    }
    let means = coefficients.start
    let (old, new) = (1 - options.momentum, options.momentum)
    for j in 0..<columns {
      // Biased variance here, unbiased in the running estimate: PyTorch's convention.
      inverseDeviation[j] = Scalar(1 / (squares[j] / count + options.epsilon).squareRoot())
      means[j] = Scalar(mean[j])
      let unbiased = squares[j] / (count - 1)
      let biasedMean = mean[j] + bias[j].inDouble
      runningMean[j] = Scalar(old * runningMean[j].inDouble + new * biasedMean)
      runningVariance[j] = Scalar(old * runningVariance[j].inDouble + new * unbiased)
    }
    for row in 0..<rows {
      let x = values + row &* columns
      for j in 0..<columns { x[j] = (x[j] - means[j]) * inverseDeviation[j] }
    }
  }

  /// dx from dy in place, and the gradients of scale and shift, each + retaining · its old value.
  ///
  /// dβ = Σ dy, dγ = Σ dy x̂, dx = γ/√(σ² + ε) · (dy − dβ/N − x̂ dγ/N), per column of N rows.
  package func backward(
    _ gradients: Output,
    through normalized: Input,
    scale: Input,
    inverseDeviation: Input,
    scaleGradient: Output,
    shiftGradient: Output,
    retaining: Scalar,
    rows: Int,
    columns: Int
  ) {
    let sum = sums.start
    let product = sums.start + columns
    sums.start.update(repeating: 0, count: 2 * columns)
    for row in 0..<rows {
      let dy = gradients + row &* columns
      let x = normalized + row &* columns
      for j in 0..<columns {
        let gradient = dy[j].inDouble
        sum[j] += gradient
        product[j] += gradient * x[j].inDouble
      }
    }
    let factor = coefficients.start
    let constant = factor + columns
    let slope = constant + columns
    let count = Double(rows)
    for j in 0..<columns {
      let old =
        retaining == 0 ? (0, 0) : (retaining * scaleGradient[j], retaining * shiftGradient[j])
      scaleGradient[j] = Scalar(product[j]) + old.0
      shiftGradient[j] = Scalar(sum[j]) + old.1
      factor[j] = scale[j] * inverseDeviation[j]
      constant[j] = Scalar(sum[j] / count)
      slope[j] = Scalar(product[j] / count)
    }
    for row in 0..<rows {
      let dy = gradients + row &* columns
      let x = normalized + row &* columns
      for j in 0..<columns { dy[j] = factor[j] * (dy[j] - constant[j] - x[j] * slope[j]) }
    }
  }

  /// The scale and shift that inference applies to x: y = (x + bias − r)·γ/√(s² + ε) + β, folded.
  ///
  /// r and s² are the running mean and variance. The result lies in the kernel until its next call.
  package func folded(
    bias: Input,
    scale: Input,
    shift: Input,
    runningMean: Input,
    runningVariance: Input,
    columns: Int
  ) -> (scale: Input, shift: Input) {
    let foldedScale = coefficients.start
    let foldedShift = coefficients.start + columns
    for j in 0..<columns {
      let factor =
        scale[j].inDouble / (runningVariance[j].inDouble + options.epsilon).squareRoot()
      foldedScale[j] = Scalar(factor)
      foldedShift[j] = Scalar(
        shift[j].inDouble + (bias[j].inDouble - runningMean[j].inDouble) * factor
      )
    }
    return (Input(foldedScale), Input(foldedShift))
  }
}
