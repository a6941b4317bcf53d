internal import CKernels
internal import Datasets
internal import Models

/// The map of a block: its values from those of earlier blocks, and the gradients back.
///
/// Images lie one after the other with their channels innermost: rows are examples x pixels, columns channels. One type
/// a map, in a file beside this one.
protocol MapPass<Scalar>: AnyObject {
  associatedtype Scalar: KernelScalar

  /// The values of `rows` examples.
  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int)

  /// The gradient of the values to that of one of the inputs, added to what is there if it `accumulates`.
  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  )

  /// The gradient of the values to that of the weight, plus `retaining` times its old value, some of it at a time.
  ///
  /// `finish` is called with each run of the weight, counted from its first number, as soon as it is complete.
  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  )
}

extension MapPass {
  /// A map without weights has nothing to do.
  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  ) {}
}

/// What a map reads: addresses that stay the same from step to step.
struct MapVisit<Scalar: KernelScalar> {
  /// The values that it takes, and those of the second source of a sum; of other maps the same once more.
  var input: UnsafePointer<Scalar>
  var past: UnsafePointer<Scalar>
  /// Its weight.
  var weight: UnsafePointer<Scalar>
  /// The factor of a sum, and its gradient.
  var factor: UnsafePointer<Scalar>?
  var factorGradient: UnsafeMutablePointer<Scalar>?
}

extension LayerBlock {
  /// What computes the map, for batches of at most `capacity` examples.
  func makeMap<Scalar: KernelScalar>(capacity: Int) -> any MapPass<Scalar> {
    switch map {
    case is Linear: LinearPass<Scalar>(input.featureCount, output.featureCount)
    case let convolution as Convolution:
      ConvolutionPass<Scalar>(convolution, input, capacity: capacity)
    case let pooling as Pooling:
      PoolingPass<Scalar>(pooling, input, output, capacity: capacity)
    case is GlobalMean: GlobalMeanPass<Scalar>(input)
    case is Identity: IdentityPass<Scalar>(input)
    case let sum as Addition: AdditionPass<Scalar>(sum, output, past: pastShape ?? output)
    default: preconditionFailure("\(map.title) is computed by no pass.")
    }
  }
}
