import ExperimentSamples
import Foundation
import FoundationXML
import Markup
import Models
import Testing

@testable import Reporting

/// Names that would be markup somewhere come out as those very names everywhere.
@Suite struct HostileNamesTests {
  static let names = [
    "a | b", "*a* _b_ `c` ~~d~~", "<script>alert(1)</script>",
    "\"\u{301} onmouseover=alert(1) x=\"",
    "<\u{301}b>'\u{FE0F}&amp;", "{{report.date}} {{{x}}}", "$`x`$ \\frac", "# no heading",
    "</style><img src=x>",
    "![i](http://x/y.png) [l](javascript:x)", "שלום עולם", "تطبيع 0.5", "]]> --> <!-- ",
  ]

  /// The names of tags and the text of an XML document, as a parser sees them.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: Set<String> = []
    var attributes: Set<String> = []
    var text = ""

    func parser(
      _ parser: XMLParser,
      didStartElement name: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.insert(name)
      self.attributes.formUnion(attributes.keys)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }

  private func read(_ xml: String) throws -> Reader {
    let reader = Reader()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader
  }

  /// A text as Pango and browsers show it: runs of white space are one space.
  private func shown(_ text: some StringProtocol) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(arguments: names)
  func aNameStaysAName(_ name: String) throws {
    let report = try Report(
      of: try FrozenResults.named(name),
      template: .builtIn("generic"),
      formats: [.html, .md, .pdf],
      environment: FrozenResults.environment
    )
    func text(_ path: String) throws -> String {
      String(decoding: try #require(report.files[path]), as: UTF8.self)
    }

    // Markdown: read back, the heading and the row of a table are the name; a cell that broke out would move the others.
    let lines = try text("report.md").split(separator: "\n")
    let heading = try Document(markdown: String(try #require(lines.first)))
    #expect(heading.title.map(shown) == shown(name))
    let rows = lines.drop { !$0.hasPrefix("| Network | Training loss") }.prefix(3).joined(
      separator: "\n"
    )
    guard case .table(let table) = try Document(markdown: rows).blocks.first else {
      Issue.record("There is no table of the study.")
      return
    }
    #expect(shown(table.rows[0][0].plainText) == shown(name))
    #expect(table.rows[0][5].plainText.hasSuffix("%"))

    // HTML: its elements as XML, in which a broken-out tag or attribute would show.
    let html = try text("report.html")
    let body = try #require(html.firstRange(of: "<h1")).lowerBound
    let end = try #require(html.firstRange(of: "</main>")).lowerBound
    let reader = try read("<main>" + html[body..<end].replacing("&nbsp;", with: " ") + "</main>")
    #expect(shown(reader.text).contains(shown(name)))
    #expect(reader.elements.isDisjoint(with: ["script", "img", "iframe", "style"]))
    #expect(!reader.attributes.contains { $0.hasPrefix("on") })
    let head = html[..<body]
    #expect(head.split(separator: "<script").count == 2 && !head.contains("<img"))

    // SVG: the title is the text, the elements are those of any figure.
    let figure = try read(try text("figures/curves.svg"))
    #expect(figure.elements.isDisjoint(with: ["script", "image", "foreignObject", "a"]))

    // The document that becomes the PDF is the one that becomes the HTML; the file is written.
    #expect(try #require(report.files["report.pdf"]).starts(with: Array("%PDF-1.".utf8)))

    // CSV: a quoted field, read back.
    let claims = try text("data/claims.csv")
    #expect(claims.contains(name.replacing("\"", with: "\"\"")))
  }
}
