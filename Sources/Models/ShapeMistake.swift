public import Datasets
internal import Faults

/// What keeps an entry of `layers` from taking what the entries before it make.
public struct ShapeMistake: Sendable {
  /// What a file may be changed at.
  public enum Place: Sendable {
    /// The entry itself.
    case entry
    /// The network's normalisation.
    case normalization
  }

  /// The place of the entry in the list.
  public let index: Int
  /// Where the mistake stands.
  public let place: Place
  /// What is wrong, with both shapes.
  public let message: String
  /// The shapes on the way, and what to do.
  public let hint: String

  init(
    _ fault: Fault,
    at index: Int,
    of network: NetworkConfiguration,
    after stages: [NetworkStage]
  ) {
    self.index = index
    let entry = network.layers[index]
    let words = "\"\(entry.words)\""
    let shape = stages.last?.output ?? network.input
    let isOfAny = network.isOfAnyImage
    let before = stages.count > 1 ? " after \(stages[stages.count - 1].entry.words)" : ""
    let chain = Self.chain(stages, ofAnyImage: isOfAny)
    if entry.layer?.kind != .linear, !shape.isImage {
      place = .entry
      message = "\(words) needs an image (got \(shape.sizeText) numbers\(before))"
      hint =
        network.takesImages
        ? "\(chain). Put convolutions and poolings before the first number and the mean."
        : "Begin with an image, as in `layers: [28x28, conv 8, pool, 10]`, or write numbers alone."
    } else if let needed = entry.layer?.window(of: shape) {
      place = .entry
      message =
        "\(words) needs \(needed)x\(needed) pixels (got \(shape.sizeText)\(before)\(isOfAny ? " of the largest image" : ""))"
      hint = "\(chain). Remove a pool, or end with: mean, \(max(network.classCount, 1))."
    } else {
      place =
        network.normalization == .none || !network.isSoundUnnormalized ? .entry : .normalization
      message = place == .entry ? "\(words): \(fault.message)" : "\(fault.message), at \(words)"
      hint = [chain + ".", fault.hint ?? ""].joined(separator: " ")
    }
  }

  /// The shapes on the way, at most six of them: `28x28x1 -> conv 8 28x28x8 -> … -> pool 1x1x32`; without sizes where only
  /// the data know them: `image -> conv 8 -> pool`.
  private static func chain(_ stages: [NetworkStage], ofAnyImage isOfAny: Bool) -> String {
    var links = stages.enumerated().map { index, stage in
      if isOfAny { return stage.entry.words }
      return index == 0 ? stage.output.sizeText : "\(stage.entry.words) \(stage.output.sizeText)"
    }
    if links.count > 6 { links.replaceSubrange(3..<links.count - 2, with: ["…"]) }
    return links.joined(separator: " -> ")
  }
}

extension LayerDescription {
  /// The side of the window that an image is too small for; nil where it is not.
  fileprivate func window(of shape: ExampleShape) -> Int? {
    guard case .image(_, let height, let width) = shape else { return nil }
    let side = min(height, width)
    switch kind {
    case .pooling, .averaging: return side < size ? size : nil
    case .convolution:
      let zeros = 2 * (padding ?? (kernel - 1) / 2)
      return side + zeros < kernel ? kernel - zeros : nil
    case .linear, .mean, .block: return nil
    }
  }
}

extension NetworkConfiguration {
  /// Whether its shapes follow each other without the normalisation.
  fileprivate var isSoundUnnormalized: Bool {
    var network = self
    network.normalization = .none
    return network.stages().mistake == nil
  }
}

extension ExampleShape {
  /// As files have it: `28x28x1`, or `128`.
  public var sizeText: String { sizes.map(String.init).joined(separator: "x") }
}
