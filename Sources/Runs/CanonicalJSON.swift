public import Foundation

/// JSON with one spelling for each value: sorted keys in snake case, no spaces, shortest round-trip numbers.
public enum CanonicalJSON {
  /// The bytes of a value; numbers that are not finite become the strings `nan`, `inf` and `-inf`.
  public static func encode(_ value: some Encodable, pretty: Bool = false) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting =
      pretty
      ? [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
      : [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    do {
      return try encoder.encode(value)
    } catch {
      preconditionFailure("Records hold only values that JSON can spell: \(error)")
    }
  }

  /// The value that some bytes spell.
  ///
  /// - Throws: `DecodingError` when they do not.
  public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: Data) throws -> Value
  {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    return try decoder.decode(type, from: bytes)
  }
}
