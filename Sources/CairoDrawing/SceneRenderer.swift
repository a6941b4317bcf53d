internal import CCairo
public import Drawing
public import Faults
internal import Notation
internal import Pictures

/// Turns scenes into the bytes of PNG, SVG and PDF files, and measures text for whoever makes scenes.
///
/// The same scene gives the same bytes from any renderer, on any thread, in any order. A renderer holds fonts, which are not
/// safe to share: each thread or task makes its own, and keeps it for all its figures because making one takes about 10 ms.
public final class SceneRenderer: TextMeasurer {
  private let fonts: Fonts
  /// What the pixels of this renderer depend on besides the scene; the font files are read when it is first asked for.
  public private(set) lazy var fingerprint = RenderingFingerprint(fontFiles: fonts.files)

  /// Loads the fonts.
  ///
  /// - Parameter language: the language of the text in scenes.
  /// - Throws: `Fault` if the DejaVu fonts are not installed.
  public init(language: TextLanguage = .english) throws(Fault) {
    fonts = try Fonts(language: language)
  }

  /// Loads the fonts, and others than the system's for what DejaVu has not.
  package init(language: TextLanguage, fallback: FallbackFonts) throws(Fault) {
    fonts = try Fonts(language: language, fallback: fallback)
  }

  /// The room that a line of text takes in every output of this renderer, in points.
  public func metrics(of string: String, in style: TextStyle) -> TextMetrics {
    fonts.metrics(of: string, in: style)
  }

  /// After how many of its letters a word may be divided by a hyphen in the language of this renderer.
  public func divisions(of word: String) -> [Int] { fonts.divisions(of: word) }

  /// The PNG file of a scene, with sRGB colours, its resolution, its title and its description.
  ///
  /// - Parameters:
  ///   - scene: what is drawn.
  ///   - theme: the values of the colours.
  ///   - scale: the pixels per point: 1 is 72 dpi, 2 the default for screens, 4.17 is 300 dpi.
  /// - Returns: the bytes of the file.
  /// - Throws: `Fault` if the scene has a number that is not finite, or is too large.
  public func png(
    _ scene: Scene,
    theme: Theme = .light,
    scale: Double = 2
  ) throws(Fault) -> [UInt8] {
    let canvas = try Canvas.pixels(scene.size, scale: scale)
    try draw(scene, theme: theme, textMode: .outlines, scale: scale, on: canvas)
    let writer = PNGWriter(
      // A point is 1/72 inch, and an inch is 0.0254 metres.
      pixelsPerMetre: Int((scale * 72 / 0.0254).rounded()),
      title: scene.title,
      description: scene.description
    )
    return try canvas.withPixels(writer.file)
  }

  /// The SVG file of a scene for use on its own, with text as outlines so that every program shows the same picture.
  ///
  /// Inside an HTML page, `Scene.svg(idPrefix:)` is better: its text is text and its ids are unique.
  ///
  /// - Throws: `Fault` if the scene has a number that is not finite, or is too large.
  public func svg(_ scene: Scene, theme: Theme = .light) throws(Fault) -> [UInt8] {
    try Canvas.checkExtent(scene.size, scale: 1)
    try Self.checkNumbers(of: scene, scale: 1)
    return scene.svgFile(theme: theme, outliner: fonts)
  }

  /// The PDF file of a scene, one page with embedded fonts.
  ///
  /// - Parameters:
  ///   - scene: what is drawn.
  ///   - theme: the values of the colours.
  ///   - created: when the file is said to be made, as `2026-11-22T16:54:57Z`.
  /// - Returns: the bytes of the file.
  /// - Throws: `Fault` if the scene has a number that is not finite, or is too large.
  public func pdf(
    _ scene: Scene,
    theme: Theme = .light,
    created: String
  ) throws(Fault) -> [UInt8] {
    let canvas = try Canvas.pdf(scene.size, title: scene.title, created: created)
    try draw(scene, theme: theme, textMode: .glyphs, on: canvas)
    return try canvas.finish()
  }

  /// The characters of a scene's text that no font has, each once, in the order in which they are drawn.
  ///
  /// Pictures show a box with the character's number in its place, so that nothing is silently missing; a lint reports them.
  public func missingCharacters(in scene: Scene) -> [Character] {
    var found: [Character] = []
    for run in Self.runs(in: scene.nodes) {
      for character in fonts.line(run.string, in: run.style).missingCharacters
      where !found.contains(character) {
        found.append(character)
      }
    }
    return found
  }

  private static func runs(in nodes: [Node]) -> [TextRun] {
    nodes.flatMap { node -> [TextRun] in
      switch node {
      case .group(let group): runs(in: group.nodes)
      case .shape: []
      case .text(let run): [run]
      }
    }
  }

  private func draw(
    _ scene: Scene,
    theme: Theme,
    textMode: ScenePainter.TextMode,
    scale: Double = 1,
    on canvas: borrowing Canvas
  ) throws(Fault) {
    try Self.checkNumbers(of: scene, scale: scale)
    let painter = ScenePainter(fonts: fonts, theme: theme, textMode: textMode)
    // A point more than the page: a size that is no whole number of pixels must not have a dark edge.
    let page = Rectangle(x: 0, y: 0, width: scene.size.width + 1, height: scene.size.height + 1)
    let background = Node.shape(Shape(Path(page), fill: Paint(.background)))
    var scene = scene
    scene.nodes.insert(background, at: 0)
    painter.paint(scene, on: canvas.context)
  }

  /// Cairo's fixed-point numbers wrap silently at 2^23 pixels, and a NaN stops all drawing: neither may reach it.
  private static func checkNumbers(of scene: Scene, scale: Double) throws(Fault) {
    let limit = min(1e6, (8e6 / scale).rounded(.down))
    if let number = scene.firstNumber(where: { !($0.magnitude < limit) }) {
      throw Fault(
        .internal,
        "the figure \"\(scene.title)\" cannot be drawn (got a coordinate of \(number), expected less than \(limit.decimal(places: 0)))",
        hint: "this is a fault of the plot that made the figure: it must not draw such values"
      )
    }
    // Pango takes a size of 0 or less for no size at all.
    if let run = runs(in: scene.nodes).first(where: { !($0.style.size > 0) }) {
      throw Fault(
        .internal,
        "the figure \"\(scene.title)\" cannot be drawn (got text of the size \(run.style.size), expected more than 0)",
        hint: "this is a fault of the plot that made the figure: it must not draw such text"
      )
    }
  }
}
