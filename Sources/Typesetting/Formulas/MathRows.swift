internal import Faults
internal import Markup

/// A formula on lines of its own, divided where it is wider than the text.
enum MathRows {
  /// One line of a formula.
  struct Row {
    var box: MathBox
    var text: String
    var spoken: String
    /// The distance from the left edge of the text.
    var indent: Double
  }

  /// The lines of a formula: one if it fits, else broken after relations and binary operators, and made smaller
  /// only where even one piece is too wide.
  static func rows(
    _ math: Math,
    _ layout: MathLayout,
    _ style: MathStyle,
    width: Double
  ) throws(Fault) -> [Row] {
    let whole = try layout.box(math, style)
    if whole.width <= width {
      return [Row(box: whole, text: MathText.linear(math), spoken: math.spoken, indent: 0)]
    }
    let hanging = 24.0
    var rows: [Row] = []
    for piece in try layout.pieces(math, style) {
      let text = MathText.linear(piece.math)
      if var last = rows.last, last.indent + last.box.width + piece.box.width <= width {
        last.box.append(piece.box)
        last.text += " " + text
        last.spoken += " " + piece.math.spoken
        rows[rows.count - 1] = last
      } else {
        let indent = rows.isEmpty ? 0 : hanging
        let room = width - indent
        let box =
          piece.box.width > room ? piece.box.scaled(by: room / piece.box.width) : piece.box
        rows.append(Row(box: box, text: text, spoken: piece.math.spoken, indent: indent))
      }
    }
    return rows
  }
}
