package import CairoDrawing
package import Drawing

/// A formula laid out: glyphs and rules around the start of its baseline, y downwards, in points.
package struct MathBox {
  /// A glyph of the mathematics font.
  package struct Glyph: Hashable {
    package var id: UInt32
    package var x: Double
    package var y: Double
    package var size: Double
  }

  /// The advance width.
  package var width = 0.0
  /// The height above the baseline.
  package var ascent = 0.0
  /// The depth below the baseline, as a positive number.
  package var descent = 0.0
  /// How far the last letter leans over the advance width.
  package var lean = 0.0
  /// The middle of what an accent stands over, from the left edge.
  package var accentAttachment = 0.0
  /// Whether the box is one letter, whose scripts stand at the font's own heights.
  package var isLetter = false
  package var glyphs: [Glyph] = []
  package var rules: [Rectangle] = []

  /// Adds another box with its origin at a place; the extents grow, the width is left to the caller.
  mutating func place(_ box: MathBox, x: Double, y: Double = 0) {
    glyphs += box.glyphs.map {
      Glyph(id: $0.id, x: $0.x + x, y: $0.y + y, size: $0.size)
    }
    rules += box.rules.map {
      Rectangle(x: $0.x + x, y: $0.y + y, width: $0.width, height: $0.height)
    }
    ascent = max(ascent, box.ascent - y)
    descent = max(descent, box.descent + y)
  }

  /// Adds a box at the right end, after a space.
  mutating func append(_ box: MathBox, space: Double = 0) {
    place(box, x: width + space)
    width += space + box.width
    lean = box.lean
  }

  /// The same formula at another size.
  func scaled(by factor: Double) -> MathBox {
    var box = self
    box.width *= factor
    box.ascent *= factor
    box.descent *= factor
    box.lean *= factor
    box.accentAttachment *= factor
    box.glyphs = glyphs.map {
      Glyph(id: $0.id, x: $0.x * factor, y: $0.y * factor, size: $0.size * factor)
    }
    box.rules = rules.map {
      Rectangle(
        x: $0.x * factor,
        y: $0.y * factor,
        width: $0.width * factor,
        height: $0.height * factor
      )
    }
    return box
  }

  /// The glyphs by size, the largest first; the first run carries the whole formula as its text.
  package func runs(readAs text: String) -> [GlyphRun] {
    let sizes = Set(glyphs.map(\.size)).sorted(by: >)
    return sizes.enumerated().map { index, size in
      GlyphRun(
        size: size,
        glyphs: glyphs.filter { $0.size == size }.map {
          GlyphRun.Glyph(id: $0.id, position: Point(x: $0.x, y: $0.y))
        },
        text: index == 0 ? text : ""
      )
    }
  }
}
