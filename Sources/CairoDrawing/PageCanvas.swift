internal import CCairo
package import Drawing
package import Faults

/// The pages of one PDF while they are drawn, in points from the top left corner of each page.
///
/// Drawing calls do not throw: Cairo keeps the first error, and ``finish()`` reports it. Of Cairo 1.16's
/// traps this type avoids one by construction (texts in tag attributes are escaped); its users keep two rules:
/// nothing opaque covers a whole page, and only tags without other tags inside hold text.
package struct PageCanvas: ~Copyable {
  /// The fonts of everything on the pages.
  package let fonts: Fonts
  let context: OpaquePointer
  private let surface: OpaquePointer
  private let sink: ByteSink

  /// Starts a PDF; `size` is that of every page.
  package init(size: Size, metadata: PageMetadata, fonts: Fonts) throws(Fault) {
    precondition(
      size.width.isFinite && size.height.isFinite && size.width > 0 && size.height > 0,
      "A page has a size; Cairo accepts NaN silently."
    )
    let sink = ByteSink()
    guard
      let surface = cairo_pdf_surface_create_for_stream(
        ByteSink.write,
        sink.closure,
        size.width,
        size.height
      ),
      let context = cairo_create(surface)
    else { preconditionFailure("Cairo returns objects in an error state rather than none.") }
    self.sink = sink
    self.surface = surface
    self.context = context
    self.fonts = fonts
    // Cairo 1.16 reads the version before the first page only; 1.5 has all that pages need.
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    for (key, value) in [
      (CAIRO_PDF_METADATA_TITLE, metadata.title),
      (CAIRO_PDF_METADATA_AUTHOR, metadata.author ?? ""),
      (CAIRO_PDF_METADATA_SUBJECT, metadata.subject ?? ""),
      (CAIRO_PDF_METADATA_CREATOR, "bnreport"),
      (CAIRO_PDF_METADATA_CREATE_DATE, metadata.creationDate),
      (CAIRO_PDF_METADATA_MOD_DATE, metadata.creationDate),
    ] where !value.isEmpty {
      cairo_pdf_surface_set_metadata(surface, key, value)
    }
    try CairoStatus.check(cairo_status(context), "start a PDF")
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Ends the page; what is drawn next stands on the next one.
  package func endPage() {
    cairo_show_page(context)
  }

  /// The bytes of the finished PDF.
  package consuming func finish() throws(Fault) -> [UInt8] {
    try CairoStatus.check(cairo_status(context), "draw the pages")
    cairo_surface_finish(surface)
    try CairoStatus.check(cairo_surface_status(surface), "finish the PDF")
    return sink.bytes
  }

  /// Adds an entry to the outline, below `parent` (0 for the top), and returns its number.
  package func addOutlineEntry(_ title: String, destination: String, parent: Int32) -> Int32 {
    cairo_pdf_surface_add_outline(
      surface,
      parent,
      title,
      "dest='\(Self.escaped(destination))'",
      parent == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : cairo_pdf_outline_flags_t(rawValue: 0)
    )
  }

  /// Names a place on the page for links.
  package func addDestination(_ name: String, at point: Point) {
    cairo_tag_begin(
      context,
      CAIRO_TAG_DEST,
      "name='\(Self.escaped(name))' x=\(point.x) y=\(point.y) internal=0"
    )
    cairo_tag_end(context, CAIRO_TAG_DEST)
  }

  /// Begins a structure element; every begin has its ``endTag(_:)``, possibly on a later page.
  package func beginTag(_ tag: StructureTag) {
    cairo_tag_begin(context, tag.rawValue, nil)
  }

  /// Ends a structure element.
  package func endTag(_ tag: StructureTag) {
    cairo_tag_end(context, tag.rawValue)
  }

  /// Begins a link on a rectangle of the page; `target` is `#name` or an address.
  package func beginLink(to target: String, over area: Rectangle) {
    let place =
      target.hasPrefix("#")
      ? "dest='\(Self.escaped(String(target.dropFirst())))'" : "uri='\(Self.escaped(Self.ascii(target)))'"
    cairo_tag_begin(
      context,
      CAIRO_TAG_LINK,
      "\(place) rect=[\(area.x) \(area.y) \(area.width) \(area.height)]"
    )
  }

  /// Ends a link.
  package func endLink() {
    cairo_tag_end(context, CAIRO_TAG_LINK)
  }

  /// An address in ASCII, as PDF's addresses are (ISO 32000-1, 12.6.4.7): the bytes of other characters in UTF-8 as
  /// percentages (RFC 3987, 3.1). Cairo refuses others from 1.18 on.
  private static func ascii(_ address: String) -> String {
    let digits = Array("0123456789ABCDEF".unicodeScalars)
    return address.utf8.reduce(into: "") { result, byte in
      if byte < 0x80 {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += "%"
        result.unicodeScalars += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
  }

  /// A quotation mark would end the text of a tag attribute (WeasyPrint issue 774), also one with a combining mark, which
  /// is another Character.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "\\" || scalar == "'" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
  }
}
