internal import Faults
internal import TemplateEngine

/// Whether the text says which figure and which table it speaks of: `[](#figure-NAME)` in the same section.
enum TemplateMentions {
  /// A figure, or a table with an id, that a text shows.
  private struct Shown {
    var id: String
    var line: TemplateLine
  }

  /// The figures and tables that the text of their section never refers to, in the order of the text.
  ///
  /// A section ends at the next heading of the levels 1 to 3; a table without an id cannot be referred to.
  ///
  /// - Parameter lines: The text with its values filled in.
  /// - Returns: A fault each, with its place.
  static func advice(on lines: [TemplateLine]) -> [Fault] {
    var found: [Fault] = []
    var shown: [Shown] = []
    var mentioned: Set<String> = []
    var isCode = false
    func endSection() {
      found += shown.filter { !mentioned.contains($0.id) }.map { fault(of: $0) }
      shown = []
      mentioned = []
    }
    for line in lines {
      let text = line.text
      if text.hasPrefix("```") || text.hasPrefix("~~~") { isCode.toggle() }
      if isCode { continue }
      if text.wholeMatch(of: /#{1,3} .*/) != nil { endSection() }
      if let figure = text.firstMatch(of: /^!\[.*\]\(figures\/([^)\s]+)\.svg/) {
        shown.append(Shown(id: "figure-\(figure.1)", line: line))
      } else if let picture = text.firstMatch(of: /^!\[.*\]\(pictures\/([^)\s]+)\.[a-zA-Z]+/) {
        shown.append(Shown(id: "figure-\(picture.1)", line: line))
      } else if let table = text.firstMatch(of: /^Table: .*\{#(table-[^\s}]+)\}\s*$/) {
        shown.append(Shown(id: String(table.1), line: line))
      } else {
        for link in text.matches(of: /\]\(#((?:figure|table)-[^)\s]+)\)/) {
          mentioned.insert(String(link.1).replacing("\\_", with: "_"))
        }
      }
    }
    endSection()
    return found
  }

  private static func fault(of shown: Shown) -> Fault {
    Fault(
      shown.line.place(column: 1),
      "the text of this section never refers to #\(shown.id)",
      hint: "Say near it what it shows: `[](#\(shown.id))` becomes its number."
    )
  }
}
