internal import CKernels
internal import Models

/// A rule that has a loop of its own.
protocol FusedUpdate: UpdateRule {
  /// How many numbers the loop remembers for each parameter, beside the gradients.
  var keptMoments: Int { get }
  /// The part of the old gradients that the next backward pass keeps: the momentum of a velocity that lies there.
  var retention: Double { get }
  /// Moves a run of parameters.
  func run(_ update: UpdateRun)
}

extension FusedUpdate {
  var keptMoments: Int { momentCount }
  var retention: Double { 0 }
}

/// A run of parameters at a step.
struct UpdateRun {
  var parameters: UnsafeMutableRawPointer
  var gradients: UnsafeMutableRawPointer
  var first: UnsafeMutableRawPointer
  var second: UnsafeMutableRawPointer
  var count: Int
  var precision: kernel_precision
  var step: UpdateStep
}
