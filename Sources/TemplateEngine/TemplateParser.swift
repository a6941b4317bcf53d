internal import Faults

/// Makes a tree of a template and its partials, and collects what is wrong with their tags.
struct TemplateParser {
  /// Thrown after a fault that makes no sense of what follows.
  struct Stop: Error {}

  private let partials: [String: TemplateFile]
  private let allowsInlinePartials: Bool
  private(set) var faults: [Fault] = []
  private var byteCount = 0
  private var tagCount = 0
  /// The sections that are open, in all texts that are being read.
  private var depth = 0

  init(partials: [String: TemplateFile], allowsInlinePartials: Bool) {
    self.partials = partials
    self.allowsInlinePartials = allowsInlinePartials
  }

  /// The tree of a text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - indentation: What is put before each line that is not empty.
  ///   - including: The partials that it is part of, the outermost first.
  /// - Returns: The parts of the text, those of its partials in their places.
  /// - Throws: ``Stop`` once what follows makes no sense; ``faults`` say why.
  mutating func nodes(
    of source: TemplateFile,
    indentation: String = "",
    including: [String] = []
  ) throws(Stop) -> [TemplateNode] {
    let source = try indented(source, by: indentation)
    var nodes: [TemplateNode] = []
    var open: [(tag: TemplateTag, before: [TemplateNode])] = []
    for piece in TemplateScanner.pieces(of: source, margin: indentation.utf8.count) {
      switch piece {
      case .fault(let fault): faults.append(fault)
      case .text(let text, let place): nodes.append(.text(text, place))
      case .tag(let tag, let indentation):
        try count(tag)
        switch tag.kind {
        case .value, .raw: nodes.append(.value(tag))
        case .section, .inverted:
          try begin(tag)
          open.append((tag, nodes))
          nodes = []
        case .end:
          guard let section = open.popLast() else {
            addUnopened(tag)
            continue
          }
          try end(section.tag, with: tag)
          nodes = section.before + [.section(section.tag, nodes)]
        case .comment: break
        case .partial: nodes += try partial(tag, indentation: indentation, including: including)
        }
      }
    }
    for (tag, _) in open {
      depth -= 1
      add(
        at: tag,
        "a section does not end (got \(tag.text))",
        hint: "Write `{{/\(tag.name)}}` where it ends."
      )
    }
    return nodes
  }

  private mutating func add(at tag: TemplateTag, _ message: String, hint: String) {
    faults.append(Fault(tag.place, message, hint: hint))
  }

  // MARK: Budgets

  private mutating func indented(
    _ source: TemplateFile,
    by indentation: String
  ) throws(Stop) -> TemplateFile {
    let newline = UInt8(ascii: "\n")
    let lineCount = source.text.utf8.count { $0 == newline } + 1
    let room = TemplateLimits.textByteCount - byteCount
    // An empty text counts too: empty partials in one another would be read for ever.
    byteCount += source.text.utf8.count + 1 + lineCount * indentation.utf8.count
    guard byteCount <= TemplateLimits.textByteCount else {
      let line = source.text.utf8.prefix(room).count { $0 == newline } + 1
      faults.append(
        Fault(
          TemplatePlace(file: source.file, line: line, column: 1),
          "the template is too long (got more than \(TemplateLimits.textByteCount) bytes with its partials)",
          hint: "Move tables of data into files of their own."
        )
      )
      throw Stop()
    }
    guard !indentation.isEmpty else { return source }
    let lines = source.text.utf8.split(separator: newline, omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : indentation + String(Substring($0)) }
    return TemplateFile(text: lines.joined(separator: "\n"), file: source.file)
  }

  private mutating func count(_ tag: TemplateTag) throws(Stop) {
    // Those of partials are bounded by the length of the text.
    tagCount += tag.kind == .partial ? 0 : 1
    guard tagCount > TemplateLimits.tags else { return }
    add(
      at: tag,
      "the template has too many tags (got more than \(TemplateLimits.tags))",
      hint: "Move tables of data into files of their own."
    )
    throw Stop()
  }

  // MARK: Sections

  private mutating func begin(_ tag: TemplateTag) throws(Stop) {
    depth += 1
    guard depth > TemplateLimits.sectionDepth else { return }
    add(
      at: tag,
      "sections are nested too deeply (got more than \(TemplateLimits.sectionDepth) levels)",
      hint: "Take sections out of one another."
    )
    throw Stop()
  }

  private mutating func addUnopened(_ tag: TemplateTag) {
    add(
      at: tag,
      "a section ends that has not begun (got \(tag.text))",
      hint: "Remove it, or write `{{#\(tag.name)}}` where it begins."
    )
  }

  private mutating func end(_ start: TemplateTag, with tag: TemplateTag) throws(Stop) {
    depth -= 1
    guard start.name != tag.name else { return }
    add(
      at: tag,
      "a section ends under another name than it began (got \(tag.name), expected "
        + "\(start.name) of line \(start.place.line))",
      hint: "Every `{{#name}}` needs its `{{/name}}`."
    )
    // What follows cannot be told from what is wrong here.
    throw Stop()
  }

  // MARK: Partials

  private mutating func partial(
    _ tag: TemplateTag,
    indentation: String,
    including: [String]
  ) throws(Stop) -> [TemplateNode] {
    let chain = including + [tag.name]
    if !tag.isStandalone, !allowsInlinePartials {
      add(
        at: tag,
        "a partial does not stand on a line of its own",
        hint: "Write `{{> NAME}}` alone on its line."
      )
    } else if including.contains(tag.name) {
      add(
        at: tag,
        "the partial \"\(tag.name)\" includes itself (\(chain.joined(separator: " > ")))",
        hint: "Remove one of the tags."
      )
    } else if chain.count > TemplateLimits.partialDepth {
      add(
        at: tag,
        "partials are nested too deeply (got more than \(TemplateLimits.partialDepth) levels)",
        hint: "Take partials out of one another."
      )
    } else if let source = partials[tag.name] {
      return try nodes(of: source, indentation: indentation, including: chain)
    } else {
      let known = partials.keys.sorted().joined(separator: ", ")
      add(
        at: tag,
        "there is no partial \"\(tag.name)\"",
        hint: known.isEmpty
          ? "Put its text into \(tag.name).md beside the template."
          : "Partials beside the template: \(known)."
      )
    }
    return []
  }
}
