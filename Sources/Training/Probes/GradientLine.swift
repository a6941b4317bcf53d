internal import Models

/// The way down the gradient of one batch of the training's size, in training mode: what the landscape and the shift of
/// a network are read on.
final class GradientLine {
  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  private let origin: Buffer<Float>
  /// The gradient of the mean loss at the snapshot, after ``start(at:)``.
  let gradient: Buffer<Float>

  init(_ subject: ProbeSubject) {
    self.subject = subject
    batch = subject.batch
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
    origin = Buffer(count: memory.network.layout.parameterCount)
    gradient = Buffer(count: memory.network.layout.parameterCount)
  }

  var layers: [ParameterLayout.Layer] { memory.layers }
  /// The parameters of the snapshot.
  var parameters: UnsafePointer<Float> { UnsafePointer(origin.start) }
  /// The gradient after the latest step.
  var newGradient: UnsafeMutablePointer<Float> { memory.network.gradients.start }
  /// All parameters.
  var all: Range<Int> { 0..<origin.count }

  /// Puts the line to a snapshot, and computes its gradient.
  ///
  /// - Returns: the mean loss there.
  func start(at parameters: Parameters) -> Double {
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    origin.assign(parameters.values)
    let loss = memory.differentiate(rows: batch.count)
    gradient.start.update(from: newGradient, count: gradient.count)
    return loss
  }

  /// Moves some of the parameters to w − length · gradient, and computes the gradient there.
  ///
  /// - Returns: the mean loss there.
  func step(_ range: Range<Int>, by length: Double) -> Double {
    let values = memory.network.parameters.start
    let factor = Float(-length)
    for index in range { values[index] = origin.start[index] + factor * gradient.start[index] }
    return memory.differentiate(rows: batch.count)
  }
}
