import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// What an XML parser reads in a fragment: its elements, attributes and text, without the fragment's own marks.
struct XMLFragment {
  /// The fragment is not well-formed.
  struct Malformed: Error {
    var line: Int
    var fragment: String
  }

  private(set) var elements: [String] = []
  private(set) var attributes: [String] = []
  private(set) var text = ""

  init(_ fragment: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data("<body>\(fragment)</body>".utf8))
    parser.delegate = reader
    guard parser.parse() else {
      throw Malformed(line: parser.lineNumber, fragment: fragment)
    }
    elements = Array(reader.elements.dropFirst())
    attributes = reader.attributes
    text = reader.text
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [String] = []
    var attributes: [String] = []
    var text = ""

    func parser(
      _ parser: XMLParser,
      didStartElement elementName: String,
      namespaceURI: String?,
      qualifiedName: String?,
      attributes: [String: String]
    ) {
      elements.append(elementName)
      self.attributes += attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
  }
}
