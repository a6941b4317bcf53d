internal import CCairo
public import Drawing
internal import Pictures

/// Turns scenes into the bytes of PNG, SVG and PDF files, and measures text for whoever makes scenes.
///
/// The same scene gives the same bytes from any renderer, on any thread, in any order. A renderer holds fonts, which are not
/// safe to share: each thread or task makes its own, and keeps it for all its figures because making one takes about 10 ms.
public final class SceneRenderer: TextMeasurer {
  private let fonts: Fonts

  /// Loads the fonts.
  ///
  /// - Throws: ``CairoError`` if the DejaVu fonts are not installed.
  public init() throws(CairoError) {
    fonts = try Fonts()
  }

  /// The room that a line of text takes in every output of this renderer, in points.
  public func metrics(of string: String, in style: TextStyle) -> TextMetrics {
    fonts.metrics(of: string, in: style)
  }

  /// The PNG file of a scene, with sRGB colours, its resolution, its title and its description.
  ///
  /// - Parameters:
  ///   - scene: what is drawn.
  ///   - theme: the values of the colours.
  ///   - scale: the pixels per point: 1 is 72 dpi, 2 the default for screens, 4.17 is 300 dpi.
  /// - Returns: the bytes of the file.
  /// - Throws: ``CairoError`` if the scene has a number that is not finite, or is too large.
  public func png(
    _ scene: Scene,
    theme: Theme = .light,
    scale: Double = 2
  ) throws(CairoError) -> [UInt8] {
    let canvas = try Canvas.pixels(scene.size, scale: scale)
    try draw(scene, theme: theme, textMode: .outlines, on: canvas)
    let writer = PNGWriter(
      // A point is 1/72 inch, and an inch is 0.0254 metres.
      pixelsPerMetre: Int((scale * 72 / 0.0254).rounded()),
      title: scene.title,
      description: scene.description
    )
    return try canvas.withPixels(writer.file)
  }

  /// The SVG file of a scene for use on its own, with glyphs as outlines so that every program shows the same picture.
  ///
  /// Inside an HTML page, `Scene.svg(idPrefix:)` is better: its text is text and its ids are unique.
  ///
  /// - Throws: ``CairoError`` if the scene has a number that is not finite, or is too large.
  public func svg(_ scene: Scene, theme: Theme = .light) throws(CairoError) -> [UInt8] {
    let canvas = try Canvas.svg(scene.size)
    try draw(scene, theme: theme, textMode: .glyphs, on: canvas)
    return Self.removingSurfaceIDs(try canvas.finish())
  }

  /// The PDF file of a scene, one page with embedded fonts.
  ///
  /// - Parameters:
  ///   - scene: what is drawn.
  ///   - theme: the values of the colours.
  ///   - created: when the file is said to be made, as `2026-11-22T16:54:57Z`.
  /// - Returns: the bytes of the file.
  /// - Throws: ``CairoError`` if the scene has a number that is not finite, or is too large.
  public func pdf(
    _ scene: Scene,
    theme: Theme = .light,
    created: String
  ) throws(CairoError) -> [UInt8] {
    let canvas = try Canvas.pdf(scene.size, title: scene.title, created: created)
    try draw(scene, theme: theme, textMode: .glyphs, on: canvas)
    return try canvas.finish()
  }

  private func draw(
    _ scene: Scene,
    theme: Theme,
    textMode: ScenePainter.TextMode,
    on canvas: borrowing Canvas
  ) throws(CairoError) {
    try Self.checkNumbers(of: scene)
    let painter = ScenePainter(fonts: fonts, theme: theme, textMode: textMode)
    // A point more than the page: a size that is no whole number of pixels must not have a dark edge.
    let page = Rectangle(x: 0, y: 0, width: scene.size.width + 1, height: scene.size.height + 1)
    let background = Node.shape(Shape(Path(page), fill: Paint(.background)))
    var scene = scene
    scene.nodes.insert(background, at: 0)
    painter.paint(scene, on: canvas.context)
  }

  /// Cairo's fixed-point numbers wrap silently at 2^23, and a NaN stops all drawing: neither may reach it.
  private static func checkNumbers(of scene: Scene) throws(CairoError) {
    if let number = scene.firstNumber(where: { !($0.magnitude < 1e6) }) {
      throw CairoError(
        "the figure \"\(scene.title)\" cannot be drawn (got a coordinate of \(number), expected less than 1000000)",
        hint: "this is a fault of the plot that made the figure: it must not draw such values"
      )
    }
  }

  /// The file without Cairo's `id="surface1"`, whose number counts all surfaces of the process.
  private static func removingSurfaceIDs(_ file: [UInt8]) -> [UInt8] {
    let mark = Array(" id=\"surface".utf8)
    var result: [UInt8] = []
    result.reserveCapacity(file.count)
    var index = 0
    while index < file.count {
      if file[index] == mark[0], file[index...].starts(with: mark) {
        index += mark.count
        while index < file.count, file[index] != UInt8(ascii: "\"") { index += 1 }
        index += 1
      } else {
        result.append(file[index])
        index += 1
      }
    }
    return result
  }
}
