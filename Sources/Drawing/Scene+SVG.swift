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
  /// needs none.
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
    return writer.output
  }
}

/// Writes a scene as SVG, element by element.
private struct SVGWriter {
  let idPrefix: String
  var output = ""
  var clipCount = 0

  init(idPrefix: String) {
    self.idPrefix = idPrefix
  }

  mutating func write(_ scene: Scene) {
    let width = number(scene.size.width)
    let height = number(scene.size.height)
    output += """
      <svg class="bn-figure" viewBox="0 0 \(width) \(height)" width="\(width)pt" height="\(height)pt" role="img" \
      aria-labelledby="\(idPrefix)-title \(idPrefix)-desc" font-family="'DejaVu Sans',Verdana,sans-serif" \
      stroke-linejoin="round" stroke-linecap="round">
      <title id="\(idPrefix)-title">\(XMLText.escape(scene.title))</title>
      <desc id="\(idPrefix)-desc">\(XMLText.escape(scene.description))</desc>

      """
    write(scene.nodes)
    output += "</svg>\n"
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
      output += """
        <clipPath id="\(id)"><rect x="\(number(clip.x))" y="\(number(clip.y))" width="\(number(clip.width))" \
        height="\(number(clip.height))"/></clipPath>

        """
      clipReference = " clip-path=\"url(#\(id))\""
    }
    output += "<g class=\"bn-\(group.role.rawValue)\"\(clipReference)>"
    if let label = group.label { output += "<title>\(XMLText.escape(label))</title>" }
    output += "\n"
    write(group.nodes)
    output += "</g>\n"
  }

  mutating func write(_ shape: Shape) {
    var style = "fill:" + (shape.fill?.color.css ?? "none")
    if let fill = shape.fill, fill.opacity != 1 { style += ";fill-opacity:" + number(fill.opacity) }
    if let stroke = shape.stroke {
      style += ";stroke:\(stroke.paint.color.css);stroke-width:\(number(stroke.width))"
      if stroke.paint.opacity != 1 { style += ";stroke-opacity:" + number(stroke.paint.opacity) }
      if !stroke.dash.isEmpty {
        style += ";stroke-dasharray:" + stroke.dash.map(number).joined(separator: " ")
        style += ";stroke-linecap:butt"
      }
    }
    output += "<path d=\"\(shape.path.svgData(places: 2))\" style=\"\(style)\"/>\n"
  }

  mutating func write(_ run: TextRun) {
    let x = number(run.position.x)
    let y = number(run.position.y)
    output += "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(number(run.style.size))\""
    switch run.anchor {
    case .start: break
    case .middle, .end: output += " text-anchor=\"\(run.anchor.rawValue)\""
    }
    switch run.style.family {
    case .sans: break
    case .mono: output += " font-family=\"'DejaVu Sans Mono',monospace\""
    }
    if run.style.isBold { output += " font-weight=\"700\"" }
    if run.rotation != 0 { output += " transform=\"rotate(\(number(run.rotation)) \(x) \(y))\"" }
    // Short labels drift by less than a point in another font.
    if run.width > 40 {
      output += " textLength=\"\(number(run.width))\" lengthAdjust=\"spacingAndGlyphs\""
    }
    var style = "fill:" + run.style.paint.color.css
    if run.style.paint.opacity != 1 { style += ";fill-opacity:" + number(run.style.paint.opacity) }
    output += " style=\"\(style)\">\(XMLText.escape(run.string))</text>\n"
  }
}

/// A number as figures write it: three decimals are 1/72,000 inch.
private func number(_ value: Double) -> String { value.decimal(places: 3) }
