public import Datasets

/// A layer that makes new values of those before it, and so begins a block: a linear map, a convolution, a pooling.
///
/// A normalisation, an activation and a dropout follow it in the same block; see ``LayerBlock``.
public protocol BlockMap: Layer {
  /// The matrix of its weights; nil for a map that learns none.
  func weights(of input: ExampleShape) -> WeightShape?
  /// Whether a number is added to each unit or channel.
  var hasBias: Bool { get }
  /// Where the one factor starts that it multiplies its first source by; nil for a map without one.
  var initialFactor: Double? { get }
  /// How many earlier values it takes: 1, or 2 for a sum.
  var sourceCount: Int { get }
}

extension BlockMap {
  /// No bias.
  public var hasBias: Bool { false }
  /// No factor.
  public var initialFactor: Double? { nil }
  /// One.
  public var sourceCount: Int { 1 }
  /// No weights.
  public func weights(of input: ExampleShape) -> WeightShape? { nil }

  /// The weights, the biases and the factor.
  public func parameterCount(of input: ExampleShape) -> Int {
    guard let weights = weights(of: input) else { return initialFactor == nil ? 0 : 1 }
    let (count, isBeyond) = weights.inputCount.multipliedReportingOverflow(by: weights.outputCount)
    let (all, isStillBeyond) = count.addingReportingOverflow(hasBias ? weights.outputCount : 0)
    return isBeyond || isStillBeyond ? .max : all
  }

  /// How many products are added for one example, each a multiplication and an addition.
  public func productCount(of input: ExampleShape) -> Int {
    guard let weights = weights(of: input), let output = try? outputShape(of: input) else {
      return 0
    }
    return weights.inputCount * weights.outputCount * output.positionCount
  }
}

/// The weights of a map as a matrix: a row for each input of a unit, a column for each unit or channel.
///
/// PyTorch draws them unit by unit, and within a unit channel by channel, place by place; the engine keeps images with
/// the channels innermost, so that the rows of a unit stand place by place, channel by channel.
public struct WeightShape: Sendable, Hashable {
  /// The number of inputs of a unit, the "fan in": of all features, or of the window of a convolution.
  public let inputCount: Int
  /// The number of units or channels it makes.
  public let outputCount: Int
  /// The number of channels among the inputs of a unit; of numbers without places, all of them.
  public let channelCount: Int
  /// The number of places in the window of a convolution, by which its fan out is larger than the channels; 1 for a
  /// linear map.
  public let window: Int

  /// How many weights there are.
  public var count: Int { inputCount * outputCount }

  /// The number of outputs that an input has a part in, the "fan out" of PyTorch, which leaves out the stride.
  public var fanOut: Int { outputCount * window }

  /// The row in which the engine keeps the weight that PyTorch draws as the `index`-th of a unit.
  public func row(ofDrawn index: Int) -> Int {
    let places = inputCount / channelCount
    return index % places * channelCount + index / places
  }
}

extension ExampleShape {
  /// The number of channels of an image; of numbers without places, all of them.
  public var channelCount: Int {
    switch self {
    case .image(let channels, _, _): channels
    case .features(let count): count
    }
  }

  /// The number of places: pixels of an image, 1 for numbers without places.
  public var positionCount: Int {
    switch self {
    case .image(_, let height, let width): height * width
    case .features: 1
    }
  }

  /// Whether it is an image.
  public var isImage: Bool {
    if case .image = self { true } else { false }
  }

  /// `14×14×8`, or `128`.
  public var words: String { sizes.map(String.init).joined(separator: "×") }
}
