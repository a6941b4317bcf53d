public import Faults
public import YAML

extension FieldReader {
  /// A name that is one of some.
  ///
  /// - Throws: `Fault` with those that there are.
  public func name(_ key: String, among known: [String]) throws(Fault) -> String {
    let text = try text(key)
    guard known.contains(text) else {
      throw unknown(text, key, known: known, at: try required(key).position)
    }
    return text
  }

  /// A number within a limit; a message names the `words` that may stand in its place.
  ///
  /// - Throws: `Fault` with the numbers that there are.
  public func number(
    _ key: String,
    _ limit: Limit,
    default fallback: Double? = nil,
    or words: String? = nil
  ) throws(Fault) -> Double {
    try number(
      key,
      where: limit.allows,
      expected: limit.words + (words.map { ", or \($0)" } ?? ""),
      default: fallback
    )
  }
}
