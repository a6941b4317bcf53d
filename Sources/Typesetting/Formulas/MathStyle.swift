/// How large and how cramped a part of a formula is set (The TeXbook, chapter 17).
package struct MathStyle: Sendable, Hashable {
  /// The four sizes of TeX.
  package enum Level: Int, Sendable, Hashable {
    case display
    case text
    case script
    case scriptScript
  }

  package var level: Level
  /// Whether superscripts stay low, as below a fraction bar or a root.
  package var isCramped = false

  /// Creates a style.
  package init(level: Level, isCramped: Bool = false) {
    self.level = level
    self.isCramped = isCramped
  }

  /// The style of scripts.
  package var script: MathStyle {
    MathStyle(level: level.rawValue < 2 ? .script : .scriptScript, isCramped: isCramped)
  }

  /// The style of the parts of a fraction.
  package var fraction: MathStyle {
    switch level {
    case .display: MathStyle(level: .text, isCramped: isCramped)
    case .text: MathStyle(level: .script, isCramped: isCramped)
    case .script, .scriptScript: MathStyle(level: .scriptScript, isCramped: isCramped)
    }
  }

  /// The same size, cramped.
  package var cramped: MathStyle { MathStyle(level: level, isCramped: true) }

  /// Whether the spaces around relations and binary operators are left out.
  package var isScript: Bool { level == .script || level == .scriptScript }
}
