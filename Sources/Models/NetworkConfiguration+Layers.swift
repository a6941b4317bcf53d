public import Datasets
internal import Faults

/// An entry of `layers` with its layers, and the shapes before and after it.
public struct NetworkStage: Sendable {
  /// The entry.
  public let entry: LayerEntry
  /// Its layers; none for the shape of an example.
  public let layers: [any Layer]
  /// The shape that it gets.
  public let input: ExampleShape
  /// The shape that it makes.
  public let output: ExampleShape

  /// How many times the entry repeats its layers.
  public var count: Int { entry.layer?.count ?? 1 }
  /// Its layers as a network of their own.
  private var architecture: Architecture { Architecture(input: input, layers: layers) }
  /// How many numbers it learns.
  public var parameterCount: Int { architecture.parameterCount }
  /// How many products are added for one example.
  public var productCount: Int { architecture.productCount }
}

extension NetworkConfiguration {
  /// The shape of an example; no features for a network that begins with a layer.
  public var input: ExampleShape {
    let shape = layers.first?.exampleShape ?? .features(0)
    return isOfAnyImage && !hasImageLayers ? .features(shape.featureCount) : shape
  }
  /// Whether it leaves the size of its images to the data; ``taking(_:)`` settles it.
  public var isOfAnyImage: Bool { layers.first == .imageOfData }
  /// Whether there is a layer to which it matters where a pixel stands.
  private var hasImageLayers: Bool { layers.contains { ($0.layer?.kind ?? .linear) != .linear } }

  /// The network for examples of a shape, where it leaves the size of its images to the data; else itself.
  ///
  /// Linear maps alone take the pixels as so many numbers. Either way it is the network that says so itself.
  ///
  /// - Parameter shape: That of the data's images.
  /// - Returns: The network without `image`.
  public func taking(_ shape: ExampleShape) -> NetworkConfiguration {
    guard isOfAnyImage else { return self }
    var network = self
    switch shape {
    case .image(let channels, let height, let width) where hasImageLayers:
      network.layers[0] = .image(height: height, width: width, channels: channels)
    case .image, .features: network.layers[0] = .number(shape.featureCount)
    }
    return network
  }

  /// The number of features of an example.
  public var featureCount: Int { input.featureCount }
  /// The number of classes, which is that of the logits; 0 for a network that does not end with a number.
  public var classCount: Int {
    guard case .number(let count)? = layers.last else { return 0 }
    return count
  }

  /// Whether it takes images as such.
  public var takesImages: Bool { input.isImage }
  /// Whether it has blocks.
  public var hasBlocks: Bool { layers.contains { $0.layer?.kind == .block } }
  /// Whether it has convolutions outside of blocks.
  public var hasConvolutions: Bool { layers.contains { $0.layer?.kind == .convolution } }

  /// How many hidden blocks there are, see ``Architecture/hiddenBlocks``: of a perceptron its hidden layers.
  public var hiddenLayerCount: Int {
    takesImages ? architecture.hiddenBlocks.count : max(layers.count - 2, 0)
  }

  /// How many convolutions and linear maps an example passes one after the other, without those of shortcuts.
  public var weightLayerCount: Int {
    layers.dropFirst().reduce(0) { sum, entry in
      guard let layer = entry.layer else { return sum }
      switch layer.kind {
      case .linear, .convolution: return sum + layer.count
      case .block: return sum + 2 * layer.count
      case .pooling, .averaging, .mean: return sum
      }
    }
  }

  /// The network layer by layer.
  public var architecture: Architecture {
    Architecture(
      input: input,
      layers: layers.indices.dropFirst().flatMap { layers(ofEntry: $0) }
    )
  }

  /// The layers of an entry after the first: the last number is the map to the logits, which nothing follows.
  private func layers(ofEntry index: Int) -> [any Layer] {
    if index == layers.count - 1, case .number(let count) = layers[index] { return [Linear(count)] }
    guard let layer = layers[index].layer else { return [] }
    let own = layer.layers(in: self)
    let isLastBlock =
      layer.kind == .block && !layers[(index + 1)...].contains { $0.layer?.kind == .block }
    guard isPreactivated, isLastBlock else { return own }
    // What blocks have before their convolutions, the layer after the last one has before it.
    return own + [Identity()] + (normalization.method.map { [$0] } ?? []) + [activation]
  }

  // MARK: Shapes

  /// The entries with their shapes, up to the first that cannot take what it would get.
  ///
  /// - Returns: The stages, and what is wrong with the entry after the last of them; nil for a network that is right.
  public func stages() -> (stages: [NetworkStage], mistake: ShapeMistake?) {
    var shape = input
    var stages: [NetworkStage] = []
    if let first = layers.first {
      stages.append(NetworkStage(entry: first, layers: [], input: shape, output: shape))
    }
    for index in layers.indices.dropFirst() {
      let own = layers(ofEntry: index)
      var output = shape
      do throws(Fault) {
        for layer in own { output = try layer.outputShape(of: output) }
      } catch {
        return (stages, ShapeMistake(error, at: index, of: self, after: stages))
      }
      stages.append(
        NetworkStage(entry: layers[index], layers: own, input: shape, output: output)
      )
      shape = output
    }
    return (stages, nil)
  }

  /// How many numbers an example makes on its way to the logits, all layers together.
  public var activationCount: Int {
    architecture.blocks.reduce(input.featureCount) { $0 + $1.output.featureCount }
  }
}

// MARK: In words

extension NetworkConfiguration {
  /// The layers from features to classes.
  ///
  /// Of a perceptron the widths, four or more equal ones together: `784-512-256-10`, `784-256×20-10`; of others the words
  /// of files: `28x28, conv 8, pool, 10`.
  public var layerWords: String {
    guard !takesImages else { return layers.map(\.words).joined(separator: ", ") }
    var runs: [(width: String, count: Int)] = []
    for width in layers.map(\.words) {
      if runs.last?.width == width {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((width, 1))
      }
    }
    return runs.flatMap { run in
      run.count < 4
        ? [String](repeating: run.width, count: run.count) : ["\(run.width)×\(run.count)"]
    }.joined(separator: "-")
  }

  /// How many sums of a branch and what comes past it there are.
  public var residualBlockCount: Int { architecture.blocks.count { $0.map is Addition } }
  /// The hidden layers that are normalised as images, counted from 1.
  public var imageLayers: [Int] {
    architecture.blocks.enumerated()
      .filter { $1.output.isImage && $1.normalization != .none }.map { $0.offset + 1 }
  }
}
