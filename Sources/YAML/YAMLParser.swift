internal import CYAML
internal import Faults

/// Reads libyaml's events into values, within limits that hold for whatever an alias stands for.
///
/// No schema is applied: `no`, `010` and `1:30` are the text that they are, and tags are refused. What an alias stands for
/// counts as if it were written out, so that no file of a few lines becomes a billion values; a key is a scalar.
struct YAMLParser: ~Copyable {
  /// How deep values may lie in one another.
  static let depthLimit = 64
  /// How many values a document may have, aliases written out.
  static let valueLimit = 100_000

  private typealias Position = Fault.Position

  /// What an alias stands for.
  private struct Anchored {
    var value: YAMLValue
    var count: Int
    var height: Int
  }

  private let file: String
  private let source: YAMLSource
  /// What is wrong although the text can be read on: keys that are there twice, tags.
  private(set) var faults: [Fault] = []
  // On the heap, because libyaml keeps pointers into it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var anchors: [String: Anchored] = [:]
  /// The values so far, aliases written out.
  private var count = 0

  private init(_ source: YAMLSource, file: String) {
    self.file = file
    self.source = source
    parser = .allocate(capacity: 1)
    let isReady = yaml_parser_initialize(parser) == 1
    precondition(isReady, "libyaml starts while there is memory.")
  }

  deinit {
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  /// The only document of a text, nil when it has none, and what is wrong although the text can be read on.
  ///
  /// - Throws: ``Fault`` with line and column.
  static func document(
    of source: YAMLSource,
    file: String
  ) throws(Fault) -> (root: YAMLValue?, faults: [Fault]) {
    var reader = YAMLParser(source, file: file)
    var result: Result<YAMLValue?, Fault> = .success(nil)
    source.bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(reader.parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(reader.parser, bytes.baseAddress, bytes.count)
      do throws(Fault) {
        result = .success(try reader.document())
      } catch {
        result = .failure(error)
      }
    }
    return (try result.get(), reader.faults)
  }

  private mutating func document() throws(Fault) -> YAMLValue? {
    var root: YAMLValue?
    while true {
      let event = try next()
      switch event.kind {
      case YAML_STREAM_END_EVENT: return root
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      case YAML_DOCUMENT_START_EVENT:
        guard root == nil else {
          throw error(
            "a second document begins here",
            at: event.position,
            hint: "Keep one; remove the line `---`."
          )
        }
        root = try value(try next(), depth: 1).value
      default: preconditionFailure("libyaml begins a document before its values.")
      }
    }
  }

  // MARK: Values

  /// The value that begins with an event, and how many levels it has.
  private mutating func value(
    _ event: YAMLEvent,
    depth: Int
  ) throws(Fault) -> (value: YAMLValue, height: Int) {
    guard depth <= Self.depthLimit else {
      throw error(
        "values lie more than \(Self.depthLimit) deep in one another",
        at: event.position,
        hint: "Five levels are enough."
      )
    }
    if let tag = event.tag {
      faults.append(
        error(
          "a tag stands here (got \(tag.prefix(60)))",
          at: event.position,
          hint: "Remove it: what a value is follows from its key."
        )
      )
    }
    let before = count
    try add(1, at: event.position)
    let content: YAMLValue.Content
    var height = 1
    switch event.kind {
    case YAML_ALIAS_EVENT: return try alias(event, depth: depth)
    case YAML_SCALAR_EVENT: content = .scalar(event.text)
    case YAML_SEQUENCE_START_EVENT: content = .sequence(try elements(depth, &height))
    case YAML_MAPPING_START_EVENT: content = .mapping(try entries(depth, &height))
    default: preconditionFailure("libyaml ends no value before it began.")
    }
    var value = YAMLValue(content: content, position: event.position)
    value.tag = event.tag
    if case .scalar("") = content { value.comment = source.comment(at: event.position) }
    if let name = event.anchor {
      anchors[name] = Anchored(value: value, count: count - before, height: height)
    }
    return (value, height)
  }

  private mutating func alias(
    _ event: YAMLEvent,
    depth: Int
  ) throws(Fault) -> (value: YAMLValue, height: Int) {
    guard let name = event.anchor, let anchored = anchors[name] else {
      throw error(
        "the alias \"\(event.anchor ?? "")\" stands for nothing before it",
        at: event.position,
        hint: "Write `&NAME` before the value that `*NAME` repeats, and not inside of it."
      )
    }
    try add(anchored.count - 1, at: event.position)
    guard depth + anchored.height - 1 <= Self.depthLimit else {
      throw error(
        "with what the alias stands for, values lie more than \(Self.depthLimit) deep in one another",
        at: event.position,
        hint: "Write the values out."
      )
    }
    // Faults are shown where the value is written.
    return (anchored.value, anchored.height)
  }

  private mutating func elements(
    _ depth: Int,
    _ height: inout Int
  ) throws(Fault) -> [YAMLValue] {
    var elements: [YAMLValue] = []
    while true {
      let event = try next()
      if event.kind == YAML_SEQUENCE_END_EVENT { return elements }
      let element = try value(event, depth: depth + 1)
      elements.append(element.value)
      height = max(height, element.height + 1)
    }
  }

  private mutating func entries(
    _ depth: Int,
    _ height: inout Int
  ) throws(Fault) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    var lines: [String: Int] = [:]
    // What `<<` brings stands behind the mapping's own keys, whichever come first in the text.
    var merged: [YAMLValue] = []
    while true {
      let event = try next()
      if event.kind == YAML_MAPPING_END_EVENT {
        try merge(merged, into: &entries)
        return entries
      }
      guard case .scalar(let key) = try value(event, depth: depth + 1).value.content else {
        throw error(
          "a key is a list or a mapping",
          at: event.position,
          hint: "Use a word as the key."
        )
      }
      let entry = try value(try next(), depth: depth + 1)
      height = max(height, entry.height + 1)
      if key == "<<" {
        merged.append(entry.value)
        continue
      }
      if let line = lines[key] {
        faults.append(
          error(
            "the key \(key) is there twice (first on line \(line))",
            at: event.position,
            hint: "Keep one of them."
          )
        )
        continue
      }
      lines[key] = event.position.line
      entries.append(.init(key: key, position: event.position, value: entry.value))
    }
  }

  /// Takes over the entries of merged mappings whose keys are not there, the first mapping's first (`<<` of YAML 1.1).
  private mutating func merge(
    _ values: [YAMLValue],
    into entries: inout [YAMLValue.Entry]
  ) throws(Fault) {
    for value in values {
      switch value.content {
      case .mapping(let others):
        // Aliases were counted when they were read.
        for other in others where !entries.contains(where: { $0.key == other.key }) {
          entries.append(other)
        }
      case .sequence(let list): try merge(list, into: &entries)
      case .scalar:
        faults.append(
          error(
            "<< merges no mapping (got \(value.kind))",
            at: value.position,
            hint: "Write `<<: *NAME` of a mapping that stands before as `key: &NAME { … }`."
          )
        )
      }
    }
  }

  private mutating func add(
    _ number: Int,
    at position: Fault.Position
  ) throws(Fault) {
    count += number
    guard count <= Self.valueLimit else {
      throw error(
        "the file holds more than \(Self.valueLimit) values",
        at: position,
        hint: "Aliases (`*name`) multiply what they stand for; write the values out."
      )
    }
  }

  // MARK: Events

  private func next() throws(Fault) -> YAMLEvent {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(event)
  }

  /// What libyaml found wrong.
  private var fault: Fault {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "out of memory"
    if state.error == YAML_READER_ERROR {
      return Fault(
        file: file,
        "is not YAML text (\(problem), at byte \(state.problem_offset))",
        hint: "Save the file as UTF-8 text."
      )
    }
    let hints = [
      "cannot start any token":
        "Indent with spaces, not tabs, and put text that begins with @ or ` in quotes.",
      "unexpected end of stream": "Close the quotation mark that stands there.",
      "expected ',' or":
        "Close each `[` with `]` and each `{` with `}`, with commas between the entries.",
      "mapping values are not allowed":
        "Put text that has a colon in quotes, and give the keys of one mapping the same indentation.",
    ]
    let hint = hints.first { problem.contains($0.key) }?.value
    // A quotation that never ends is wrong where it begins.
    let isOpen = problem.contains("unexpected end of stream")
    return error(
      "is not valid YAML (\(problem))",
      at: YAMLEvent.position(isOpen ? state.context_mark : state.problem_mark),
      hint: hint ?? "Indent with spaces, and put text with `:` or `#` in quotes."
    )
  }

  private func error(
    _ message: String,
    at position: Fault.Position,
    hint: String
  ) -> Fault {
    Fault(file: file, at: position, message, hint: hint)
  }
}

/// An event of libyaml, as a value.
private struct YAMLEvent {
  var kind: yaml_event_type_e
  var position: Fault.Position
  /// The text of a scalar.
  var text = ""
  /// The name of an anchor, or that an alias refers to.
  var anchor: String?
  var tag: String?

  init(_ event: yaml_event_t) {
    kind = event.type
    position = Self.position(event.start_mark)
    switch event.type {
    case YAML_ALIAS_EVENT: anchor = Self.string(event.data.alias.anchor)
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      text = String(
        decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length),
        as: UTF8.self
      )
      anchor = Self.string(scalar.anchor)
      tag = Self.string(scalar.tag)
    case YAML_SEQUENCE_START_EVENT:
      anchor = Self.string(event.data.sequence_start.anchor)
      tag = Self.string(event.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT:
      anchor = Self.string(event.data.mapping_start.anchor)
      tag = Self.string(event.data.mapping_start.tag)
    default: break
    }
  }

  /// Lines and columns, which libyaml counts from 0.
  static func position(_ mark: yaml_mark_t) -> Fault.Position {
    Fault.Position(line: mark.line + 1, column: mark.column + 1)
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }
}
