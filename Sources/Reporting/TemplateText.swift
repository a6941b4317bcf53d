internal import Faults

/// A template's text with its partials in place, its tags, and what is wrong with them before any value is known.
struct TemplateText {
  let source: TemplateSource
  private(set) var tags: [TemplateTag] = []
  /// The faults of tags and sections, in the order of the text.
  private(set) var faults: [Fault] = []

  /// Sections within sections, deeper than anyone means, and far from the end of swift-mustache's stack.
  private static let mostDepth = 32
  /// The most tags: swift-mustache counts the whole rest of the text at each.
  private static let mostTags = 10_000
  /// The most missing names that are told.
  private static let mostMisses = 1000

  /// Reads a template.
  ///
  /// - Throws: ``Fault`` when the partials cannot be put in place.
  init(_ template: ReportTemplate) throws(Fault) {
    source = try TemplateSource(template)
    for (index, line) in source.lines.enumerated() {
      let (found, wrong) = TemplateTag.tags(in: line.text, number: index + 1)
      tags += found
      guard tags.count <= Self.mostTags else {
        throw error(
          line: index + 1,
          column: 1,
          "the template has too many tags (got more than \(Self.mostTags))",
          hint: "Move tables of data into files of their own."
        )
      }
      for fault in wrong {
        faults.append(
          error(line: index + 1, column: fault.column, fault.message, hint: fault.hint)
        )
      }
    }
    faults += sectionFaults
  }

  /// An error at a place of the whole text.
  func error(line: Int, column: Int, _ message: String, hint: String) -> Fault {
    Fault(file: source.place(line: line, column: column), message, hint: hint)
  }

  private func error(at tag: TemplateTag, _ message: String, hint: String) -> Fault {
    error(line: tag.line, column: tag.column, message, hint: hint)
  }

  private var sectionFaults: [Fault] {
    var faults: [Fault] = []
    var open: [TemplateTag] = []
    for tag in tags {
      switch tag.kind {
      case .section, .inverted:
        guard open.count < Self.mostDepth else {
          return faults + [
            error(
              at: tag,
              "sections are nested too deeply (got more than \(Self.mostDepth) levels)",
              hint: "Take sections out of one another."
            )
          ]
        }
        open.append(tag)
      case .end:
        guard let start = open.popLast() else {
          faults.append(
            error(
              at: tag,
              "a section ends that has not begun (got \(tag.text))",
              hint: "Remove it, or write `{{#\(tag.name)}}` where it begins."
            )
          )
          continue
        }
        guard start.name == tag.name else {
          // What follows cannot be told from what is wrong here.
          return faults + [
            error(
              at: tag,
              "a section ends under another name than it began (got \(tag.name), expected "
                + "\(start.name) of line \(source.lines[start.line - 1].number))",
              hint: "Every `{{#name}}` needs its `{{/name}}`."
            )
          ]
        }
      case .value, .comment: break
      }
    }
    return faults
      + open.map { tag in
        error(
          at: tag,
          "a section does not end (got \(tag.text))",
          hint: "Write `{{/\(tag.name)}}` where it ends."
        )
      }
  }

  /// All that is wrong with the text once its values are known: missing names, or else its Markdown.
  func faults(with root: TemplateValue) -> [Fault] {
    let missing = missingNames(in: root)
    guard missing.isEmpty else { return missing }
    if let fault = lengthFault(with: root) { return [fault] }
    return markdownFaults(with: root)
  }

  /// The names that the values do not have, in both branches of every section; the first thousand of them.
  func missingNames(in root: TemplateValue) -> [Fault] {
    var scopes = TemplateScopes(root)
    var missing: [Fault] = []
    for tag in tags where missing.count < Self.mostMisses {
      if tag.kind != .comment, tag.kind != .end,
        case .missing(let hint) = scopes.lookUp(tag.name)
      {
        missing.append(error(at: tag, "there is no value \"\(tag.name)\"", hint: hint))
      }
      scopes.pass(tag)
    }
    return missing
  }
}
