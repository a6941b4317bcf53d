import CCairo

/// The pixels of a PNG file, as Cairo reads them.
struct DecodedPNG {
  let width: Int
  let height: Int
  /// Rows of 0x00RRGGBB.
  let pixels: [UInt32]

  /// Decodes a file; nothing if it is broken.
  init?(_ bytes: [UInt8]) {
    final class Source {
      var rest: ArraySlice<UInt8>
      init(_ bytes: [UInt8]) { rest = bytes[...] }
    }
    let source = Source(bytes)
    let surface = withExtendedLifetime(source) {
      cairo_image_surface_create_from_png_stream(
        { closure, data, count in
          guard let closure, let data else { return CAIRO_STATUS_READ_ERROR }
          let source = Unmanaged<Source>.fromOpaque(closure).takeUnretainedValue()
          guard source.rest.count >= Int(count) else { return CAIRO_STATUS_READ_ERROR }
          for (index, byte) in source.rest.prefix(Int(count)).enumerated() { data[index] = byte }
          source.rest = source.rest.dropFirst(Int(count))
          return CAIRO_STATUS_SUCCESS
        },
        Unmanaged.passUnretained(source).toOpaque()
      )
    }
    defer { cairo_surface_destroy(surface) }
    guard cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS,
      let data = cairo_image_surface_get_data(surface)
    else { return nil }
    let width = Int(cairo_image_surface_get_width(surface))
    let height = Int(cairo_image_surface_get_height(surface))
    let stride = Int(cairo_image_surface_get_stride(surface))
    let raw = UnsafeRawPointer(data)
    self.width = width
    self.height = height
    pixels = (0..<height).flatMap { row in
      (0..<width).map {
        raw.loadUnaligned(fromByteOffset: row * stride + 4 * $0, as: UInt32.self) & 0xFF_FFFF
      }
    }
  }

  /// The colour of a pixel.
  subscript(x: Int, y: Int) -> UInt32 { pixels[y * width + x] }
}
