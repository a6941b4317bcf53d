public import Datasets
public import Faults

/// A layer of a network: what it makes of an example, how much it learns, what it is called.
///
/// A new layer is a file with a type of this protocol, and one in `Training/Layers` that computes it.
public protocol Layer: Sendable, Hashable {
  /// The name in a diagram: `Linear`.
  var title: String { get }
  /// What a diagram says beside the name: `784 → 512`.
  func detail(of input: ExampleShape) -> String
  /// The shape of what it makes of an example.
  ///
  /// - Throws: ``Fault`` for a shape that it cannot take.
  func outputShape(of input: ExampleShape) throws(Fault) -> ExampleShape
  /// How many numbers it learns, the largest number there is where that is beyond what can be counted.
  func parameterCount(of input: ExampleShape) -> Int
  /// The layer as a Python expression of PyTorch's, with the arguments that are not at their default.
  func pyTorch(of input: ExampleShape) -> String
  /// The classes, in Python, that ``pyTorch(of:)`` names and PyTorch does not have; usually none.
  func pyTorchDefinitions(of input: ExampleShape) -> [String]
  /// Whether training draws random numbers that are not those of ``pyTorch(of:)``, so that the numbers of runs differ.
  var pyTorchChance: Bool { get }
  /// Refuses sizes and options out of range.
  func check() throws(Fault)
}

extension Layer {
  /// None: PyTorch has the layer.
  public func pyTorchDefinitions(of input: ExampleShape) -> [String] { [] }
  /// Nothing is drawn.
  public var pyTorchChance: Bool { false }

  func isSame(as other: any Layer) -> Bool { (other as? Self) == self }
}
