/// The element-wise loops around a matrix product: bias, scale and shift, activation.
///
/// All matrices are row-major, rows x columns, one row an example. A NaN stays a NaN through relu,
/// so that a diverged training shows in its loss.
enum ActivationKernel<Scalar: KernelScalar> {
  typealias Input = UnsafePointer<Scalar>
  typealias Output = UnsafeMutablePointer<Scalar>

  /// x ← x + bias, each row.
  static func add(bias: Input, to values: Output, rows: Int, columns: Int) {
    for row in 0..<rows {
      let x = values + row &* columns
      for j in 0..<columns { x[j] += bias[j] }
    }
  }

  /// x ← f(x + bias), each row.
  static func activate(
    _ values: Output,
    bias: Input,
    rows: Int,
    columns: Int,
    with activation: Activation
  ) {
    switch activation {
    case .relu:
      for row in 0..<rows {
        let x = values + row &* columns
        for j in 0..<columns { x[j] = relu(x[j] + bias[j]) }
      }
    case .sigmoid:
      for row in 0..<rows {
        let x = values + row &* columns
        for j in 0..<columns { x[j] = sigmoid(x[j] + bias[j]) }
      }
    }
  }

  /// y ← f(scale · x + shift), each row.
  static func activate(
    _ inputs: Input,
    scale: Input,
    shift: Input,
    into outputs: Output,
    rows: Int,
    columns: Int,
    with activation: Activation
  ) {
    switch activation {
    case .relu:
      for row in 0..<rows {
        let x = inputs + row &* columns
        let y = outputs + row &* columns
        for j in 0..<columns { y[j] = relu(x[j] * scale[j] + shift[j]) }
      }
    case .sigmoid:
      for row in 0..<rows {
        let x = inputs + row &* columns
        let y = outputs + row &* columns
        for j in 0..<columns { y[j] = sigmoid(x[j] * scale[j] + shift[j]) }
      }
    }
  }

  /// dx ← dy · f'(x), from the activation's own output y = f(x).
  static func backward(
    _ gradients: Output,
    through outputs: Input,
    count: Int,
    with activation: Activation
  ) {
    switch activation {
    case .relu:
      // A product, not a choice: a choice between the old value and 0 becomes a branch per element.
      for i in 0..<count { gradients[i] *= outputs[i] > 0 ? 1 : 0 }
    case .sigmoid:
      for i in 0..<count { gradients[i] *= outputs[i] * (1 - outputs[i]) }
    }
  }

  /// sum ← Σ over the rows of x + retaining · sum, each column: the gradient of a bias.
  static func sumColumns(
    of values: Input,
    into sums: Output,
    retaining: Scalar,
    rows: Int,
    columns: Int
  ) {
    if retaining == 0 {
      sums.update(repeating: 0, count: columns)
    } else {
      for j in 0..<columns { sums[j] *= retaining }
    }
    for row in 0..<rows {
      let x = values + row &* columns
      for j in 0..<columns { sums[j] += x[j] }
    }
  }

  @inline(__always)
  private static func relu(_ x: Scalar) -> Scalar { max(x, 0) }

  @inline(__always)
  private static func sigmoid(_ x: Scalar) -> Scalar { 1 / (1 + Scalar.exponential(-x)) }
}
