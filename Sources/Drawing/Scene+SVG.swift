extension ColorToken {
  /// The name of the custom property that gives the colour on the web, such as `--bn-series-1`.
  public var cssVariable: String { "--bn-" + rawValue }
}

extension Paint.Color {
  /// The colour in CSS: a custom property, with the light theme's value where a page does not define it.
  fileprivate var css: String {
    switch self {
    case .token(let token): "var(\(token.cssVariable),\(Theme.light.color(token).css))"
    case .fixed(let color): color.css
    }
  }
}

extension Scene {
  /// The picture as an `svg` element for the inside of an HTML page.
  ///
  /// Text is real text, in DejaVu Sans or Verdana, whose widths are nearly the same; long runs state the measured width so
  /// that another font keeps them in their place. Colours are custom properties (``ColorToken/cssVariable``) set through
  /// `style`, so the page's theme reaches the figure and the figure without a page is light. Groups have the class
  /// `bn-` and their role; a group's label becomes its tooltip. The element has no namespace declaration because HTML
  /// needs none. Outlines are exact to a hundredth of a point.
  ///
  /// - Parameter idPrefix: starts every id; unique on the page, and a letter followed by letters, digits and hyphens.
  /// - Returns: the element, ending in a newline; numbers have at most three decimals.
  public func svg(idPrefix: String) -> String {
    precondition(
      idPrefix.first?.isLetter == true
        && idPrefix.utf8.allSatisfy { byte in
          UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
            || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
            || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "-")
        },
      "an id prefix is a letter followed by ASCII letters, digits and hyphens"
    )
    var writer = SVGWriter(idPrefix: idPrefix)
    writer.write(self)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// Writes a scene as SVG, element by element.
private struct SVGWriter {
  let idPrefix: String
  /// UTF-8: appending bytes takes a fraction of the time of joining strings.
  var output: [UInt8] = []
  var clipCount = 0
  /// The CSS of the colours so far.
  var colors: [Paint.Color: String] = [:]

  init(idPrefix: String) {
    self.idPrefix = idPrefix
  }

  mutating func write(_ scene: Scene) {
    write("<svg class=\"bn-figure\" viewBox=\"0 0 ", scene.size.width)
    write(" ", scene.size.height)
    write("\" width=\"", scene.size.width)
    write("pt\" height=\"", scene.size.height)
    write(
      """
      pt" role="img" aria-labelledby="\(idPrefix)-title \(idPrefix)-desc" \
      font-family="'DejaVu Sans',Verdana,sans-serif" stroke-linejoin="round" stroke-linecap="round">
      <title id="\(idPrefix)-title">\(XMLText.escape(scene.title))</title>
      <desc id="\(idPrefix)-desc">\(XMLText.escape(scene.description))</desc>

      """
    )
    write(scene.nodes)
    write("</svg>\n")
  }

  mutating func write(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .group(let group): write(group)
      case .shape(let shape): write(shape)
      case .text(let run): write(run)
      }
    }
  }

  mutating func write(_ group: Group) {
    var clipReference = ""
    if let clip = group.clip {
      clipCount += 1
      let id = "\(idPrefix)-clip-\(clipCount)"
      write("<clipPath id=\"\(id)\"><rect x=\"", clip.x)
      write("\" y=\"", clip.y)
      write("\" width=\"", clip.width)
      write("\" height=\"", clip.height)
      write("\"/></clipPath>\n")
      clipReference = " clip-path=\"url(#\(id))\""
    }
    write("<g class=\"bn-\(group.role.rawValue)\"\(clipReference)>")
    if let label = group.label { write("<title>\(XMLText.escape(label))</title>") }
    write("\n")
    write(group.nodes)
    write("</g>\n")
  }

  mutating func write(_ shape: Shape) {
    write("<path d=\"")
    PathShortener.append(shape.path, to: &output)
    write("\" style=\"fill:")
    if let fill = shape.fill {
      write(fill.color)
      if fill.opacity != 1 { write(";fill-opacity:", fill.opacity) }
    } else {
      write("none")
    }
    if let stroke = shape.stroke {
      write(";stroke:")
      write(stroke.paint.color)
      write(";stroke-width:", stroke.width)
      if stroke.paint.opacity != 1 { write(";stroke-opacity:", stroke.paint.opacity) }
      for (index, length) in stroke.dash.enumerated() {
        write(index == 0 ? ";stroke-dasharray:" : " ", length)
      }
      if !stroke.dash.isEmpty { write(";stroke-linecap:butt") }
    }
    write("\"/>\n")
  }

  mutating func write(_ run: TextRun) {
    write("<text x=\"", run.position.x)
    write("\" y=\"", run.position.y)
    write("\" font-size=\"", run.style.size)
    write("\"")
    switch run.anchor {
    case .start: break
    case .middle, .end: write(" text-anchor=\"\(run.anchor.rawValue)\"")
    }
    switch run.style.family {
    case .sans: break
    case .mono: write(" font-family=\"'DejaVu Sans Mono',monospace\"")
    }
    if run.style.isBold { write(" font-weight=\"700\"") }
    if run.rotation != 0 {
      write(" transform=\"rotate(", run.rotation)
      write(" ", run.position.x)
      write(" ", run.position.y)
      write(")\"")
    }
    // Short labels drift by less than a point in another font.
    if run.width > 40 {
      write(" textLength=\"", run.width)
      write("\" lengthAdjust=\"spacingAndGlyphs\"")
    }
    write(" style=\"fill:")
    write(run.style.paint.color)
    if run.style.paint.opacity != 1 { write(";fill-opacity:", run.style.paint.opacity) }
    write("\">")
    write(XMLText.escape(run.string))
    write("</text>\n")
  }

  private mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  /// A text and a number as figures write it: three decimals are 1/72,000 inch.
  private mutating func write(_ text: String, _ value: Double) {
    output.append(contentsOf: text.utf8)
    output.append(value, places: 3)
  }

  private mutating func write(_ color: Paint.Color) {
    if let css = colors[color] { return write(css) }
    let css = color.css
    colors[color] = css
    write(css)
  }
}
