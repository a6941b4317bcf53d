import CPNG

/// The pixels of a PNG file, as libpng reads them: Cairo, which wrote them, has no say.
struct DecodedPNG {
  let width: Int
  let height: Int
  /// Rows of 0x00RRGGBB.
  let pixels: [UInt32]

  /// Decodes a file; nothing if it is broken.
  init?(_ bytes: [UInt8]) {
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    guard png_image_begin_read_from_memory(&image, bytes, bytes.count) != 0 else { return nil }
    // Three bytes a pixel, red first; drawn pictures are opaque.
    image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR)
    width = Int(image.width)
    height = Int(image.height)
    var samples = [UInt8](repeating: 0, count: width * height * 3)
    var background = png_color(red: 0, green: 0, blue: 0)
    guard png_image_finish_read(&image, &background, &samples, 0, nil) != 0 else { return nil }
    pixels = (0..<width * height).map { index in
      samples[3 * index..<3 * index + 3].reduce(0) { $0 << 8 | UInt32($1) }
    }
  }

  /// The colour of a pixel.
  subscript(x: Int, y: Int) -> UInt32 { pixels[y * width + x] }
}
