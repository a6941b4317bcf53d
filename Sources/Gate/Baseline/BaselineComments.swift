internal import Faults
internal import Foundation
internal import YAML

/// The comments that somebody wrote into a baseline file, by the key that they belong to.
public struct BaselineComments: Sendable, Hashable {
  /// A comment that stands nowhere where it could be kept.
  struct Lost: Sendable, Hashable {
    var line: Int
    var text: String
  }

  /// What a comment belongs to: the keys from the root, and for a run its level and its seed.
  typealias Path = [String]

  /// Lines above a key.
  var above: [Path: [String]] = [:]
  /// The comment behind a key's value.
  var behind: [Path: String] = [:]
  /// Lines behind the last key.
  var tail: [String] = []
  /// What could not be kept.
  var lost: [Lost] = []
  /// The lines on which comments stand, for messages.
  var lines: [Path: Int] = [:]

  /// No comments.
  public init() {}

  /// The comments of a file.
  init(text: String, root: YAMLValue) {
    var places: [Int: Path] = [:]
    Self.place(root, [], &places)
    var waiting: [Lost] = []
    // The byte order mark of other systems' editors is no part of the first line.
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    for line in CommentScanner.lines(of: text) {
      if line.isContent {
        take(&waiting, above: places[line.number])
      }
      guard let comment = line.comment else { continue }
      if !line.isContent {
        waiting.append(Lost(line: line.number, text: comment))
      } else if let path = places[line.number] {
        guard BaselineWriter.explanations[path].map({ "# " + $0 }) != comment else { continue }
        behind[path] = comment
        lines[path] = line.number
      } else {
        lost.append(Lost(line: line.number, text: comment))
      }
    }
    tail = waiting.map(\.text)
  }

  private mutating func take(_ waiting: inout [Lost], above path: Path?) {
    guard !waiting.isEmpty else { return }
    if let path {
      above[path] = waiting.map(\.text).filter { $0 != BaselineWriter.header }
      lines[path] = lines[path] ?? waiting[0].line
    } else {
      lost += waiting
    }
    waiting = []
  }

  /// Which key begins on which line.
  private static func place(_ value: YAMLValue, _ path: Path, _ places: inout [Int: Path]) {
    switch value.content {
    case .scalar: break
    case .sequence(let elements):
      var twins = BaselineTwins()
      for element in elements {
        let own = path + [twins.name(identity(of: element), in: path)]
        places[element.position.line] = places[element.position.line] ?? own
        place(element, own, &places)
      }
    case .mapping(let entries):
      for entry in entries {
        let own = path + [entry.key]
        places[entry.position.line] = places[entry.position.line] ?? own
        place(entry.value, own, &places)
      }
    }
  }

  /// What an element of a list is known by: a run by level and seed, anything else by all that it says.
  private static func identity(of element: YAMLValue) -> String {
    guard case .mapping(let entries) = element.content else { return element.kind }
    func text(_ key: String) -> String? {
      guard case .scalar(let text)? = element[key]?.content else { return nil }
      return text
    }
    let level = text("level").map(GateLevel.spelled)
    if let seed = text("seed") { return identity(level: level, seed: seed) }
    if text("n") != nil { return identity(level: level, seed: nil) }
    return identity(of: entries.map { ($0.key, text($0.key) ?? "") })
  }

  /// What anything else in a list is known by: all its fields, in whatever order.
  static func identity(of fields: [(String, String)]) -> String {
    fields.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }.joined(separator: ",")
  }

  /// What a run with a seed, or the anchor of a level, is known by.
  static func identity(level: String?, seed: String?) -> String {
    "level \(level ?? "-"), seed \(seed ?? "-")"
  }
}

/// Tells apart the elements of a list that say the same.
struct BaselineTwins {
  private var counts: [BaselineComments.Path: Int] = [:]

  /// The name of an element of a list, with its number from the second on.
  mutating func name(_ identity: String, in list: BaselineComments.Path) -> String {
    counts[list + [identity], default: 0] += 1
    let count = counts[list + [identity]] ?? 1
    return count == 1 ? identity : "\(identity) (\(count))"
  }
}
