public import CairoDrawing
public import Drawing
public import Faults
public import Markup

/// Documents to pages: a tagged PDF with contents, outline, links and vector figures.
public struct Typesetter: Sendable {
  /// The shape of the pages.
  public let style: PageStyle

  /// Creates a typesetter for pages of a style.
  public init(style: PageStyle = PageStyle()) {
    self.style = style
  }

  /// The PDF of a document; the same input gives the same bytes.
  ///
  /// The title block shows the title of `options`; a heading of level 1 that opens the document is taken for the same
  /// title and not shown again. A document of more than two pages gets a list of contents.
  /// - Parameters:
  ///   - document: the text.
  ///   - figures: the figures by their names.
  ///   - pictures: the pictures of the template's own by their paths.
  ///   - options: title block and metadata.
  /// - Returns: the bytes of the file.
  /// - Throws: `Fault` for characters that no font has, pictures that are missing, links that lead
  ///   nowhere, rows that are higher than a page, and fonts that are not installed.
  public func pdf(
    of document: Document,
    figures: [String: Scene],
    pictures: [String: PagePicture] = [:],
    options: TypesettingOptions
  ) throws(Fault) -> [UInt8] {
    let pages = try Pages(
      document,
      figures: figures,
      pictures: pictures,
      options: options,
      style: style
    )
    return try pages.painted()
  }
}
