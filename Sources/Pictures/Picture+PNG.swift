internal import CPNG
package import Faults

extension Picture {
  /// The picture as the bytes of a PNG file, the same for the same picture and the same libpng.
  ///
  /// Up to 256 colours are stored as a palette, and an opaque picture without its opacity.
  ///
  /// - Throws: `Fault` if libpng fails.
  package func png() throws(Fault) -> [UInt8] {
    let isOpaque = stride(from: 3, to: samples.count, by: 4).allSatisfy { samples[$0] == 255 }
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(width)
    image.height = png_uint_32(height)
    // Red first, opacity last.
    let format = PNG_FORMAT_FLAG_COLOR | (isOpaque ? 0 : PNG_FORMAT_FLAG_ALPHA)
    if isOpaque, let (palette, indices) = indexed {
      image.format = png_uint_32(format | PNG_FORMAT_FLAG_COLORMAP)
      image.colormap_entries = png_uint_32(palette.count / 3)
      return try Self.write(&image, indices, palette)
    }
    image.format = png_uint_32(format)
    return try Self.write(&image, isOpaque ? withoutOpacity : samples, nil)
  }

  private static func write(
    _ image: inout png_image,
    _ pixels: [UInt8],
    _ palette: [UInt8]?
  ) throws(Fault) -> [UInt8] {
    defer { png_image_free(&image) }
    var size = 0
    var file: [UInt8] = []
    guard png_image_write_to_memory(&image, nil, &size, 0, pixels, 0, palette) != 0 else {
      throw notWritten(image)
    }
    file = [UInt8](repeating: 0, count: size)
    guard png_image_write_to_memory(&image, &file, &size, 0, pixels, 0, palette) != 0 else {
      throw notWritten(image)
    }
    return Array(file.prefix(size))
  }

  /// The colours in the order of their first pixels, three bytes each, and each pixel's colour; nil for more than 256.
  private var indexed: (palette: [UInt8], indices: [UInt8])? {
    var numbers: [UInt32: UInt8] = [:]
    var palette: [UInt8] = []
    var indices: [UInt8] = []
    indices.reserveCapacity(width * height)
    for start in stride(from: 0, to: samples.count, by: 4) {
      let color = samples[start..<start + 3]
      let key = color.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      if let number = numbers[key] {
        indices.append(number)
      } else {
        guard numbers.count < 256 else { return nil }
        indices.append(UInt8(numbers.count))
        numbers[key] = UInt8(numbers.count)
        palette += color
      }
    }
    return (palette, indices)
  }

  private var withoutOpacity: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      samples.withUnsafeBufferPointer { source in
        for pixel in 0..<width * height {
          for channel in 0..<3 { target[3 * pixel + channel] = source[4 * pixel + channel] }
        }
      }
      count = width * height * 3
    }
  }

  private static func notWritten(_ image: png_image) -> Fault {
    let message = withUnsafeBytes(of: image.message) { text in
      String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)
    }
    return Fault(
      .internal,
      "the picture cannot be written (got \"\(message)\" from libpng, expected a PNG file)",
      hint: "This is a fault of bnreport or of the installed libpng16-16."
    )
  }
}
