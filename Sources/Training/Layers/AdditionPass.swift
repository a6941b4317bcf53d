internal import Datasets
internal import Models

/// The sum of a branch, times its factor, and what comes past it; see ``Addition``.
final class AdditionPass<Scalar: KernelScalar>: MapPass {
  private let stride: Int
  private let channels: Int
  private let width: Int
  private let positions: Int
  private let pastChannels: Int
  private let pastWidth: Int
  private let pastPositions: Int

  init(_ sum: Addition, _ output: ExampleShape, past: ExampleShape) {
    stride = sum.stride
    channels = output.channelCount
    positions = output.positionCount
    width = output.sizes.count > 1 ? output.sizes[1] : 1
    pastChannels = past.channelCount
    pastPositions = past.positionCount
    pastWidth = past.sizes.count > 1 ? past.sizes[1] : 1
  }

  /// Whether what comes past has the shape of the branch.
  private var isPlain: Bool { stride == 1 && channels == pastChannels }

  func forward(_ visit: MapVisit<Scalar>, into values: UnsafeMutablePointer<Scalar>, rows: Int) {
    let (branch, past) = (visit.input, visit.past)
    let factor = visit.factor?.pointee
    if isPlain {
      let count = rows * positions * channels
      if let factor {
        for index in 0..<count { values[index] = factor * branch[index] + past[index] }
      } else {
        for index in 0..<count { values[index] = branch[index] + past[index] }
      }
      return
    }
    forEachPixel(rows) { pixel, pastPixel in
      let (to, from) = (pixel * channels, pastPixel * pastChannels)
      for channel in 0..<channels {
        let value = (factor ?? 1) * branch[to + channel]
        values[to + channel] = channel < pastChannels ? value + past[from + channel] : value
      }
    }
  }

  func backward(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    to source: Int,
    _ inputGradient: UnsafeMutablePointer<Scalar>,
    accumulates: Bool,
    rows: Int
  ) {
    if source == 0 {
      precondition(!accumulates, "The branch is read by its sum alone.")
      let count = rows * positions * channels
      if let factor = visit.factor?.pointee {
        for index in 0..<count { inputGradient[index] = factor * gradient[index] }
      } else {
        inputGradient.update(from: gradient, count: count)
      }
      return
    }
    if isPlain {
      let count = rows * positions * channels
      if accumulates {
        for index in 0..<count { inputGradient[index] += gradient[index] }
      } else {
        inputGradient.update(from: gradient, count: count)
      }
      return
    }
    if !accumulates {
      inputGradient.update(repeating: 0, count: rows * pastPositions * pastChannels)
    }
    forEachPixel(rows) { pixel, pastPixel in
      let (from, to) = (pixel * channels, pastPixel * pastChannels)
      for channel in 0..<min(channels, pastChannels) {
        inputGradient[to + channel] += gradient[from + channel]
      }
    }
  }

  /// The gradient of the factor: the sum of the products of gradient and branch, in double precision.
  func backwardToWeight(
    _ gradient: UnsafePointer<Scalar>,
    _ visit: MapVisit<Scalar>,
    _ weightGradient: UnsafeMutablePointer<Scalar>,
    retaining: Scalar,
    rows: Int,
    finish: (Range<Int>) -> Void
  ) {
    guard let factorGradient = visit.factorGradient else { return }
    var sum = 0.0
    for index in 0..<rows * positions * channels {
      sum += gradient[index].inDouble * visit.input[index].inDouble
    }
    // Not a product with 0: the old value may not be finite.
    factorGradient.pointee =
      Scalar(sum) + (retaining == 0 ? 0 : retaining * factorGradient.pointee)
  }

  /// Each pixel of the sum with that of what comes past it.
  private func forEachPixel(_ rows: Int, _ body: (_ pixel: Int, _ past: Int) -> Void) {
    let height = positions / width
    for row in 0..<rows {
      for y in 0..<height {
        for x in 0..<width {
          body(
            row * positions + y * width + x,
            row * pastPositions + y * stride * pastWidth + x * stride
          )
        }
      }
    }
  }
}
