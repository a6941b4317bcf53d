public import Datasets
public import Faults

/// The values as they are: the beginning of a block that normalises what another layer made.
public struct Identity: BlockMap {
  /// The one there is.
  public init() {}

  /// The name in a diagram.
  public var title: String { "Identity" }
  /// The shape.
  public func detail(of input: ExampleShape) -> String { input.words }
  /// The shape stays.
  public func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape { input }
  /// `nn.Identity()`.
  public func pyTorch(of input: ExampleShape) -> String { "nn.Identity()" }
  /// There is nothing to refuse.
  public func check() throws(Fault) {}
}
