internal import CCairo
package import Drawing

extension PageCanvas {
  /// Draws a picture, scaled to fill a rectangle.
  ///
  /// Cairo keeps the first error, as for all that is drawn.
  package func draw(_ picture: PagePicture, in area: Rectangle) {
    guard
      let surface = cairo_image_surface_create(
        picture.isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
        Int32(picture.width),
        Int32(picture.height)
      )
    else { return }
    defer { cairo_surface_destroy(surface) }
    switch picture.content {
    case .samples(let samples): Self.fill(surface, picture, samples)
    case .jpeg(let file): Self.attach(file, to: surface)
    }
    cairo_save(context)
    cairo_translate(context, area.x, area.y)
    cairo_scale(
      context,
      area.width / Double(picture.width),
      area.height / Double(picture.height)
    )
    // A clip keeps a picture as large as the page from counting as a new start of it.
    cairo_rectangle(context, 0, 0, Double(picture.width), Double(picture.height))
    cairo_clip(context)
    cairo_set_source_surface(context, surface, 0, 0)
    cairo_paint(context)
    cairo_restore(context)
  }

  /// Cairo's pixels are numbers of 32 bits, with the colours multiplied by the opacity.
  private static func fill(_ surface: OpaquePointer, _ picture: PagePicture, _ samples: [UInt8]) {
    cairo_surface_flush(surface)
    let stride = Int(cairo_image_surface_get_stride(surface))
    guard let data = cairo_image_surface_get_data(surface) else { return }
    samples.withUnsafeBufferPointer { samples in
      for row in 0..<picture.height {
        let line = UnsafeMutableRawPointer(data + row * stride)
        for column in 0..<picture.width {
          let start = 4 * (row * picture.width + column)
          let opacity = UInt32(samples[start + 3])
          func part(_ channel: Int) -> UInt32 {
            (UInt32(samples[start + channel]) * opacity + 127) / 255
          }
          let pixel = opacity << 24 | part(0) << 16 | part(1) << 8 | part(2)
          line.storeBytes(of: pixel, toByteOffset: 4 * column, as: UInt32.self)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
  }

  /// Gives a surface the file that a PDF embeds in place of its pixels; Cairo frees the copy with the surface.
  private static func attach(_ file: [UInt8], to surface: OpaquePointer) {
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: file.count)
    copy.initialize(from: file, count: file.count)
    cairo_surface_set_mime_data(
      surface,
      CAIRO_MIME_TYPE_JPEG,
      copy,
      UInt(file.count),
      { $0?.assumingMemoryBound(to: UInt8.self).deallocate() },
      copy
    )
  }
}

extension PagePicture {
  /// Whether nothing shines through.
  fileprivate var isOpaque: Bool {
    guard case .samples(let samples) = content else { return true }
    return stride(from: 3, to: samples.count, by: 4).allSatisfy { samples[$0] == 255 }
  }
}
