public import Datasets
public import Faults

/// The sum at the end of a residual block: the branch, times a factor if it has one, and what comes past it.
///
/// Where the block strides, every so many pixels of what comes past it count; where it makes more channels, zeros stand
/// for the new ones, after the others (He et al. 2016, arXiv:1512.03385, option A).
public struct Addition: BlockMap {
  /// How many pixels the branch moved on.
  public let stride: Int
  /// Where the factor α of the branch starts; nil for a sum without one.
  public let initialFactor: Double?

  /// A sum.
  public init(stride: Int = 1, initialFactor: Double? = nil) {
    self.stride = stride
    self.initialFactor = initialFactor
  }

  /// The branch and what comes past it.
  public var sourceCount: Int { 2 }
  /// The name in a diagram.
  public var title: String { "Sum" }
  /// The shape.
  public func detail(of input: ExampleShape) -> String { input.words }
  /// The shape of the branch.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape { input }
  /// It has no expression of its own: see ``Residual``.
  public func pyTorch(of input: ExampleShape) -> String { "" }
  /// There is nothing to refuse.
  public func check() throws(Fault) {}
}
