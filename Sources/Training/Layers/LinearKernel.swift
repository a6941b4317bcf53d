internal import CKernels

/// What the output layer does besides its matrix product: the bias, there and back.
enum LinearKernel<Scalar: KernelScalar> {
  /// values ← values + bias, each row.
  static func addBias(
    _ bias: UnsafeMutableRawPointer?,
    to values: UnsafeMutablePointer<Scalar>,
    rows: Int,
    columns: Int
  ) {
    var job = kernel_activate(
      inputs: values,
      bias: bias,
      outputs: values,
      rows: rows,
      columns: columns,
      activation: kernel_identity
    )
    kernel_run_activate(&job, Scalar.precision)
  }

  /// biasGradient ← Σ gradient over the rows + retaining · biasGradient.
  static func sumBiasGradient(
    _ biasGradient: UnsafeMutableRawPointer?,
    of gradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    columns: Int
  ) {
    var job = kernel_activate_backward(
      gradients: gradient,
      // Not read, because the slope of the identity is 1; but an address to count from.
      outputs: gradient,
      bias_gradient: biasGradient,
      retaining: retaining.inDouble,
      rows: rows,
      columns: columns,
      activation: kernel_identity
    )
    kernel_run_activate_backward(&job, Scalar.precision)
  }
}
