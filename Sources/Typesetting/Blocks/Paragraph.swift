internal import CairoDrawing

/// A text in lines, with the formulas that stand in them.
struct Paragraph {
  /// The lines.
  let layout: TextLayout
  /// The formula of each span that is a box, nil for text.
  let formulas: [Formula?]
  /// The distance of baselines of lines without anything high in them.
  let pitch: Double
  /// The width that the lines stand in: the paragraph's own without one.
  var room: Double

  /// A formula in a line.
  struct Formula {
    var box: MathBox
    /// What is copied.
    var text: String
    /// What is read aloud.
    var spoken: String
  }

  /// The height of a line, and its baseline from its top: the pitch, or more for high formulas.
  func extents(ofLine index: Int) -> (height: Double, baseline: Double) {
    let line = layout.lines[index]
    let size = layout.spans.first?.format.size ?? pitch
    // The letters' own extents are one sixth higher than the size; the rest of the pitch is split evenly.
    let above = (pitch - size * 1.164) / 2 + size * 0.928
    let below = pitch - above
    var ascent = above
    var descent = below
    for piece in line.pieces {
      guard let formula = formulas[piece.span] else { continue }
      ascent = max(ascent, formula.box.ascent + 1.5)
      descent = max(descent, formula.box.descent + 1.5)
    }
    return (ascent + descent, ascent)
  }

  /// The height of all lines.
  var height: Double {
    layout.lines.indices.reduce(0) { $0 + extents(ofLine: $1).height }
  }
}
