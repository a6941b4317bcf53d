import Faults
import Notation

@testable import Logs

/// Offers a text to all formats as a search does, and reads it.
///
/// - Returns: The name of the format that took it, and the runs; nil where none did.
func readLog(_ text: String, name: String = "log") throws -> (format: String, runs: [LoggedRun])? {
  try readLog(bytes: Array(text.utf8), name: name)
}

func readLog(bytes: [UInt8], name: String = "log") throws -> (format: String, runs: [LoggedRun])? {
  let file = LogFile(name, head: bytes)
  for format in LogFormat.all {
    guard case .file(let recognises, let read) = format.source, recognises(file) else { continue }
    return (format.name, try read(file))
  }
  return nil
}

/// The one run of a text.
func readRun(_ text: String, _ format: String, name: String = "log") throws -> LoggedRun {
  guard let log = try readLog(text, name: name) else { throw Fault(.invalid, "no format") }
  guard log.format == format, log.runs.count == 1 else {
    throw Fault(.invalid, "read as \(log.format) with \(log.runs.count) runs")
  }
  return log.runs[0]
}

extension LoggedRun {
  /// A series by its name.
  subscript(name: String) -> LoggedSeries? { series.first { $0.name == name } }
  /// The words of all notes.
  var words: String { notes.map { "\($0.kind): \($0.english)" }.joined(separator: "\n") }
}

extension LogNote {
  /// The note with its English words as its only text, to be compared with a literal.
  var said: LogNote { LogNote(kind, Phrase.Literal(stringLiteral: english)) }
}

extension LoggedSeries {
  var epochs: [Double?] { points.map(\.epoch) }
  var steps: [Int?] { points.map(\.step) }
  var values: [Double] { points.map(\.value) }
}
