internal import CCairo
internal import Drawing
internal import Faults
internal import Notation
internal import Pictures

/// A Cairo surface that keeps its output in memory, and the context that draws on it.
///
/// It is destroyed with its owner; ``finish()`` and ``withPixels(_:)`` consume it, so that nothing can be drawn afterwards. Cairo
/// keeps the first error of a context, therefore drawing does not throw and the end does.
struct Canvas: ~Copyable {
  private let sink: ByteSink
  private let surface: OpaquePointer
  /// The `cairo_t`, in points from the top left corner.
  let context: OpaquePointer

  /// The largest extent of a picture: Cairo's own limit is 32,767 pixels and 16,384 take a gigabyte.
  static let largestExtent = 16_384.0

  /// A picture of pixels, `scale` of them to a point; the extent is rounded up.
  static func pixels(_ size: Size, scale: Double) throws(Fault) -> Canvas {
    try checkExtent(size, scale: scale)
    let surface = cairo_image_surface_create(
      CAIRO_FORMAT_RGB24,
      Int32((size.width * scale).rounded(.up)),
      Int32((size.height * scale).rounded(.up))
    )
    let canvas = Canvas(sink: ByteSink(), surface: surface)
    cairo_scale(canvas.context, scale, scale)
    return canvas
  }

  /// A PDF file of one page.
  ///
  /// - Parameters:
  ///   - size: the extent of the page, in points.
  ///   - title: the title of the document.
  ///   - created: when it was made, as `2026-11-22T16:54:57Z`; Cairo 1.16 would take the clock and its other forms are wrong.
  /// - Returns: an empty page.
  /// - Throws: `Fault` if the page is too large.
  static func pdf(_ size: Size, title: String, created: String) throws(Fault) -> Canvas {
    try checkExtent(size, scale: 1)
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(
      ByteSink.write,
      sink.closure,
      size.width,
      size.height
    )
    let canvas = Canvas(sink: sink, surface: surface)
    cairo_pdf_surface_set_metadata(
      surface,
      CAIRO_PDF_METADATA_TITLE,
      title.withoutForbiddenCharacters
    )
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, created)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, created)
    return canvas
  }

  /// Takes over a surface; one that Cairo could not make has an error status, which the end of the canvas reports.
  private init(sink: ByteSink, surface: OpaquePointer?) {
    guard let surface, let context = cairo_create(surface) else {
      preconditionFailure("cairo returns objects with an error status, never null")
    }
    self.sink = sink
    self.surface = surface
    self.context = context
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// Throws for a size that no picture can have.
  static func checkExtent(_ size: Size, scale: Double) throws(Fault) {
    let extents = [size.width * scale, size.height * scale]
    guard extents.allSatisfy({ $0.isFinite && $0 > 0 && $0 <= largestExtent }) else {
      throw Fault(
        .invalid,
        "a picture cannot have this size (got \(extents[0]) x \(extents[1]), expected up to 16384 each way)",
        hint: "choose a smaller figure or a smaller scale"
      )
    }
  }

  /// What a closure makes of the pixels of a picture.
  consuming func withPixels<Result>(
    _ body: (PixelBuffer) -> Result
  ) throws(Fault) -> Result {
    try CairoStatus.check(cairo_status(context), "draw")
    cairo_surface_flush(surface)
    try CairoStatus.check(cairo_surface_status(surface), "draw")
    guard let data = cairo_image_surface_get_data(surface) else {
      preconditionFailure("an image surface without an error has pixels")
    }
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface)) / 4
    // Cairo's rows start at multiples of four bytes.
    return data.withMemoryRebound(to: UInt32.self, capacity: stride * height) { pixels in
      body(
        PixelBuffer(
          UnsafeBufferPointer(start: pixels, count: stride * height),
          width: Int(cairo_image_surface_get_width(surface)),
          height: height,
          stride: stride,
          layout: .opaqueRGB
        )
      )
    }
  }

  /// The bytes of the finished PDF file.
  consuming func finish() throws(Fault) -> [UInt8] {
    try CairoStatus.check(cairo_status(context), "draw")
    cairo_surface_finish(surface)
    try CairoStatus.check(cairo_surface_status(surface), "finish the file")
    return sink.bytes
  }
}
