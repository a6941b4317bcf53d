extension [SourceNode] {
  /// The nodes of a line of text with its hidden formulas as nodes of their own (``DollarMath``).
  ///
  /// cmark knows a formula as text with line ends in it.
  var withFormulas: [SourceNode] {
    let isWithout = allSatisfy { node in
      if case .text(let text) = node.kind { !DollarMath.isHidden(in: text) } else { true }
    }
    if isWithout { return self }
    var collector = FormulaCollector()
    for node in self { collector.add(node) }
    return collector.finished()
  }
}

/// Goes through the texts of a line and puts formulas together.
private struct FormulaCollector {
  private var nodes: [SourceNode] = []
  /// What was read of the formula that is open.
  private var formula: (source: String, position: SourceNode.Position, isDisplayed: Bool)?
  /// The nodes of the open formula, if nothing closes it.
  private var held: [SourceNode] = []

  mutating func add(_ node: SourceNode) {
    switch node.kind {
    case .text(let text): add(text, of: node)
    case .softBreak, .lineBreak:
      guard formula != nil else { return nodes.append(node) }
      held.append(node)
      formula?.source += "\n"
    default:
      // Nothing else can stand in what was hidden.
      release()
      nodes.append(node)
    }
  }

  mutating func finished() -> [SourceNode] {
    release()
    return nodes
  }

  private mutating func release() {
    nodes += held
    held = []
    formula = nil
  }

  private mutating func add(_ text: String, of node: SourceNode) {
    var run = String.UnicodeScalarView()
    var offset = 0
    var start = 0
    func piece(_ characters: String.UnicodeScalarView, at offset: Int) -> SourceNode {
      var piece = node
      piece.kind = .text(DollarMath.shown(String(characters)))
      piece.position = node.position.advanced(by: offset)
      return piece
    }
    // What was read since the formula was opened.
    var rest = String.UnicodeScalarView()
    var previous: DollarMath.Mark?
    for scalar in text.unicodeScalars {
      let mark = DollarMath.Mark(rawValue: scalar.value)
      defer {
        previous = mark
        offset += UTF8.width(scalar)
      }
      switch mark {
      case .open, .openDisplay:
        // The second of two dollar signs.
        if mark == .openDisplay, previous == .openDisplay { continue }
        if !run.isEmpty { nodes.append(piece(run, at: start)) }
        run = String.UnicodeScalarView()
        // Columns are those of the first character inside.
        let width = mark == .open ? 1 : 2
        let place = node.position.advanced(by: offset + width * UTF8.width(scalar))
        formula = ("", place, mark == .openDisplay)
        rest = String.UnicodeScalarView()
      case .close, .closeDisplay:
        if mark == .closeDisplay, previous == .closeDisplay {
          start = offset + UTF8.width(scalar)
          continue
        }
        guard let formula else {
          run.append(scalar)
          continue
        }
        var whole = piece(run, at: offset)
        whole.kind = .formula(formula.source, isDisplayed: formula.isDisplayed)
        whole.position = formula.position
        nodes.append(whole)
        held = []
        self.formula = nil
        run = String.UnicodeScalarView()
        start = offset + UTF8.width(scalar)
      case nil:
        if formula != nil {
          formula?.source += DollarMath.shown(String(scalar))
          rest.append(scalar)
        } else {
          run.append(scalar)
        }
      }
    }
    if formula != nil {
      // Its end is in another cell of a table: the dollar sign is one.
      if held.isEmpty { rest.insert("$", at: rest.startIndex) }
      held.append(piece(rest.isEmpty ? text.unicodeScalars : rest, at: 0))
    } else if !run.isEmpty {
      nodes.append(piece(run, at: start))
    }
  }
}
