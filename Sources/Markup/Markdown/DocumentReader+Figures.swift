internal import Faults

extension DocumentReader {
  mutating func figure(
    _ image: SourceNode,
    destination: String,
    endLine: Int
  ) throws(Fault) -> Figure {
    let isPicture = !destination.hasPrefix("figures/")
    let name =
      isPicture
      ? try pictureName(destination, at: image.position)
      : try figureName(destination, at: image.position)
    let alternativeText = image.plainText
    guard alternativeText.contains(where: { !$0.isWhitespace }) else {
      throw Fault(
        at: image.position,
        "figure \(name) has no alternative text",
        hint: "Say in the brackets what the picture shows, for who cannot see it."
      )
    }
    try claim("figure-\(name)", at: image.position)
    // A picture may go without a caption.
    let hasCaption = !isPicture || !image.title.isEmpty
    return Figure(
      name: name,
      picture: isPicture ? destination : nil,
      alternativeText: alternativeText,
      caption: hasCaption
        ? try caption(of: name, image, destination: destination, endLine: endLine) : []
    )
  }

  /// The name of a picture of the template's own, for links.
  private func pictureName(
    _ destination: String,
    at position: SourceNode.Position
  ) throws(Fault) -> String {
    switch pictures[destination] {
    case .usable: break
    case .refused(let message, let hint):
      throw Fault(at: position, message, hint: hint).coded(.picture)
    case nil:
      let isElsewhere = destination.contains("://") || destination.hasPrefix("data:")
      throw Fault(
        at: position,
        isElsewhere
          ? "a picture from elsewhere is not shown (got \(destination))"
          : "this is not a picture of the report (got \(destination))",
        hint: isElsewhere
          ? "Put the file beside the template: a report loads nothing."
          : "Name a figure as figures/NAME.svg, NAME of letters, digits, - and _, or a PNG or JPEG file beside the template as pictures/NAME.png."
      ).coded(.picture)
    }
    let file = destination.split(separator: "/").last ?? ""
    let stem = file.split(separator: ".").dropLast().joined(separator: ".")
    return String(
      String.UnicodeScalarView(
        stem.unicodeScalars.map { scalar in
          scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
            ? scalar : "-"
        }
      )
    )
  }

  private func figureName(
    _ destination: String,
    at position: SourceNode.Position
  ) throws(Fault) -> String {
    let prefix = "figures/"
    let suffix = ".svg"
    let name = destination.dropFirst(prefix.count).dropLast(suffix.count)
    guard destination.hasPrefix(prefix), destination.hasSuffix(suffix), !name.isEmpty,
      name.utf8.allSatisfy(isNameByte)
    else {
      throw Fault(
        at: position,
        "this is not a picture of the report (got \(destination))",
        hint: "Name a figure as figures/NAME.svg, NAME of letters, digits, - and _."
      )
    }
    return String(name)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The caption is read from the text itself, not from cmark's title: there the escapes are resolved already,
  /// and parsing it as Markdown would then take an escaped `*` for emphasis.
  private mutating func caption(
    of name: String,
    _ image: SourceNode,
    destination: String,
    endLine: Int
  ) throws(Fault) -> [Inline] {
    let malformed = Fault(
      at: image.position,
      "figure \(name) has no caption that can be read",
      hint: "Write it on one line: ![alternative text](\(destination) \"Caption.\")"
    )
    guard image.position.line == endLine else { throw malformed }
    let line = source.text(from: image.position)
    guard let target = range(of: "](\(destination) ", in: line) else { throw malformed }
    var rest = line.unicodeScalars[target.upperBound...]
    while rest.first == " " { rest = rest.dropFirst() }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { throw malformed }
    let start = rest.index(after: rest.startIndex)
    guard let end = rest.lastIndex(of: quote), end >= start else { throw malformed }
    let text = String(rest[start..<end])
    let offset = line.utf8.distance(from: line.startIndex, to: start)
    let root = try CommonMark.parse(text).moved(to: image.position.advanced(by: offset))
    guard root.children.count == 1, let paragraph = root.children.first,
      paragraph.kind == .paragraph
    else { throw malformed }
    return try inlines(paragraph.children)
  }

  private func range(of pattern: String, in text: String) -> Range<String.Index>? {
    let scalars = text.unicodeScalars
    var start = scalars.startIndex
    while start < scalars.endIndex {
      if scalars[start...].starts(with: pattern.unicodeScalars) {
        return start..<scalars.index(start, offsetBy: pattern.unicodeScalars.count)
      }
      start = scalars.index(after: start)
    }
    return nil
  }
}
