public import Datasets

/// An entry of a network's `layers`: a number, an image, or a layer in a few words.
public enum LayerEntry: Sendable, Hashable {
  /// The number of features as the first entry, else a linear map to so many units.
  case number(Int)
  /// The shape of an image, as the first entry.
  case image(height: Int, width: Int, channels: Int)
  /// The images of the data, whatever their size, as the first entry.
  case imageOfData
  /// A layer; a linear one only where more is said of it than its units.
  case layer(LayerDescription)

  /// The largest height, width and number of channels of an image.
  static let largestSide = 4096
  /// The word for the images of the data.
  static let imageName = "image"

  /// A layer, as a number where it is no more than that.
  init(_ layer: LayerDescription) {
    self =
      layer.kind == .linear && layer.options.isEmpty ? .number(layer.size) : .layer(layer)
  }

  /// As it stands in files: `512`, `32x32x3`, `conv 16 /2`, `{ conv: 16, bias: false }`.
  public var text: String {
    switch self {
    case .number(let count): "\(count)"
    case .image(let height, let width, let channels):
      "\(height)x\(width)" + (channels == 1 ? "" : "x\(channels)")
    case .imageOfData: Self.imageName
    case .layer(let layer): layer.text
    }
  }

  /// Its words in a sentence: ``text``, without what a mapping says beside them.
  public var words: String {
    if case .layer(let layer) = self { layer.words } else { text }
  }

  /// The shape of an example whose network begins with it; nil for what no network begins with.
  ///
  /// Of the images of the data it is the largest one: what does not fit it, fits no data.
  public var exampleShape: ExampleShape? {
    switch self {
    case .number(let count): .features(count)
    case .image(let height, let width, let channels):
      .image(channels: channels, height: height, width: width)
    case .imageOfData: .image(channels: 3, height: Self.largestSide, width: Self.largestSide)
    case .layer: nil
    }
  }

  /// The layer, nil for an image; a number is a linear one.
  public var layer: LayerDescription? {
    switch self {
    case .number(let count): LayerDescription(.linear, count)
    case .image, .imageOfData: nil
    case .layer(let layer): layer
    }
  }

  /// The same layer after a change.
  public func changing(_ change: (inout LayerDescription) -> Void) -> LayerEntry {
    guard var layer else { return self }
    change(&layer)
    return LayerEntry(layer)
  }

  /// Entries of the same layers of which equal neighbours are one: `conv 8 /2, conv 8` becomes `2 conv 8 /2`.
  public static func merged(_ entries: [LayerEntry]) -> [LayerEntry] {
    entries.reduce(into: []) { merged, entry in
      guard case .layer(let layer) = entry, layer.kind.options.contains(.count),
        case .layer(var last)? = merged.last, last.kind == layer.kind
      else { return merged.append(entry) }
      var (one, other) = (last, layer)
      (one.count, other.count, one.stride) = (1, 1, 1)
      guard one == other else { return merged.append(entry) }
      last.count += layer.count
      merged[merged.count - 1] = .layer(last)
    }
  }
}

extension LayerEntry: ExpressibleByIntegerLiteral {
  /// A number.
  public init(integerLiteral count: Int) { self = .number(count) }
}

/// JSON has a number, the words, or an object of what only a mapping says.
extension LayerEntry: Codable {
  /// Writes a number, words or an object.
  public func encode(to encoder: any Encoder) throws {
    if case .layer(let layer) = self, layer.text.hasPrefix("{") {
      return try layer.encode(to: encoder)
    }
    var container = encoder.singleValueContainer()
    if case .number(let count) = self {
      try container.encode(count)
    } else {
      try container.encode(text)
    }
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let count = try? container.decode(Int.self) {
      self = .number(count)
    } else if let text = try? container.decode(String.self) {
      do throws(LayerWords.Mistake) {
        self = try LayerWords.entry(text)
      } catch {
        throw DecodingError.unknown(text, decoder.codingPath)
      }
    } else {
      self.init(try LayerDescription(from: decoder))
    }
  }
}

extension LayerDescription {
  fileprivate func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: OptionKey.self)
    for field in fields {
      let key = OptionKey(stringValue: field.key)
      if let number = Int(field.text) {
        try container.encode(number, forKey: key)
      } else if field.key == Option.bias.rawValue {
        try container.encode(false, forKey: key)
      } else {
        try container.encode(field.text, forKey: key)
      }
    }
  }

  fileprivate init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: OptionKey.self)
    let kind = Kind.allCases.first { container.contains(OptionKey(stringValue: $0.rawValue)) }
    guard let kind else { throw DecodingError.unknown("layer", decoder.codingPath) }
    self.init(kind, try container.decode(Int.self, forKey: OptionKey(stringValue: kind.rawValue)))
    for option in kind.options {
      let key = OptionKey(stringValue: option.rawValue)
      guard container.contains(key) else { continue }
      switch option {
      case .count, .kernel, .stride, .padding:
        set(option, to: try container.decode(Int.self, forKey: key))
      case .bias: hasBias = try container.decode(Bool.self, forKey: key)
      case .normalization: isNormalized = false
      case .activation: isActivated = false
      case .order:
        let name = try container.decode(String.self, forKey: key)
        guard let known = Residual.Order(rawValue: name) else {
          throw DecodingError.unknown(name, decoder.codingPath)
        }
        order = known
      }
    }
  }
}
