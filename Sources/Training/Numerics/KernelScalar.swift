package import CKernels

/// The number type that a network computes in: Float to train, Double to check gradients.
///
/// Everything but the matrix product is one source for both, so a gradient check in double precision
/// checks the loops that train in single precision.
package protocol KernelScalar: BinaryFloatingPoint, Sendable {
  /// The number rounded from double precision.
  init(_ value: Double)
  /// The number in double precision, which is exact.
  var inDouble: Double { get }
  /// Which version of the kernels computes with this type.
  static var precision: kernel_precision { get }
  /// C = op(A) · op(B) + retaining · C on row-major matrices; see ``MatrixProduct``.
  static func multiply(_ product: MatrixProduct<Self>)
}

extension Float: KernelScalar {
  package var inDouble: Double { Double(self) }
  package static var precision: kernel_precision { kernel_single }
}

extension Double: KernelScalar {
  package var inDouble: Double { self }
  package static var precision: kernel_precision { kernel_double }
}
