internal import Faults
internal import Foundation
internal import Notation

/// The files of a folder that no format recognised: those whose names promise a log are told of, those of one ending in one line.
struct UnknownFiles {
  private let folder: LogFolder
  private let names: [String]

  /// Takes the names of files that were offered to all formats.
  init(in folder: LogFolder, _ names: [String]) { (self.folder, self.names) = (folder, names) }

  /// A line an ending, in the order of the names.
  var notes: [LogNote] {
    var endings: [String] = []
    var told: [String: [String]] = [:]
    for name in names where promisesLog(name) {
      let ending = Self.ending(name)
      if told[ending] == nil { endings.append(ending) }
      told[ending, default: []].append(name)
    }
    return endings.map { ending in
      let names = told[ending, default: []]
      let first = LogPaths.join(folder.path, names[0])
      guard names.count > 1 else {
        return LogNote(.ignored, "\(first) was not read: it is like no log")
      }
      return LogNote(
        .ignored,
        "\(first) and \(names.count - 1, "# more file", "# more files") of the same ending beside it were not read: they are like no log"
      )
    }
  }

  /// A binary log that is damaged; nil for another file.
  static func damage(of file: LogFile) -> Fault? {
    let name = file.name.lowercased()
    guard name.hasSuffix(".wandb") || name.contains(".tfevents."), file.size > 0 else { return nil }
    return Fault(
      .invalid,
      file: file.path,
      "is named like a log and does not begin like one (got \(file.size) bytes)",
      hint: "Copy it again from where it was written; the runs beside it were read."
    )
  }

  // MARK: Names

  /// Tables and lines of JSON are logs more often than not; of other texts the name says it, or that nothing lies beside it.
  private func promisesLog(_ name: String) -> Bool {
    let ending = Self.ending(name)
    if ["csv", "tsv", "jsonl", "log"].contains(ending) { return true }
    guard ["json", "txt"].contains(ending) else { return false }
    let parts = name.dropLast(ending.count + 1).lowercased().split { !$0.isLetter }
    return parts.contains { part in Self.words.contains { part.hasPrefix($0) } }
      || folder.files == [name]
  }

  private static func ending(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  private static let words = [
    "log", "metric", "histor", "result", "scalar", "progress", "train", "eval", "loss", "score",
    "accuracy",
  ]
}
