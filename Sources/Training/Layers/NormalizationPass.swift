internal import CKernels
internal import Datasets
internal import Models

/// From the matrix product of a layer through bias, normalisation and activation, and back, in one visit each.
///
/// It owns the memory that its way back needs. Rows are examples, columns units.
protocol NormalizationPass: AnyObject {
  /// In training mode; moves the running estimates, if there are any.
  func forwardInTraining(
    _ visit: ForwardVisit,
    _ estimates: RunningEstimates?,
    _ randomness: StepRandomness
  )
  /// With the statistics of training but without its chances; the running estimates stay.
  func forwardWithBatchStatistics(_ visit: ForwardVisit)
  /// In inference mode.
  func forwardInInference(_ visit: ForwardVisit, _ estimates: RunningEstimates?)
  /// From the gradient of the outputs to that of the product, in place, and to those of the units' parameters.
  func backward(_ visit: BackwardVisit)
  /// From the gradient of the outputs to that of the product, in place, after a pass in inference mode.
  func backwardInInference(_ visit: BackwardVisit, _ estimates: RunningEstimates?)
}

extension NormalizationPass {
  /// The same as in training, where inference does the same.
  func backwardInInference(_ visit: BackwardVisit, _ estimates: RunningEstimates?) {
    backward(visit)
  }
}

/// A normalisation that has loops of its own.
protocol FusedNormalization: NormalizationMethod {
  /// Its pass through a layer.
  func makePass(_ place: LayerPlace) -> any NormalizationPass
}

/// A layer of a network: what a pass takes its memory by.
struct LayerPlace {
  /// The place of the layer, 0 for the first, which names its stream of random numbers.
  var index: Int
  /// The largest number of rows: examples, of an image each of its pixels.
  var capacity: Int
  /// The number of units, or of channels of an image.
  var columns: Int
  /// The shape of what is normalised.
  var shape: ExampleShape
  /// The precision of all numbers.
  var precision: kernel_precision
}

/// The numbers of a layer on the way forward.
struct ForwardVisit {
  /// The matrix product, which becomes the normalised values x̂ where there is a normalisation.
  var values: UnsafeMutableRawPointer
  /// Takes the outputs of the activation; may be ``values`` where nothing is normalised.
  var outputs: UnsafeMutableRawPointer
  var rows: Int
  var columns: Int
  /// The parameters of the units.
  var units: UnitAddresses
  var activation: kernel_activation
  var precision: kernel_precision
}

/// The numbers of a layer on the way back.
struct BackwardVisit {
  /// The gradient of the outputs, which becomes that of the product.
  var gradients: UnsafeMutableRawPointer
  /// The normalised values x̂.
  var normalized: UnsafeMutableRawPointer
  /// The outputs of the activation.
  var outputs: UnsafeMutableRawPointer
  var rows: Int
  var columns: Int
  /// The parameters of the units.
  var units: UnitAddresses
  /// The gradients of the units' parameters, each of which is added to ``retaining`` times its old value.
  var unitGradients: UnitAddresses
  var retaining: Double
  var activation: kernel_activation
  var precision: kernel_precision
}
