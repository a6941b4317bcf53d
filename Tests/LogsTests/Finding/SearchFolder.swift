import Faults
import Foundation

@testable import Logs

/// A folder of made-up logs that is removed after the test, with two formats that are recognised by their first line.
final class SearchFolder {
  let path: String

  init(_ files: [String: String]) {
    path = NSTemporaryDirectory() + "logs-" + UUID().uuidString
    for (name, text) in files { add(name, text) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func add(_ name: String, _ text: String) {
    let file = path + "/" + name
    try? FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent,
      withIntermediateDirectories: true
    )
    try? Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  /// Searches below the folder.
  func search(_ arguments: String..., groups: [String?] = []) -> LogSearch {
    LogSearch(
      arguments.enumerated().map { index, argument in
        .init(group: index < groups.count ? groups[index] : nil, path: path + "/" + argument)
      },
      formats: [Self.folders, Self.words, Self.numbers, Self.refused]
    )
  }

  /// The paths of runs below the folder.
  func paths(_ search: LogSearch) -> [String] {
    search.runs.map { String($0.source.dropFirst(path.count + 1)) }
  }

  static let words = format("words", title: "Words")
  static let numbers = format("numbers", title: "Numbers")

  /// A file whose first line is the name of the format; `damaged` on the second line is a fault, every other line a run.
  private static func format(_ name: String, title: String) -> LogFormat {
    LogFormat(
      name,
      title: title,
      .file(recognises: { SearchFolder.lines($0.head).first == name }) { file throws(Fault) in
        let lines = SearchFolder.lines(file.head).dropFirst()
        if lines.first == "damaged" { throw Fault(file: file.path, "is damaged") }
        return lines.map { line in
          LoggedRun(
            source: lines.count == 1 ? file.path : "\(file.path): \(line)",
            format: name,
            settings: ["line": Setting(line), "seed": Setting(7)],
            series: [LoggedSeries(name: "a", split: .validation, metric: "a")]
          )
        }
      }
    )
  }

  /// A folder with files `part…`.
  static let folders = LogFormat(
    "parts",
    title: "Parts",
    .folder(recognises: { $0.files.contains { $0.hasPrefix("part") } }) { folder throws(Fault) in
      [LoggedRun(source: folder.path, format: "parts")]
    },
    parts: { _ in ["train", "metrics"] }
  )

  static let refused = LogFormat(
    "weights",
    title: "Weights",
    .refused(
      recognises: { SearchFolder.lines($0.head).first == "weights" },
      message: "holds weights",
      hint: "Name the log."
    )
  )

  private static func lines(_ bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
