internal import Checksums
internal import JSON
internal import Pictures

/// What is known of an approved figure without its pictures: a line of `goldens.json`.
public struct FigureRecord: Sendable, Hashable, Codable {
  /// The figure's name.
  public var name: String
  /// The width of its picture, in pixels.
  public var width: Int
  /// The height of its picture, in pixels.
  public var height: Int
  /// The SHA-256 of its scene's transcript.
  public var scene: String
  /// The SHA-256 of its pixels for every rendering that was approved, by the rendering's fingerprint.
  public var pixels: [String: String]

  /// Creates a record.
  public init(
    name: String,
    width: Int,
    height: Int,
    scene: String,
    pixels: [String: String]
  ) {
    self.name = name
    self.width = width
    self.height = height
    self.scene = scene
    self.pixels = pixels
  }

  /// The SHA-256 of a text.
  static func hash(of text: String) -> String { SHA256.hexadecimal(of: Array(text.utf8)) }

  /// The SHA-256 of a picture's size and samples: no zlib or PNG library has a say.
  static func hash(of picture: Picture) -> String {
    SHA256.hexadecimal(of: Array("\(picture.width) \(picture.height)\n".utf8) + picture.samples)
  }
}

/// The records of a folder of figures: the file `goldens.json`.
public struct FigureRecords: Sendable, Hashable, Codable {
  /// The records, by name.
  public private(set) var figures: [FigureRecord]

  /// Creates an empty list.
  public init() { figures = [] }

  /// Reads a list.
  ///
  /// - Throws: `DecodingError` if the bytes are no such list.
  public init(json: [UInt8]) throws {
    self = try CanonicalJSON.decode(Self.self, from: json[...])
    figures.sort { $0.name < $1.name }
  }

  /// The record of a figure.
  public subscript(name: String) -> FigureRecord? {
    get { figures.first { $0.name == name } }
    set {
      figures.removeAll { $0.name == name }
      if let newValue { figures.append(newValue) }
      figures.sort { $0.name < $1.name }
    }
  }

  /// The list as JSON with sorted keys, so that a change is a small difference.
  public var json: [UInt8] {
    CanonicalJSON.bytes(of: self, pretty: true) + Array("\n".utf8)
  }
}
