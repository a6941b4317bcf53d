public import Faults
public import Foundation
internal import YAML

/// What `golden.yaml` beside the references says of single pictures.
public struct GoldenSettings: Sendable, Hashable {
  /// What is said of a picture, or of all; what is left out is as the command says.
  public struct Picture: Sendable, Hashable {
    /// Pixels that differ by no more than this on a channel from 0 to 255 count as equal.
    public var tolerance: Int?
    /// The largest share of pixels that may differ by more, from 0 to 1.
    public var pixels: Double?
    /// The most pixels in a window of 16 x 16 that may differ strongly.
    public var window: Int?
    /// The places that do not count.
    public var masks: [PixelBox] = []
    /// Other references that will do, as paths below the folder of references.
    public var accepted: [String] = []

    /// Creates settings that say nothing.
    public init() {}
  }

  /// The name of the file.
  public static let fileName = "golden.yaml"
  /// The name that stands for all pictures.
  static let all = "*"

  /// The settings, by the name of the picture.
  public private(set) var pictures: [String: Picture] = [:]
  /// Where each of them stands, for messages.
  private var positions: [String: Fault.Position] = [:]

  /// Creates settings without any.
  public init() {}

  /// The settings that a file holds.
  ///
  ///     pictures:
  ///       "*": { tolerance: 2 }            # all of them
  ///       loss.png:
  ///         pixels: 0.003                  # a share
  ///         window: 8
  ///         masks: [{ x: 0, y: 0, width: 120, height: 20 }]
  ///         accepted: [loss-cairo-1.18.png]
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  /// - Throws: ``Faults`` with line and column: all mistakes.
  public init(reading bytes: Data, file: String) throws(Faults) {
    let (root, slips) = try YAMLValue.reading(all: bytes, file: file)
    var faults = FaultCollector()
    faults.add(slips)
    if let root {
      let entries = faults.collect { () throws(Fault) in
        try FieldReader(root, file: file, path: "golden.yaml", known: ["pictures"]).entries(
          "pictures"
        )
      }
      for entry in entries ?? [] {
        pictures[entry.key] = faults.collect { () throws(Fault) in try Self.picture(entry, file) }
        positions[entry.key] = entry.position
      }
    }
    try faults.check()
  }

  private static func picture(_ entry: YAMLValue.Entry, _ file: String) throws(Fault) -> Picture {
    let reader = try FieldReader(
      entry.value,
      file: file,
      path: "pictures.\(entry.key)",
      known: ["tolerance", "pixels", "window", "masks", "accepted"]
    )
    var picture = Picture()
    if reader.has("tolerance") { picture.tolerance = try reader.integer("tolerance", in: 0...255) }
    if reader.has("window") { picture.window = try reader.integer("window", in: 0...256) }
    if reader.has("pixels") {
      picture.pixels = try reader.number(
        "pixels",
        where: { (0...1).contains($0) },
        expected: "a share from 0 to 1"
      )
    }
    if reader.has("masks") {
      for (index, value) in try reader.list("masks").enumerated() {
        let mask = try FieldReader(
          value,
          file: file,
          path: "pictures.\(entry.key).masks[\(index)]",
          known: ["x", "y", "width", "height"]
        )
        picture.masks.append(
          PixelBox(
            x: try mask.integer("x", in: 0...1_000_000),
            y: try mask.integer("y", in: 0...1_000_000),
            width: try mask.integer("width", in: 1...1_000_000),
            height: try mask.integer("height", in: 1...1_000_000)
          )
        )
      }
    }
    if reader.has("accepted") {
      if entry.key == all {
        throw reader.error(
          "\(all) has no pictures that will do (got accepted)",
          at: try reader.required("accepted").position,
          hint: "Name the picture that they are of."
        )
      }
      picture.accepted = try reader.words("accepted").map(\.0)
    }
    return picture
  }

  /// What is said of a picture: its own settings, then those of all; the masks of both.
  public subscript(name: String) -> Picture {
    let common = pictures[Self.all] ?? Picture()
    var own = pictures[name] ?? Picture()
    own.tolerance = own.tolerance ?? common.tolerance
    own.pixels = own.pixels ?? common.pixels
    own.window = own.window ?? common.window
    own.masks += common.masks
    return own
  }

  /// Refuses settings of pictures that nobody has: a mistyped name would leave a picture without them.
  ///
  /// - Parameters:
  ///   - known: The names of the pictures and of the references.
  ///   - file: The path of the file, for messages.
  /// - Throws: ``Faults`` at the names.
  public func checkNames(among known: Set<String>, file: String) throws(Faults) {
    var faults = FaultCollector()
    func check(_ name: String, _ owner: String, _ words: String) {
      guard !known.contains(name) else { return }
      let nearest = Spelling.nearest(to: name, among: known.sorted())
      faults.add(
        Fault(
          file: file,
          at: positions[owner],
          "\(words) (got \"\(name)\")",
          hint: nearest.map { "Did you mean \"\($0)\"?" }
            ?? "Name pictures by their paths below the folder, or `\"*\"` for all."
        )
      )
    }
    for (name, picture) in pictures.sorted(by: { $0.key < $1.key }) {
      if name != Self.all { check(name, name, "there is neither such a picture nor a reference") }
      for other in picture.accepted { check(other, name, "there is no such reference") }
    }
    try faults.check()
  }
}

extension Tolerance {
  /// The tolerance with what a file says of a picture in its place.
  public func replacing(_ settings: GoldenSettings.Picture) -> Tolerance {
    Tolerance(
      channel: settings.tolerance ?? channel,
      share: settings.pixels ?? share,
      window: settings.window ?? window,
      localMean: localMean
    )
  }
}
