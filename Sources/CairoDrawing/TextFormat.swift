package import Drawing

/// The look of a stretch of text on a page: typeface, size, weight, slant and colour.
package struct TextFormat: Sendable, Hashable {
  /// The typefaces of a page, all of the DejaVu families.
  package enum Family: Sendable, Hashable {
    /// DejaVu Serif Condensed, for running text.
    case serif
    /// DejaVu Sans Condensed, for headings, tables and captions.
    case sans
    /// DejaVu Sans Mono, for program text.
    case mono
  }

  /// The typeface.
  package var family: Family
  /// The size, in points.
  package var size: Double
  /// Whether the weight is bold.
  package var isBold: Bool
  /// Whether the letters slant.
  package var isItalic: Bool
  /// Whether a line goes through the letters.
  package var isStruck = false
  /// The colour of the letters.
  package var color: RGB

  /// Creates a format.
  package init(
    family: Family,
    size: Double,
    isBold: Bool = false,
    isItalic: Bool = false,
    color: RGB
  ) {
    self.family = family
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
    self.color = color
  }

  /// This format in another typeface, size or colour, or bold or slanted.
  package func with<Value>(_ part: WritableKeyPath<Self, Value>, _ value: Value) -> Self {
    var copy = self
    copy[keyPath: part] = value
    return copy
  }
}
