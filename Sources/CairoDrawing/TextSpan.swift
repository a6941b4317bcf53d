package import Drawing

/// A stretch of a paragraph in one format, or a box that stands in the line like a letter.
package struct TextSpan: Sendable, Hashable {
  /// What a span holds.
  package enum Content: Sendable, Hashable {
    /// Characters; U+2028 ends the line.
    case text(String)
    /// Room for something that is drawn by the caller, such as a formula.
    case box(BoxExtents)
  }

  /// The room of a box around its baseline, in points.
  package struct BoxExtents: Sendable, Hashable {
    /// The advance width.
    package var width: Double
    /// The height above the baseline.
    package var ascent: Double
    /// The depth below the baseline, as a positive number.
    package var descent: Double

    /// Creates the extents of a box.
    package init(width: Double, ascent: Double, descent: Double) {
      self.width = width
      self.ascent = ascent
      self.descent = descent
    }
  }

  /// What the span holds.
  package var content: Content
  /// How its text looks.
  package var format: TextFormat
  /// Where a click leads: `#name` within the document, or an address.
  package var link: String?
  /// The colour of the ground behind the letters.
  package var ground: RGB?

  /// Creates a span.
  package init(
    _ content: Content,
    format: TextFormat,
    link: String? = nil,
    ground: RGB? = nil
  ) {
    self.content = content
    self.format = format
    self.link = link
    self.ground = ground
  }
}
