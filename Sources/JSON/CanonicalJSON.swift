public import Foundation

/// JSON with one spelling for each value: sorted keys in snake case, no spaces, shortest round-trip numbers.
///
/// Numbers that are not finite are the strings `nan`, `inf` and `-inf`; `Data` is Base64. The keys of dictionaries stay
/// as they are. Written and read by coders of our own, because a report reads and writes megabytes of it: Foundation's
/// with its key strategies takes about five times as long.
public enum CanonicalJSON {
  /// The bytes of a value.
  ///
  /// With `pretty`, each field and element has a line of its own.
  public static func encode(_ value: some Encodable, pretty: Bool = false) -> Data {
    Data(bytes(of: value, pretty: pretty))
  }

  /// The bytes of a value as an array; with `pretty` as they stand in so many objects and arrays.
  public static func bytes(
    of value: some Encodable,
    pretty: Bool = false,
    depth: Int = 0
  ) -> [UInt8] {
    let writer = JSONWriter(isPretty: pretty, depth: depth)
    do {
      try writer.write(value)
    } catch {
      preconditionFailure("Our values can all be spelled: \(error)")
    }
    return writer.text.bytes
  }

  /// The value that some bytes spell.
  ///
  /// - Throws: `DecodingError` when they do not.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value
  {
    try decode(type, from: Array(bytes)[...])
  }

  /// The value that some bytes of an array spell.
  ///
  /// - Throws: `DecodingError` when they do not.
  public static func decode<Value: Decodable>(
    _ type: Value.Type,
    from bytes: ArraySlice<UInt8>
  ) throws -> Value {
    try JSONReader(JSONTree(bytes)).decode(type)
  }
}
