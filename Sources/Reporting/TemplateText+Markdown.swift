internal import Faults
internal import Markup

extension TemplateText {
  /// Formulas, figures and links of the text with every section shown, whatever the values say.
  func markdownFaults(with root: TemplateValue) -> [Fault] {
    var faults: [Fault] = []
    var (lines, origins) = shownText(root)
    // What is wrong with one line says nothing of the others, so that it is left out and the rest is read again.
    let byteCount = lines.reduce(1) { $0 + $1.utf8.count + 1 }
    for _ in 0..<min(50, 1 + (2 << 20) / byteCount) {
      do throws(MarkupError) {
        _ = try Document(markdown: lines.joined(separator: "\n"))
        break
      } catch let fault {
        let index = min(max(fault.line - 1, 0), lines.count - 1)
        let line = origins[index]
        let isExact = lines[index] == source.lines[line - 1].text
        faults.append(
          error(line: line, column: isExact ? fault.column : 1, fault.message, hint: fault.hint)
        )
        lines[index] = ""
      }
    }
    return faults
  }

  /// The lines of the text with each value in place and each section shown, and the line that each is from.
  private func shownText(_ root: TemplateValue) -> (lines: [String], origins: [Int]) {
    var shown = Shown(text: self)
    var scopes = TemplateScopes(root)
    shown.append(source.lines.indices, &scopes)
    return (shown.lines, shown.origins)
  }

  /// A text with its values, whatever its sections would leave out.
  private struct Shown {
    let text: TemplateText
    let tagsOfLine: [Int: [TemplateTag]]
    /// The line that ends the section which begins on a line, for the first section of each line.
    let endOfLine: [Int: Int]
    var lines: [String] = []
    var origins: [Int] = []

    init(text: TemplateText) {
      self.text = text
      tagsOfLine = Dictionary(grouping: text.tags, by: \.line)
      var open: [Int] = []
      var ends: [Int: Int] = [:]
      for tag in text.tags {
        switch tag.kind {
        case .section, .inverted: open.append(tag.line)
        // Sections end in the opposite order, so that the last one to end is the first of its line.
        case .end: if let start = open.popLast() { ends[start] = tag.line }
        case .value, .comment: break
        }
      }
      endOfLine = ends
    }

    /// Appends a stretch of lines; what stands between the tags of a list, each on a line of its own, once an element.
    mutating func append(_ range: Range<Int>, _ scopes: inout TemplateScopes) {
      var index = range.lowerBound
      while index < range.upperBound {
        if let (tag, end) = block(at: index), case .value(let value) = scopes.lookUp(tag.name),
          case .list(let elements) = value.resolved
        {
          for element in elements {
            scopes.enter(element)
            append(index + 1..<end, &scopes)
            scopes.leave()
          }
          index = end + 1
        } else {
          appendLine(index, &scopes)
          index += 1
        }
      }
    }

    /// The tag that begins a section on a line of its own, with the index of the line that ends it.
    private func block(at index: Int) -> (tag: TemplateTag, end: Int)? {
      guard let tags = tagsOfLine[index + 1], tags.count == 1, tags[0].kind == .section else {
        return nil
      }
      guard let end = endOfLine[index + 1], end - 1 > index else { return nil }
      return (tags[0], end - 1)
    }

    private mutating func appendLine(_ index: Int, _ scopes: inout TemplateScopes) {
      let tags = tagsOfLine[index + 1] ?? []
      var shown = ""
      var rest = text.source.lines[index].text[...]
      for tag in tags {
        guard let range = rest.firstRange(of: tag.text) else { continue }
        shown += rest[..<range.lowerBound]
        rest = rest[range.upperBound...]
        if tag.kind == .value {
          let value = scopes.lookUp(tag.name).text
          shown += tag.isRaw ? value : MarkdownText.escape(value)
        }
        scopes.pass(tag)
      }
      shown += rest
      // A line of section tags alone leaves none, as in Mustache.
      let isStandalone =
        !tags.isEmpty && tags.allSatisfy { $0.kind != .value }
        && shown.allSatisfy { $0 == " " || $0 == "\t" }
      if isStandalone { return }
      for part in shown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        lines.append(String(part))
        origins.append(index + 1)
      }
    }
  }
}
