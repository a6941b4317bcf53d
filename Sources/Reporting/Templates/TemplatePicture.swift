internal import CairoDrawing
public import Faults
internal import Pictures

/// A picture beside a template, which its text shows: a PNG or JPEG file.
public struct TemplatePicture: Sendable, Hashable {
  /// The most bytes of a file: it is part of the HTML edition.
  public static let largestFile = 8 << 20
  /// The most pixels: a photograph of a camera.
  private static let largestSize = 25_000_000

  /// A format of pictures.
  private enum Format: Hashable {
    case png
    case jpeg
  }

  /// The bytes of the file.
  public let bytes: [UInt8]
  private let format: Format
  /// The number of columns.
  let width: Int
  /// The number of rows.
  let height: Int

  /// Looks at the bytes of a file, whatever its name says.
  ///
  /// - Throws: ``Fault`` without a place for what cannot be shown in every edition.
  public init(_ bytes: [UInt8]) throws(Fault) {
    guard bytes.count <= Self.largestFile else {
      throw Fault(
        .invalid,
        "the file of the picture is too large (got \(bytes.count) bytes, expected at most \(Self.largestFile))",
        hint: "Make the picture smaller: a page shows about 1,200 pixels side by side."
      )
    }
    self.bytes = bytes
    if bytes.starts(with: [0xFF, 0xD8]) {
      let header = try JPEGHeader(bytes)
      (width, height, format) = (header.width, header.height, .jpeg)
      guard header.components == 1 || header.components == 3 else {
        throw Fault(
          .invalid,
          "the picture has colours of print (got \(header.components) inks, expected colours of screens)",
          hint: "Save it as RGB."
        )
      }
      guard header.orientation == 1 else {
        throw Fault(
          .invalid,
          "the picture lies on its side, and only a note in it says so (got the EXIF orientation \(header.orientation), expected 1)",
          hint: "Turn it upright and save it, as `mogrify -auto-orient` of ImageMagick does."
        )
      }
    } else if bytes.starts(with: [0x89, 0x50]) {
      let reader = try PNGReader(bytes)
      (width, height, format) = (reader.width, reader.height, .png)
    } else {
      throw Self.unknown(bytes)
    }
    guard width * height <= Self.largestSize else {
      throw Fault(
        .invalid,
        "the picture has too many pixels (got \(width) x \(height), expected at most \(Self.largestSize) in all)",
        hint: "Make the picture smaller: a page shows about 1,200 pixels side by side."
      )
    }
    if format == .png { try PNGReader.check(bytes) }
  }

  private static func unknown(_ bytes: [UInt8]) -> Fault {
    let start = String(decoding: bytes.prefix(400), as: UTF8.self)
    if start.contains("<svg") || start.hasPrefix("<?xml") {
      return Fault(
        .invalid,
        "the file is no picture of pixels (got SVG, expected PNG or JPEG)",
        hint: "Make pixels of it: rsvg-convert --zoom 2 FILE.svg -o FILE.png"
      )
    }
    let kinds = [
      ("GIF8", "GIF"), ("RIFF", "WebP"), ("%PDF", "PDF"), ("BM", "BMP"), ("II*", "TIFF"),
    ]
    let kind = kinds.first { start.hasPrefix($0.0) }?.1 ?? "something else"
    return Fault(
      .invalid,
      "the file is no picture (got \(kind), expected PNG or JPEG)",
      hint: "Save it as PNG."
    )
  }

  /// The picture as an element of HTML with its bytes in it.
  func html(alternativeText: String) -> String {
    let type = format == .png ? "image/png" : "image/jpeg"
    return
      "<img src=\"data:\(type);base64,\(Base64.text(of: bytes))\" width=\"\(width)\" height=\"\(height)\" alt=\"\(alternativeText)\"/>"
  }

  /// The picture for a page.
  ///
  /// - Throws: ``Fault`` for a damaged file.
  func pagePicture() throws(Fault) -> PagePicture {
    switch format {
    case .jpeg: return PagePicture(width: width, height: height, content: .jpeg(bytes))
    case .png:
      let picture = try PNGReader.picture(bytes)
      return PagePicture(width: width, height: height, content: .samples(picture.samples))
    }
  }
}
