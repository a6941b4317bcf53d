internal import Faults

extension DocumentReader {
  /// Reads a line of text.
  ///
  /// A code span between two `$` is a formula.
  mutating func inlines(_ nodes: [SourceNode]) throws(Fault) -> [Inline] {
    let nodes = nodes.withFormulas
    var result: [Inline] = []
    var followsFormula = false
    for (index, node) in nodes.enumerated() {
      let closesFormula = followsFormula
      followsFormula = false
      switch node.kind {
      case .text(var text):
        if closesFormula { text.unicodeScalars.removeFirst() }
        try checkShortNames(in: text, at: node.position)
        append(text, to: &result)
      case .code(let code):
        if endsWithDollar(result), index + 1 < nodes.count,
          case .text(let next) = nodes[index + 1].kind, next.unicodeScalars.first == "$"
        {
          removeDollar(from: &result)
          result.append(.math(try math(code, at: node.position), source: code))
          followsFormula = true
        } else {
          result.append(.code(code))
        }
      case .emphasis: result.append(.emphasis(try inlines(node.children)))
      case .strong: result.append(.strong(try inlines(node.children)))
      case .struck: result.append(.struck(try inlines(node.children)))
      case .noteReference(let number):
        result.append(.note(number, reference: noteReferences[number, default: 0]))
        noteReferences[number, default: 0] += 1
      case .formula(let formula, isDisplayed: false):
        result.append(.math(try dollarMath(formula, at: node.position), source: formula))
      case .formula(_, isDisplayed: true):
        throw Fault(
          at: node.position,
          "a formula between $$ stands inside a text",
          hint: "Put it into a paragraph of its own, or write $x$ for a formula in the line."
        )
      case .softBreak: result.append(.softBreak)
      case .lineBreak: result.append(.lineBreak)
      case .link(let destination, let title):
        try check(destination, title: title, at: node.position)
        try checkWords(node, destination)
        result.append(.link(destination: destination, content: try inlines(node.children)))
      case .image:
        throw Fault(
          at: node.position,
          "a picture stands inside a text",
          hint:
            "Put ![alternative text](figures/NAME.svg \"Caption.\") into a paragraph of its own."
        )
      case .rawInline:
        throw rawHTML(at: node.position)
      case .document, .heading, .paragraph, .codeBlock, .rawBlock, .list, .item, .task, .note,
        .quote, .thematicBreak, .table, .tableHeader, .tableRow, .tableCell:
        preconditionFailure("cmark puts only inlines into inlines.")
      }
    }
    return result
  }

  /// cmark splits text where a mark could have been; it is joined here.
  private func append(_ text: String, to result: inout [Inline]) {
    guard !text.isEmpty else { return }
    if case .text(let before) = result.last {
      result[result.count - 1] = .text(Self.tied(before + text))
    } else {
      result.append(.text(Self.tied(text)))
    }
  }

  /// No line ends between a number and its sign, or within "n = 7".
  private static func tied(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "=") }) else {
      return text
    }
    return text.replacing(" %", with: "\u{A0}%").replacing(" n = ", with: " n\u{A0}=\u{A0}")
  }

  private func endsWithDollar(_ inlines: [Inline]) -> Bool {
    guard case .text(let text) = inlines.last else { return false }
    return text.unicodeScalars.last == "$"
  }

  private func removeDollar(from inlines: inout [Inline]) {
    guard case .text(var text) = inlines.popLast() else { return }
    text.unicodeScalars.removeLast()
    append(text, to: &inlines)
  }

  /// A formula between dollar signs, of which one may have been meant as a sign of money.
  private func dollarMath(
    _ formula: String,
    at position: SourceNode.Position
  ) throws(Fault) -> Math {
    do {
      return try math(formula, at: position)
    } catch {
      var fault = error
      let advice = "For a dollar sign write \\$."
      fault.hint = fault.hint.map { "\($0) \(advice)" } ?? advice
      throw fault
    }
  }

  /// Refuses `:smile:`, which GitHub shows as a picture and nothing else does.
  private func checkShortNames(
    in text: String,
    at position: SourceNode.Position
  ) throws(Fault) {
    guard text.utf8.count(where: { $0 == UInt8(ascii: ":") }) > 1,
      let name = text.firstMatch(of: /(?:^|\s)(:[a-z][a-z0-9_+\-]+:)(?=$|[\s.,;!?)])/)
    else { return }
    let bytes = text.utf8.distance(from: text.startIndex, to: name.output.1.startIndex)
    throw Fault(
      at: position.advanced(by: bytes),
      "the short name of an emoji is not shown in every edition (got \(name.output.1))",
      hint: "Write the character itself, or put the name between backticks."
    )
  }

  func math(
    _ formula: String,
    at position: SourceNode.Position
  ) throws(Fault) -> Math {
    do {
      return try Math(tex: formula)
    } catch {
      guard let place = error.position else { throw error.coded(.formula) }
      let lines = formula.split(separator: "\n", omittingEmptySubsequences: false)
      let bytes = lines[place.line - 1].unicodeScalars.prefix(place.column - 1)
        .reduce(0) { $0 + UTF8.width($1) }
      throw Fault(
        at: SourceNode.Position(
          line: position.line + place.line - 1,
          column: position.column + bytes
        ),
        error.message,
        hint: error.hint
      ).coded(.formula)
    }
  }

  /// A link without words is read by its number, so that it must lead to what has one.
  private func checkWords(_ link: SourceNode, _ destination: String) throws(Fault) {
    guard link.children.isEmpty, !destination.hasPrefix("#figure-"),
      !destination.hasPrefix("#table-")
    else { return }
    throw Fault(
      at: link.position,
      "a link has no words (got \(destination))",
      hint: "Only links to figures and tables, [](#figure-NAME), are named by the program."
    )
  }

  /// Links are let through by a list of what is allowed, never by a list of what is not.
  private mutating func check(
    _ destination: String,
    title: String,
    at position: SourceNode.Position
  ) throws(Fault) {
    guard title.isEmpty else {
      throw Fault(
        at: position,
        "the title of a link is not shown (got \(title))",
        hint: "Say it in the text."
      )
    }
    if destination.utf8.first == UInt8(ascii: "#") {
      references.append((String(destination.unicodeScalars.dropFirst()), position))
      return
    }
    let start = destination.lowercased()
    let isAllowed = ["https://", "http://", "mailto:"].contains {
      start.unicodeScalars.starts(with: $0.unicodeScalars)
    }
    let isClean = destination.unicodeScalars.allSatisfy {
      !$0.properties.isWhitespace && $0.properties.generalCategory != .control
    }
    guard isAllowed && isClean else {
      throw Fault(
        at: position,
        "this link is not allowed (got \(destination))",
        hint: "Link to #id, https, http or mailto."
      )
    }
  }
}
