extension Scene {
  /// The picture as an `svg` element for the inside of an HTML page.
  ///
  /// Text is real text, in DejaVu Sans or Verdana, whose widths are nearly the same; long runs state the measured width so
  /// that another font keeps them in their place. Colours are custom properties (``ColorToken/cssVariable``) set through
  /// `style`, so the page's theme reaches the figure and the figure without a page is light. Groups have the class
  /// `bn-` and their role; a group's label becomes its tooltip. The element has no namespace declaration because HTML
  /// needs none. Outlines are exact to a hundredth of a point.
  ///
  /// - Parameters:
  ///   - idPrefix: starts every id; unique on the page, and a letter followed by letters, digits and hyphens.
  ///   - isRightToLeft: whether the page's text is written from right to left.
  /// - Returns: the element, ending in a newline; numbers have at most three decimals.
  public func svg(idPrefix: String, isRightToLeft: Bool = false) -> String {
    var writer = pageWriter(idPrefix, isRightToLeft, styles: nil)
    return String(decoding: writer.text(of: self), as: UTF8.self)
  }

  /// The picture as ``svg(idPrefix:isRightToLeft:)`` makes it, for a page of many.
  ///
  /// What they look like is written once,
  /// into the page's style sheet, and elements have the class of theirs. Outlines of marks are exact to a twentieth of a
  /// point, which is less than a tenth of a pixel on a screen; axes and grids to a hundredth, on which hairlines depend.
  ///
  /// - Parameters:
  ///   - idPrefix: starts every id; unique on the page, and a letter followed by letters, digits and hyphens.
  ///   - isRightToLeft: whether the page's text is written from right to left.
  ///   - styles: the styles of the page's figures, to which those of this one are added.
  /// - Returns: the element, ending in a newline; numbers have at most three decimals.
  package func svg(
    idPrefix: String,
    isRightToLeft: Bool,
    styles: inout FigureStyles
  ) -> String {
    var writer = pageWriter(idPrefix, isRightToLeft, styles: styles)
    let text = String(decoding: writer.text(of: self), as: UTF8.self)
    if let grown = writer.styles { styles = grown }
    return text
  }

  private func pageWriter(
    _ idPrefix: String,
    _ isRightToLeft: Bool,
    styles: FigureStyles?
  ) -> SVGWriter {
    precondition(
      idPrefix.first?.isLetter == true
        && idPrefix.utf8.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "-")
        },
      "an id prefix is a letter followed by ASCII letters, digits and hyphens"
    )
    return SVGWriter(.page(idPrefix: idPrefix, isRightToLeft: isRightToLeft), styles: styles)
  }

  /// The picture as an SVG 1.1 file for use on its own, which shows the same in every program.
  ///
  /// Text is outlines, unless it has a character that no font has: then all of it is text, for the fonts of who shows it.
  /// Each glyph is defined once, in a size of ten points, and a group for each run of text moves and
  /// scales its glyphs into place. Colours are those of the theme, the background included; a group's label becomes its
  /// tooltip. Nothing outside the file is needed. Outlines are exact to a hundredth of a point, glyphs to a thousandth of
  /// their size.
  ///
  /// - Parameters:
  ///   - theme: the values of the colours.
  ///   - outliner: lays out the text.
  /// - Returns: the file, in UTF-8, ending in a newline; numbers have at most three decimals.
  package func svgFile(theme: Theme, outliner: some TextOutliner) -> [UInt8] {
    var writer = SVGWriter(.file(theme, outliner))
    return writer.text(of: self)
  }
}
