internal import Reporting
internal import TemplateEngine

/// A template of some bytes: its text, then each partial after a form feed, a line with the partial's name first.
struct TemplateInput {
  private let template: ReportTemplate

  init(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0x0C, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    var partials: [String: TemplateFile] = [:]
    for part in parts.dropFirst() {
      let lines = part.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(lines[0])
      partials[name] = .init(text: lines.count > 1 ? String(lines[1]) : "", file: "\(name).md")
    }
    template = ReportTemplate(text: parts[0], file: "template.md", partials: partials)
  }

  /// Checks and fills in the template.
  func run() {
    try? template.check()
    _ = template.faults(with: Self.values)
    _ = try? template.filled(with: Self.values)
  }

  /// One value of each kind, with few names, so that chance finds them.
  private static var values: [String: TemplateValue] {
    let rows = (1...3).map { TemplateValue.group(["a": .text("\($0)")]) }
    return [
      "t": .text("a *b* <c> | $ \u{301}"), "y": .flag(true), "n": .flag(false),
      "g": .group(["t": .text("# x"), "l": .list([.text("1"), .text("2")])]),
      "l": .list(rows), "e": .list([]), "d": .deferred { .text("later") },
    ]
  }
}
