internal import Notation

/// The outcome of a report in few words: how many claims have which verdict, and each claim with what it rests on.
///
/// For terminals, for programs that read a terminal, and for the summary of a job: at most so many bytes, whatever the
/// report has.
public struct ClaimsDigest: Sendable, Hashable {
  /// One claim, or one of its parts.
  struct Row: Sendable, Hashable {
    var id: String
    var statement: String
    var verdict: String
    /// Whether it is about the world: identities, controls and checks of theory are counted apart.
    var isFinding: Bool
    /// The effect with its interval and the number of runs, or how the parts ended; empty for none.
    var finding: String
    /// What an earlier report said; nil without one.
    var before: Before?
  }

  /// The most bytes of a digest.
  public static let limit = 4096

  /// The claims in the order of the report, without their parts.
  var rows: [Row]
  /// The sentence of the outcome: `7 claims: 5 supported, 2 inconclusive`.
  public let outcome: String
  /// How the verdicts differ from those of an earlier report, in a sentence; nil without one.
  public internal(set) var change: String?

  /// The digest of `data/claims.csv`; nil where the bytes are no such file.
  public init?(claimsCSV bytes: [UInt8]) {
    var lines = CSVRows.rows(String(decoding: bytes, as: UTF8.self))[...]
    guard let header = lines.popFirst(), header.starts(with: ["id", "question", "statement"]) else {
      return nil
    }
    let records = lines.map { line in
      Dictionary(zip(header, line)) { first, _ in first }
    }
    let ids = Set(records.compactMap { $0["id"] })
    // A name such as `claim.3` is a part only beside `claim`.
    let parts = Dictionary(grouping: records) { record in
      Self.parent(of: record["id"] ?? "").flatMap { ids.contains($0) ? $0 : nil }
    }
    rows = (parts[nil] ?? []).map { record in
      Row(
        id: record["id"] ?? "",
        statement: record["statement"] ?? "",
        verdict: record["verdict"] ?? "",
        isFinding: (record["role"] ?? "finding") == "finding",
        finding: Self.finding(record, parts: parts[record["id"]] ?? [])
      )
    }
    outcome = Self.outcome(of: rows)
  }

  /// The name of the claim that `claim.3` is a part of; nil for a claim.
  private static func parent(of id: String) -> String? {
    guard let dot = id.lastIndex(of: "."), Int(id[id.index(after: dot)...]) != nil else {
      return nil
    }
    return String(id[..<dot])
  }

  private static func finding(_ record: [String: String], parts: [[String: String]]) -> String {
    guard parts.isEmpty else {
      return "\(parts.count) parts: " + tally(parts.map { $0["verdict"] ?? "" })
    }
    guard let effect = number(record["effect"]) else { return "" }
    let unit = record["unit"] ?? ""
    var range = ""
    if let low = number(record["low"]), let high = number(record["high"]) {
      range = "\(Format.significant(low)) to \(Format.significant(high)), "
    }
    let count = "n = \(record["n"] ?? "?")"
    return "\(text(effect, unit)) (\(range)\(count))"
  }

  private static func number(_ text: String?) -> Double? { text.flatMap(Double.init) }

  private static func text(_ effect: Double, _ unit: String) -> String {
    switch unit {
    case "ratio": "\(Format.significant(effect)) times"
    case "percentage points": "\(effect < 0 ? "" : "+")\(Format.significant(effect)) points"
    default: "\(Format.significant(effect)) \(unit)".trimmingSpaces()
    }
  }

  private static func outcome(of rows: [Row]) -> String {
    let findings = rows.filter(\.isFinding)
    let words =
      findings.isEmpty
      ? "no claims"
      : "\(findings.count) \(findings.count == 1 ? "claim" : "claims"): "
        + tally(findings.map(\.verdict))
    let others = rows.count - findings.count
    return others == 0
      ? words : words + "; counted apart: \(others) \(others == 1 ? "check" : "checks")"
  }

  /// The verdicts in the order of the scale, each with its number.
  private static func tally(_ verdicts: [String]) -> String {
    let order = [
      "supported", "reversed", "no meaningful effect", "refuted", "inconclusive", "contested",
    ]
    let others = Set(verdicts).subtracting(order).sorted()
    return (order + others).compactMap { word in
      let count = verdicts.count { $0 == word }
      return count > 0 ? "\(count) \(word.isEmpty ? "not measured" : word)" : nil
    }.joined(separator: ", ")
  }
}

extension ClaimsDigest {
  /// The outcome and a line a claim, in columns; claims beyond the limit are counted.
  public var text: String {
    let width = rows.map { Self.shown($0).count }.max() ?? 0
    return cut(
      opening: ([outcome] + (change.map { [$0] } ?? [])).map { $0 + "\n" }.joined(),
      rows.map { row in
        let word = Self.shown(row)
        let padding = String(repeating: " ", count: width - word.count)
        let finding = row.finding.isEmpty || Self.isGone(row) ? "" : ": \(row.finding)"
        let before = row.before.map { $0 == .same ? "" : "; before: \($0.text.oneLine)" } ?? ""
        return "\(word)\(padding)  \(row.statement.oneLine)\(finding)\(before)\n"
      }
    )
  }

  /// The outcome and a table of Markdown, in which no text of the report is markup.
  ///
  /// - Parameter title: What stands in front of the outcome, such as the name of the report.
  /// - Returns: At most ``limit`` bytes.
  public func markdown(title: String) -> String {
    let head = "**\(title.plainMarkdown)**: \(outcome)\(change.map { "; \($0)" } ?? "")\n"
    guard !rows.isEmpty else { return head }
    let header =
      change == nil
      ? "\n| verdict | claim | measured |\n| --- | --- | --- |\n"
      : "\n| verdict | claim | measured | before |\n| --- | --- | --- | --- |\n"
    return cut(
      opening: head + header,
      rows.map { row in
        let cells =
          [Self.shown(row), row.statement, Self.isGone(row) ? "" : row.finding]
          + (row.before.map { [$0.text] } ?? [])
        return "| \(cells.map(\.plainMarkdown).joined(separator: " | ")) |\n"
      },
      ending: "\n"
    )
  }

  /// The word in the first column: a claim that only the earlier report has is gone.
  private static func shown(_ row: Row) -> String { isGone(row) ? "gone" : word(row) }

  private static func isGone(_ row: Row) -> Bool {
    if case .gone = row.before { true } else { false }
  }

  /// The verdict as it is spelled here: one that is missing was not measured.
  static func word(_ row: Row) -> String {
    row.verdict.isEmpty ? "not measured" : row.verdict
  }

  /// As many lines as fit, and how many did not.
  private func cut(opening: String, _ lines: [String], ending: String = "") -> String {
    // The note that something is left out has its place in any case.
    var room = Self.limit - opening.utf8.count - 80
    var kept: [String] = []
    for line in lines {
      guard line.utf8.count <= room else { break }
      room -= line.utf8.count
      kept.append(line)
    }
    let left = lines.count - kept.count
    let note = left > 0 ? "\(ending)and \(left) more, which are in the report\n" : ""
    return opening + kept.joined() + note
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
  }

  /// The text without line breaks and characters that drive a terminal.
  var oneLine: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }
      )
    )
  }

  /// The text in Markdown where nothing of it is markup, a cell's end, a name that is called or a number of an issue.
  fileprivate var plainMarkdown: String {
    oneLine.unicodeScalars.map { scalar in
      switch scalar {
      case "|", "`", "*", "_", "[", "]", "\\", "~", "$", "!": "\\\(scalar)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "@", "#": "\(scalar)\u{2060}"
      default: String(scalar)
      }
    }.joined()
  }
}
