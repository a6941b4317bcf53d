internal import Faults

/// Goes through a template's tree with values, and makes the lines of its text.
struct TemplateFiller {
  /// Which sections stand.
  enum Sections {
    /// Those that the values choose.
    case chosen
    /// All: what can be wrong with the text whatever the values are.
    case all
  }

  /// Thrown after a fault that ends the text.
  private struct Stop: Error {}

  private let file: String
  private let sections: Sections
  private let escape: (String) -> String
  private var scopes: TemplateScopes
  private(set) var lines: [TemplateLine]
  private(set) var faults: [Fault] = []
  /// Whether there is more text than a template may make; then the only fault says so.
  private(set) var isTooLong = false
  /// The places that have a fault: sections over lists come by more than once.
  private var places: Set<String> = []
  /// How many of the sections that are open are over something absent.
  private var absentSectionCount = 0
  private var readByteCount = 0
  private var valueByteCount = 0

  /// Fills in a template.
  init(
    _ template: Template,
    with values: [String: TemplateValue],
    sections: Sections,
    escaping escape: @escaping (String) -> String
  ) {
    file = template.file
    self.sections = sections
    self.escape = escape
    scopes = TemplateScopes(values)
    let start = TemplatePlace(file: file, line: 1, column: 1)
    lines = [TemplateLine(text: "", place: start, isLiteral: false)]
    try? fill(template.nodes)
  }

  private mutating func fill(_ nodes: [TemplateNode]) throws(Stop) {
    for node in nodes {
      switch node {
      case .text(let text, let place):
        try count(read: text, at: place)
        append(text, from: place, isLiteral: true)
      case .value(let tag):
        try count(read: tag.text, at: tag.place)
        let text = text(of: tag)
        try count(value: text)
        append(tag.kind == .raw ? text : escape(text), from: tag.place, isLiteral: false)
      case .section(let tag, let inner):
        try count(read: tag.text, at: tag.place)
        try fill(tag, inner)
      }
    }
  }

  // MARK: Sections

  private mutating func fill(_ tag: TemplateTag, _ inner: [TemplateNode]) throws(Stop) {
    guard let value = value(of: tag) else {
      // Its names are told all the same.
      if sections == .all { try fill(inner) }
      return
    }
    guard tag.kind == .section else {
      if sections == .all || elements(of: value).isEmpty { try fill(inner) }
      return
    }
    let isAbsent = if case .absent = value { true } else { false }
    for element in elements(of: value) {
      scopes.enter(element)
      absentSectionCount += isAbsent ? 1 : 0
      try fill(inner)
      absentSectionCount -= isAbsent ? 1 : 0
      scopes.leave()
    }
  }

  /// What a section goes into, one after the other; nil for an element of a list that has none.
  private func elements(of value: TemplateValue) -> [TemplateValue?] {
    switch value {
    case .list(let elements): elements.isEmpty && sections == .all ? [nil] : elements
    case .absent: sections == .all ? [nil] : []
    case .flag(false) where sections == .chosen: []
    case .flag, .text, .markup, .group, .deferred: [value]
    }
  }

  // MARK: Values

  /// The value of a tag's name; nil, with a fault if it must be there, when there is none.
  private mutating func value(of tag: TemplateTag) -> TemplateValue? {
    switch scopes.lookUp(tag.path) {
    case .value(let value): return value.resolved
    case .unknown: return nil
    case .absent:
      addAbsence(of: tag)
      return nil
    case .missing(let hint):
      add(Fault(tag.place, "there is no value \"\(tag.name)\"", hint: hint))
      return nil
    }
  }

  private mutating func text(of tag: TemplateTag) -> String {
    switch value(of: tag) {
    case .text(let text): return text
    case .markup(let text):
      guard tag.kind == .value else { return text }
      add(.twoBraces(around: tag.name, at: tag.place))
    case .flag(let flag): return "\(flag)"
    case .group(let members):
      let names = members.keys.sorted().prefix(12).joined(separator: ", ")
      add(
        Fault(
          tag.place,
          "\"\(tag.name)\" is no text (got a group of names)",
          hint: "Write one of its names after a dot: \(names)."
        )
      )
    case .list:
      add(
        Fault(
          tag.place,
          "\"\(tag.name)\" is no text (got a list)",
          hint: "Write `{{#\(tag.name)}}`, what stands for each element, and `{{/\(tag.name)}}`."
        )
      )
    case .absent: addAbsence(of: tag)
    case .deferred, nil: break
    }
    return ""
  }

  /// A fault where something absent is named in a section that stands.
  private mutating func addAbsence(of tag: TemplateTag) {
    guard absentSectionCount == 0 else { return }
    add(
      Fault(
        tag.place,
        "\"\(tag.name)\" is left out this time",
        hint:
          "Let it stand within a section over what may be left out, `{{#studies.NAME}}` … `{{/studies.NAME}}`."
      )
    )
  }

  private mutating func add(_ fault: Fault) {
    guard faults.count < TemplateLimits.faults, places.insert(fault.place).inserted else { return }
    faults.append(fault)
  }

  // MARK: Budgets

  private mutating func count(read text: String, at place: TemplatePlace) throws(Stop) {
    readByteCount += text.utf8.count
    guard readByteCount > TemplateLimits.readByteCount else { return }
    try stop(
      TemplatePlace(file: place.file, line: place.line, column: 1),
      "the sections make too much text (got more than \(TemplateLimits.readByteCount) bytes)",
      hint: "Take sections over lists out of one another."
    )
  }

  private mutating func count(value: String) throws(Stop) {
    valueByteCount += value.utf8.count
    guard valueByteCount > TemplateLimits.valueByteCount else { return }
    try stop(
      TemplatePlace(file: file, line: 1, column: 1),
      "the values make too much text (got more than \(TemplateLimits.valueByteCount) bytes)",
      hint: "Show each table once."
    )
  }

  private mutating func stop(
    _ place: TemplatePlace,
    _ message: String,
    hint: String
  ) throws(Stop) {
    faults = [Fault(place, message, hint: hint)]
    isTooLong = true
    throw Stop()
  }

  // MARK: Lines

  private mutating func append(_ text: String, from place: TemplatePlace, isLiteral: Bool) {
    let parts = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index > 0 { lines.append(TemplateLine(text: "", place: place, isLiteral: false)) }
      let last = lines.count - 1
      let isFirstOfLine = lines[last].text.isEmpty
      if isFirstOfLine { lines[last].place = place }
      lines[last].isLiteral = isLiteral && isFirstOfLine && place.column <= 1
      lines[last].text += Substring(part)
    }
  }
}
