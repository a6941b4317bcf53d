/// Where the fields of a value stand in the file that it was read from: for messages, and no part of the value.
///
/// All places are equal: a value is the same wherever its file has it.
public struct FieldPlaces: Sendable, Hashable {
  /// The file.
  public var file: String?
  /// The place of each field's value, by the path of its keys: `networks.plain.layers`.
  public var positions: [String: Fault.Position]

  /// Creates places; those of a value that is not from a file are none.
  public init(file: String? = nil, positions: [String: Fault.Position] = [:]) {
    self.file = file
    self.positions = positions
  }

  /// A fault at the first of some fields that the file has.
  public func fault(
    _ kind: Fault.Kind = .invalid,
    at fields: [String],
    _ message: String,
    hint: String
  ) -> Fault {
    let position = fields.lazy.compactMap { positions[$0] }.first
    return Fault(kind, file: file, at: position, message, hint: hint).about(.wrongValue)
  }

  /// The places of what lies below a key.
  public func below(_ key: String) -> FieldPlaces {
    let prefix = key + "."
    return FieldPlaces(
      file: file,
      positions: positions.reduce(into: [:]) { found, entry in
        if entry.key == key { found[""] = entry.value }
        if entry.key.hasPrefix(prefix) {
          found[String(entry.key.dropFirst(prefix.count))] = entry.value
        }
      }
    )
  }

  /// True: where something stands is no part of it.
  public static func == (_: FieldPlaces, _: FieldPlaces) -> Bool { true }

  /// Adds nothing.
  public func hash(into _: inout Hasher) {}
}
