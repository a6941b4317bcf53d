internal import Models

/// How names and numbers of models are read.
extension FieldReader {
  /// A name that is one of some.
  func name(_ key: String, among known: [String]) throws(ExperimentError) -> String {
    let text = try text(key)
    guard known.contains(text) else {
      throw unknown(text, key, known: known, at: try required(key).position)
    }
    return text
  }

  /// A number within a limit; a message names the `words` that may stand in its place.
  func number(
    _ key: String,
    _ limit: Limit,
    default fallback: Double? = nil,
    or words: String? = nil
  ) throws(ExperimentError) -> Double {
    try number(
      key,
      where: limit.allows,
      expected: limit.words + (words.map { ", or \($0)" } ?? ""),
      default: fallback
    )
  }

  /// The fault of a model that stands somewhere in the file.
  func error(_ fault: TrainingError, at position: ExperimentError.Position) -> ExperimentError {
    error(fault.message, at: position, hint: fault.hint)
  }
}
