internal import Notation

/// Writes one scene as SVG, element by element.
struct SVGWriter {
  /// What the SVG is for.
  enum Purpose {
    /// The inside of an HTML page: text is text, colours are the page's. All ids start with the prefix.
    case page(idPrefix: String, isRightToLeft: Bool)
    /// A file of its own: text is outlines, colours are the theme's.
    case file(Theme, any TextOutliner)
  }

  let purpose: Purpose
  /// Where the page keeps the styles of its figures; nil for a figure that has its own with it.
  private(set) var styles: FigureStyles?
  /// UTF-8: appending bytes takes a fraction of the time of joining strings.
  var output: [UInt8] = []
  /// The elements that are used more than once.
  var definitions: [UInt8] = []
  /// The number in the id of each glyph so far.
  var glyphNumbers: [ObjectIdentifier: Int] = [:]
  private var clipCount = 0
  /// Whether what is written shows data.
  private var isInMark = false
  /// The CSS of the colours so far.
  private var colors: [Paint.Color: String] = [:]

  init(_ purpose: Purpose, styles: FigureStyles? = nil) {
    self.purpose = purpose
    self.styles = styles
  }

  // MARK: The whole

  /// The scene as the purpose wants it; a writer writes one.
  mutating func text(of scene: Scene) -> [UInt8] {
    switch purpose {
    case .page(let idPrefix, let isRightToLeft):
      writeStart(
        of: scene,
        named: " class=\"bn-figure\"",
        idPrefix: idPrefix + "-",
        attributes: (hasSharedStyles ? "" : " font-family=\"'DejaVu Sans',Verdana,sans-serif\"")
          + (isRightToLeft ? " direction=\"rtl\"" : "")
      )
      write(scene.nodes)
    case .file:
      write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
      writeStart(
        of: scene,
        named: """
           xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1"
          """,
        idPrefix: "",
        attributes: ""
      )
      let start = output
      output = []
      // A point more than the page: a size that is no whole number of pixels must not have a dark edge.
      write("<rect width=\"", scene.size.width + 1)
      write("\" height=\"", scene.size.height + 1)
      write("\" style=\"fill:")
      write(Paint(.background).color)
      write("\"/>\n")
      write(scene.nodes)
      let body = output
      output = start
      if !definitions.isEmpty {
        write("<defs>\n")
        output += definitions
        write("</defs>\n")
      }
      output += body
    }
    write("</svg>\n")
    return output
  }

  private mutating func writeStart(
    of scene: Scene,
    named name: String,
    idPrefix: String,
    attributes: String
  ) {
    var attributes = attributes
    if case .page = purpose, scene.keepsSize {
      // Pages make figures as wide as their column; this one has its own width, in the middle.
      attributes += " style=\"max-width:\(Int(scene.size.width.rounded()))pt;margin-inline:auto\""
    }
    write("<svg\(name) viewBox=\"0 0 ", scene.size.width)
    write(" ", scene.size.height)
    write("\" width=\"", scene.size.width)
    write("pt\" height=\"", scene.size.height)
    write(
      """
      pt" role="img" aria-labelledby="\(idPrefix)title"\(attributes)\
      \(hasSharedStyles ? "" : " stroke-linejoin=\"round\" stroke-linecap=\"round\"")>
      <title id="\(idPrefix)title">\(scene.description.escapedForMarkup)</title>

      """
    )
  }

  // MARK: Nodes

  private mutating func write(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .group(let group): write(group)
      case .shape(let shape): write(shape)
      case .text(let run):
        switch purpose {
        case .page: write(run)
        case .file(_, let outliner):
          if let outlines = outliner.outlines(of: run.string, in: run.style) {
            writeOutlines(of: run, as: outlines)
          } else {
            write(run)
          }
        }
      }
    }
  }

  private mutating func write(_ group: Group) {
    let wasInMark = isInMark
    isInMark = isInMark || group.role == .mark
    defer { isInMark = wasInMark }
    var attributes = ""
    var idPrefix = ""
    switch purpose {
    case .page(let prefix, _):
      attributes = " class=\"bn-\(group.role.rawValue)\""
      idPrefix = prefix + "-"
      if !group.places.isEmpty { attributes += " data-places=\"\(Self.text(of: group.places))\"" }
    case .file: break
    }
    if let clip = group.clip {
      clipCount += 1
      let id = "\(idPrefix)clip-\(clipCount)"
      write("<clipPath id=\"\(id)\"><rect x=\"", clip.x)
      write("\" y=\"", clip.y)
      write("\" width=\"", clip.width)
      write("\" height=\"", clip.height)
      write("\"/></clipPath>\n")
      attributes += " clip-path=\"url(#\(id))\""
    }
    // In a file, a group without a clip and a label says nothing.
    if attributes.isEmpty, group.label == nil { return write(group.nodes) }
    write("<g\(attributes)>")
    if let label = group.label { write("<title>\(label.escapedForMarkup)</title>") }
    write("\n")
    write(group.nodes)
    write("</g>\n")
  }

  /// Whole points, `x,y`, or `-` for a number that is not drawn, with spaces between them.
  private static func text(of places: [Point?]) -> String {
    places.map { place in
      place.map { "\(Int($0.x.rounded())),\(Int($0.y.rounded()))" } ?? "-"
    }
    .joined(separator: " ")
  }

  private mutating func write(_ shape: Shape) {
    write("<path d=\"")
    // Data is simplified to a tenth of a point before it is drawn; a page of many figures writes no more digits of it.
    PathShortener.append(shape.path, to: &output, step: isInMark && hasSharedStyles ? 10 : 1)
    write("\"")
    writeStyle { $0.writePaints(of: shape) }
    write("/>\n")
  }

  private mutating func writePaints(of shape: Shape) {
    write("fill:")
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
  }

  var hasSharedStyles: Bool { styles != nil }

  /// The attribute with the declarations that are written, or with the class that stands for them on the page.
  mutating func writeStyle(_ declarations: (inout SVGWriter) -> Void) {
    guard hasSharedStyles else {
      write(" style=\"")
      declarations(&self)
      return write("\"")
    }
    let start = output.count
    declarations(&self)
    let text = String(decoding: output[start...], as: UTF8.self)
    output.removeSubrange(start...)
    if let name = styles?.name(of: text) { write(" class=\"\(name)\"") }
  }

  // MARK: Values

  mutating func write(_ text: String) { output.append(contentsOf: text.utf8) }

  /// A text and a number as figures write it: three decimals are 1/72,000 inch.
  mutating func write(_ text: String, _ value: Double) {
    output.append(contentsOf: text.utf8)
    output.append(value, places: 3)
  }

  mutating func write(_ color: Paint.Color) {
    if let css = colors[color] { return write(css) }
    let css = css(of: color)
    colors[color] = css
    write(css)
  }

  /// The theme's value, or on a page a custom property with the light theme's value where the page does not define it.
  private func css(of color: Paint.Color) -> String {
    switch purpose {
    case .file(let theme, _): return theme.color(color).css
    case .page:
      switch color {
      case .token(let token): return "var(\(token.cssVariable),\(Theme.light.color(token).css))"
      case .fixed(let color): return color.css
      }
    }
  }
}
