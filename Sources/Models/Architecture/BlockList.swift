internal import Datasets

/// The blocks of a network as they grow, layer by layer.
struct BlockList {
  /// Where a next block takes its values, and their shape.
  struct End {
    var source: LayerBlock.Source
    var shape: ExampleShape
  }

  /// The blocks so far; each takes the values of those before it.
  private(set) var blocks: [LayerBlock] = []
  /// What the last one makes.
  private(set) var end: End

  /// No blocks yet, for examples of a shape.
  init(input: ExampleShape) { end = End(source: .examples, shape: input) }

  /// The layers in blocks, nil for an order of layers that blocks do not have.
  static func blocks(of layers: [any Layer], input: ExampleShape) -> [LayerBlock]? {
    var list = BlockList(input: input)
    return layers.allSatisfy { list.append($0) } ? list.blocks : nil
  }

  private mutating func append(_ layer: any Layer) -> Bool {
    switch layer {
    case let map as any BlockMap: begin(map, from: end)
    case let residual as Residual: residual.append(to: &self)
    default: !blocks.isEmpty && blocks[blocks.count - 1].take(layer)
    }
  }

  /// Begins a block; false where the map cannot take those values.
  @discardableResult
  mutating func begin(_ map: any BlockMap, from input: End, past: End? = nil) -> Bool {
    guard let output = try? map.outputShape(of: input.shape) else { return false }
    blocks.append(
      LayerBlock(
        map,
        from: [input.source] + (past.map { [$0.source] } ?? []),
        input: input.shape,
        output: output,
        pastShape: past?.shape
      )
    )
    end = End(source: .block(blocks.count - 1), shape: output)
    return true
  }

  /// What follows the map of the last block.
  mutating func follow(
    _ normalization: Normalization,
    _ activation: Activation?,
    initialScale: Double = 1
  ) {
    blocks[blocks.count - 1].normalization = normalization
    blocks[blocks.count - 1].initialScale = initialScale
    blocks[blocks.count - 1].activation = activation
  }

  /// Draws the weights of the last block before those of so many blocks that stand before it.
  mutating func drawAhead(of count: Int) { blocks[blocks.count - 1].drawnAhead = count }

  /// Adds the sum of a branch and what comes past it.
  mutating func add(
    _ branch: End,
    _ past: End,
    stride: Int,
    _ initialFactor: Double?,
    _ activation: Activation?
  ) {
    begin(Addition(stride: stride, initialFactor: initialFactor), from: branch, past: past)
    blocks[blocks.count - 1].activation = activation
  }
}
