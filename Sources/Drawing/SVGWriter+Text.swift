internal import Notation

extension SVGWriter {
  /// Text as text, for a page.
  mutating func write(_ run: TextRun) {
    write("<text x=\"", run.position.x)
    write("\" y=\"", run.position.y)
    write("\"")
    if !hasSharedStyles { writeLetters(of: run) { $0.write(" \($1)=\"\($2)\"") } }
    if run.rotation != 0 {
      write(" transform=\"")
      writeRotation(of: run)
      write("\"")
    }
    // Short labels drift by less than a point in another font.
    if run.width > 40 {
      write(" textLength=\"", run.width)
      write("\" lengthAdjust=\"spacingAndGlyphs\"")
    }
    writeStyle { writer in
      if writer.hasSharedStyles { writer.writeLetters(of: run) { $0.write("\($1):\($2);") } }
      writer.write("fill:")
      writer.write(run.style.paint.color)
      if run.style.paint.opacity != 1 { writer.write(";fill-opacity:", run.style.paint.opacity) }
    }
    write(">")
    let string = isRightToLeft ? run.string.withIsolatedNumbers : run.string
    write(string.escapedForMarkup)
    write("</text>\n")
  }

  /// What the letters of a run look like, one property after the other, as attributes or as CSS, which wants a unit.
  private mutating func writeLetters(
    of run: TextRun,
    _ property: (inout SVGWriter, _ name: String, _ value: String) -> Void
  ) {
    var size: [UInt8] = []
    size.append(run.style.size, places: 3)
    property(
      &self,
      "font-size",
      String(decoding: size, as: UTF8.self) + (hasSharedStyles ? "px" : "")
    )
    // On a page that is written from right to left, text starts at its right end.
    switch (run.anchor, isRightToLeft) {
    case (.start, false), (.end, true): break
    case (.middle, _): property(&self, "text-anchor", "middle")
    case (.end, false), (.start, true): property(&self, "text-anchor", "end")
    }
    switch run.style.family {
    case .sans: if isFile { property(&self, "font-family", "'DejaVu Sans',Verdana,sans-serif") }
    case .mono: property(&self, "font-family", "'DejaVu Sans Mono',monospace")
    }
    if run.style.isBold { property(&self, "font-weight", "700") }
  }

  /// Text as glyphs, for a file: a group in which ten units are the size of the text.
  mutating func writeOutlines(of run: TextRun, as line: TextOutlines) {
    guard !line.glyphs.isEmpty else { return }
    let start =
      switch run.anchor {
      case .start: run.position.x
      case .middle: run.position.x - line.width / 2
      case .end: run.position.x - line.width
      }
    write("<g transform=\"")
    if run.rotation != 0 { writeRotation(of: run) }
    write("translate(", start)
    write(" ", run.position.y)
    let scale = run.style.size / 10
    write(")scale(", scale)
    write(")\" style=\"fill:")
    write(run.style.paint.color)
    // Of the group, not of each fill: letters that touch are one text.
    if run.style.paint.opacity != 1 { write(";opacity:", run.style.paint.opacity) }
    write("\">")
    for glyph in line.glyphs {
      write("<use xlink:href=\"#g\(number(of: glyph.outline))\"")
      writePlace("x", glyph.origin.x / scale)
      writePlace("y", glyph.origin.y / scale)
      write("/>")
    }
    write("</g>\n")
  }

  private var isRightToLeft: Bool {
    if case .page(_, isRightToLeft: true) = purpose { true } else { false }
  }

  private var isFile: Bool {
    if case .file = purpose { true } else { false }
  }

  private mutating func writeRotation(of run: TextRun) {
    write("rotate(", run.rotation)
    write(" ", run.position.x)
    write(" ", run.position.y)
    write(")")
  }

  /// A coordinate on the grid of the outlines, where it is not zero.
  private mutating func writePlace(_ name: String, _ value: Double) {
    let value = (value * 100).rounded() / 100
    guard value != 0 else { return }
    write(" \(name)=\"")
    output.append(value, places: 2)
    write("\"")
  }

  /// The number in the id of a glyph, which is defined when it is used first.
  private mutating func number(of outline: GlyphOutline) -> Int {
    if let number = glyphNumbers[ObjectIdentifier(outline)] { return number }
    let number = glyphNumbers.count + 1
    glyphNumbers[ObjectIdentifier(outline)] = number
    definitions.append(contentsOf: "<path id=\"g\(number)\" d=\"".utf8)
    PathShortener.append(outline, to: &definitions)
    definitions.append(contentsOf: "\"/>\n".utf8)
    return number
  }
}
