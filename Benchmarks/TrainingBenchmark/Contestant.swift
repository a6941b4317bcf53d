/// A computation that is timed.
protocol Contestant {
  /// Does one pass.
  func run(_ pass: Pass)
}

/// One pass over all images.
enum Pass: String {
  /// An epoch of training.
  case train
  /// The evaluation of the images in inference mode.
  case evaluate
}
