/// A layer in a few words: `2 conv 16 5x5 /2`, `pool`, `block 32 /2`.
///
/// What is not said has the value that stands here; what reads equal is equal.
public struct LayerDescription: Sendable, Hashable {
  /// What a layer is, by its word.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A linear map; in words a number alone.
    case linear
    /// A convolution.
    case convolution = "conv"
    /// Max pooling.
    case pooling = "pool"
    /// Average pooling.
    case averaging = "average"
    /// The mean over all places.
    case mean
    /// A residual block.
    case block
  }

  /// What may be said of a layer beside its size, by its key in a mapping.
  public enum Option: String, Sendable, Hashable, CaseIterable {
    /// How many of them follow each other.
    case count
    /// The side of a convolution's window.
    case kernel
    /// How many pixels the window moves on.
    case stride
    /// How many zeros stand on each side.
    case padding
    /// Whether there is a bias.
    case bias
    /// `none`: no normalisation follows.
    case normalization
    /// `none`: no activation follows.
    case activation
    /// What of a block is drawn first: `branch_first`, or `shortcut_first`.
    case order

    /// Whether it has a place in words; the others need a mapping.
    var isSaidInWords: Bool { [.count, .kernel, .stride].contains(self) }
  }

  /// What it is.
  public let kind: Kind
  /// The units, the channels, or the side of a pooling's window; 0 for a mean.
  public var size: Int
  /// How many of them follow each other; only the first one strides.
  public var count = 1
  /// The side of a convolution's window.
  public var kernel = 3
  /// How many pixels the window moves on.
  public var stride: Int
  /// How many zeros stand on each side; nil for those that keep the size of an image at stride 1.
  public var padding: Int?
  /// Whether there is a bias where the network has biases.
  public var hasBias = true
  /// Whether the network's normalisation follows.
  public var isNormalized = true
  /// Whether the network's activation follows.
  public var isActivated = true
  /// What of a block is drawn first.
  public var order = Residual.Order.branchFirst

  /// A layer of which only its size is said.
  public init(_ kind: Kind, _ size: Int = 0) {
    self.kind = kind
    self.size = size
    stride = Self.usualStride(kind, size)
  }

  /// The stride where nothing is said: windows of poolings lie side by side.
  private static func usualStride(_ kind: Kind, _ size: Int) -> Int {
    kind == .pooling || kind == .averaging ? size : 1
  }

  /// The options that are not at their default, with their values as files have them.
  var options: [(option: Option, text: String)] {
    Option.allCases.compactMap { option in text(of: option).map { (option, $0) } }
  }

  private func text(of option: Option) -> String? {
    switch option {
    case .count: count == 1 ? nil : "\(count)"
    case .kernel: kernel == 3 ? nil : "\(kernel)"
    case .stride: stride == Self.usualStride(kind, size) ? nil : "\(stride)"
    case .padding: padding.map { "\($0)" }
    case .bias: hasBias ? nil : "false"
    case .normalization: isNormalized ? nil : Normalization.noneName
    case .activation: isActivated ? nil : Normalization.noneName
    case .order: order == .branchFirst ? nil : order.rawValue
    }
  }

  /// As it stands in files: words, or a mapping where words do not say it all.
  public var text: String {
    let options = options
    guard kind != .linear, options.allSatisfy({ $0.option.isSaidInWords }),
      !kernel.isMultiple(of: 2)
    else { return "{ \(fields.map { "\($0.key): \($0.text)" }.joined(separator: ", ")) }" }
    return words
  }

  /// The fields of the mapping that says it: the word with the size, then the options.
  var fields: [(key: String, text: String)] {
    [(kind.rawValue, "\(size)")] + options.map { ($0.option.rawValue, $0.text) }
  }

  /// The words, without what only a mapping says: `2 conv 16 5x5 /2`.
  public var words: String {
    var words = count == 1 ? [] : ["\(count)"]
    if kind != .linear { words.append(kind.rawValue) }
    if size != kind.usualSize { words.append("\(size)") }
    if kernel != 3 { words.append("\(kernel)x\(kernel)") }
    if stride != Self.usualStride(kind, size) { words.append("/\(stride)") }
    return words.joined(separator: " ")
  }
}

extension LayerDescription.Kind {
  /// The options that it has.
  public var options: [LayerDescription.Option] {
    switch self {
    case .linear: [.bias, .normalization, .activation]
    case .convolution: LayerDescription.Option.allCases.filter { $0 != .order }
    case .pooling, .averaging: [.stride]
    case .mean: []
    case .block: [.count, .stride, .order]
    }
  }

  /// The size where none is said; nil for a layer that must say it.
  var usualSize: Int? {
    switch self {
    case .pooling, .averaging: 2
    case .mean: 0
    case .linear, .convolution, .block: nil
    }
  }

  /// The sizes that there are.
  var sizes: ClosedRange<Int> {
    switch self {
    case .pooling, .averaging: 1...16
    case .mean: 0...0
    case .linear, .convolution, .block: 1...65_536
    }
  }

  /// How it is written, for messages.
  var pattern: String {
    switch self {
    case .linear: "N"
    case .convolution: "conv N KxK /S"
    case .pooling: "pool K /S"
    case .averaging: "average K /S"
    case .mean: "mean"
    case .block: "block N /S"
    }
  }
}

extension LayerDescription.Option {
  /// The whole numbers that it may be; nil for one that is no number.
  var range: ClosedRange<Int>? {
    switch self {
    case .count: 1...1000
    case .kernel, .stride: 1...Window.largestSize
    case .padding: 0...Window.largestSize
    case .bias, .normalization, .activation, .order: nil
    }
  }
}

extension LayerDescription {
  /// Sets an option that is a number.
  mutating func set(_ option: Option, to number: Int) {
    switch option {
    case .count: count = number
    case .kernel: kernel = number
    case .stride: stride = number
    case .padding: padding = number
    case .bias, .normalization, .activation, .order: break
    }
    // What reads equal is equal.
    if !kernel.isMultiple(of: 2), padding == (kernel - 1) / 2 { padding = nil }
  }

  /// The layers that it makes of a network's settings, in groups of one map and what follows it.
  ///
  /// - Parameter network: What follows each map.
  /// - Returns: The layers of each of its ``count``.
  func layers(in network: NetworkConfiguration) -> [any Layer] {
    (0..<count).flatMap { layer($0, in: network) }
  }

  private func layer(_ index: Int, in network: NetworkConfiguration) -> [any Layer] {
    let stride = index == 0 ? stride : 1
    let hasBias = hasBias && network.hiddenBias
    switch kind {
    case .linear: return [Linear(size, hasBias: hasBias)] + followers(in: network, ofImage: false)
    case .convolution:
      let map = Convolution(
        size,
        kernel: kernel,
        stride: stride,
        padding: padding,
        hasBias: hasBias
      )
      return [map] + followers(in: network, ofImage: true)
    case .pooling: return [Pooling(.max, size, stride: stride)]
    case .averaging: return [Pooling(.average, size, stride: stride)]
    case .mean: return [GlobalMean()]
    case .block:
      return [
        Residual(
          size,
          stride: stride,
          normalization: network.normalization,
          activation: network.activation,
          shortcut: network.shortcut,
          branchScale: network.branchScale,
          isPreactivated: network.isPreactivated,
          hasBias: hasBias,
          order: order
        )
      ]
    }
  }

  /// Normalisation, activation and dropout; of an image whole channels are dropped where the network says so.
  private func followers(in network: NetworkConfiguration, ofImage: Bool) -> [any Layer] {
    var layers: [any Layer] = []
    if isNormalized, let method = network.normalization.method { layers.append(method) }
    if isActivated { layers.append(network.activation) }
    if ofImage, network.channelDropout != 0 {
      layers.append(ChannelDropout(network.channelDropout))
    } else if network.dropout != 0 {
      layers.append(Dropout(network.dropout))
    }
    return layers
  }
}
