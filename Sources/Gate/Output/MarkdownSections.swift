/// Parts of a page of Markdown that are whole or not there.
struct MarkdownSections {
  /// A part with the name that tells what was left out.
  private struct Section {
    var name: String
    var text: String
  }

  private var sections: [Section] = []

  /// Adds a part, which ends with a line break.
  mutating func add(_ name: String, _ text: String) {
    sections.append(Section(name: name, text: text.hasSuffix("\n") ? text : text + "\n"))
  }

  /// The parts that fit, and where not all do a sentence that says which are left out.
  ///
  /// - Parameters:
  ///   - limit: The most that all may measure.
  ///   - measure: The size of a text.
  /// - Returns: The page.
  func text(limit: Int, measure: (String) -> Int) -> String {
    let whole = sections.map(\.text).joined(separator: "\n")
    guard measure(whole) > limit else { return whole }
    // The sentence names five parts of at most 200 characters, each up to 8 units.
    var room = limit - 10_000
    var (kept, left): ([String], [String]) = ([], [])
    for section in sections {
      let size = measure(section.text) + 1
      if left.isEmpty, size <= room {
        room -= size
        kept.append(section.text)
      } else {
        left.append(section.name)
      }
    }
    let names = left.prefix(5).joined(separator: "; ") + (left.count > 5 ? "; …" : "")
    let count = "\(left.count) \(left.count == 1 ? "part does" : "parts do") not fit here"
    return (kept + ["_\(count) and are left out: \(names). The report has them all._\n"])
      .joined(separator: "\n")
  }
}
