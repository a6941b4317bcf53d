internal import CKernels
internal import Models

extension Activation {
  /// The loop that computes it together with what comes before; nil for one that is computed by its formula.
  var kernel: kernel_activation? {
    switch self {
    case .relu: kernel_relu
    case .sigmoid: kernel_sigmoid
    case .tanh: kernel_tanh
    default: nil
    }
  }

  /// outputs ← f(inputs), number by number.
  func apply<Scalar: KernelScalar>(
    to inputs: UnsafePointer<Scalar>,
    _ outputs: UnsafeMutablePointer<Scalar>,
    count: Int
  ) {
    for index in 0..<count { outputs[index] = Scalar(value(inputs[index].inDouble)) }
  }

  /// gradients ← gradients · f′(inputs), number by number.
  func applyBackward<Scalar: KernelScalar>(
    to gradients: UnsafeMutablePointer<Scalar>,
    inputs: UnsafePointer<Scalar>,
    count: Int
  ) {
    for index in 0..<count { gradients[index] *= Scalar(derivative(inputs[index].inDouble)) }
  }
}
