/// Pixels in someone's memory, four bytes each, of which three or all four go into a file.
package struct PixelBuffer {
  /// Where the bytes of a pixel stand.
  package enum Layout: Sendable {
    /// 0x__RRGGBB as a number, the highest byte without a meaning: Cairo's `CAIRO_FORMAT_RGB24`.
    case opaqueRGB
    /// Red, green, blue and something in memory, as in a ``Picture`` whose pixels are all opaque.
    case redFirst
    /// Red, green, blue and opacity in memory, as in a ``Picture``.
    case redFirstWithOpacity
  }

  let pixels: UnsafeBufferPointer<UInt32>
  let width: Int
  let height: Int
  /// The pixels from one row to the next.
  let stride: Int
  let layout: Layout

  /// Borrows pixels, rows from the top.
  package init(
    _ pixels: UnsafeBufferPointer<UInt32>,
    width: Int,
    height: Int,
    stride: Int,
    layout: Layout
  ) {
    precondition(width > 0 && height > 0 && stride >= width, "a picture has pixels")
    precondition(pixels.count >= stride * (height - 1) + width, "the rows are there")
    self.pixels = pixels
    self.width = width
    self.height = height
    self.stride = stride
    self.layout = layout
  }

  /// The samples of a pixel in the file.
  var samplesPerPixel: Int { layout == .redFirstWithOpacity ? 4 : 3 }

  /// The bits that count when two pixels are compared.
  var mask: UInt32 {
    switch layout {
    case .opaqueRGB: 0x00FF_FFFF
    case .redFirst: UInt32(littleEndian: 0x00FF_FFFF)
    case .redFirstWithOpacity: .max
    }
  }

  /// The samples of a pixel in the order of the file, the first in the lowest byte.
  @inline(__always) func samples(of pixel: UInt32) -> UInt32 {
    switch layout {
    case .opaqueRGB: pixel >> 16 & 0xFF | pixel & 0xFF00 | (pixel & 0xFF) << 16
    case .redFirst: UInt32(littleEndian: pixel) & 0x00FF_FFFF
    case .redFirstWithOpacity: UInt32(littleEndian: pixel)
    }
  }
}
