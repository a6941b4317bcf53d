internal import Notation

extension Scene {
  /// The picture as text, one node a line, indented by depth: what tests compare exactly.
  ///
  /// Pixels cannot tell a wrong digit from a harmless shift of a letter; this can. Numbers have at most three decimals.
  public var transcript: String {
    var lines = [
      "scene \(number(size.width)) x \(number(size.height)) \(quoted(title))",
      "description \(quoted(description))",
    ]
    append(nodes, depth: 1, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func append(_ nodes: [Node], depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    for node in nodes {
      switch node {
      case .group(let group):
        var line = indent + group.role.rawValue
        if let label = group.label { line += " " + quoted(label) }
        if let clip = group.clip {
          line +=
            " clip " + [clip.x, clip.y, clip.width, clip.height].map(number).joined(separator: " ")
        }
        lines.append(line)
        append(group.nodes, depth: depth + 1, to: &lines)
      case .shape(let shape):
        var line = indent + "shape " + shape.path.svgData(places: 3)
        if let fill = shape.fill { line += " fill " + words(fill) }
        if let stroke = shape.stroke {
          line += " stroke \(words(stroke.paint)) width \(number(stroke.width))"
          if !stroke.dash.isEmpty {
            line += " dash " + stroke.dash.map(number).joined(separator: " ")
          }
        }
        lines.append(line)
      case .text(let run):
        var line =
          indent
          + "text \(quoted(run.string)) at \(number(run.position.x)) \(number(run.position.y))"
        line += " \(run.anchor.rawValue)"
        if run.rotation != 0 { line += " rotated \(number(run.rotation))" }
        line += " \(run.style.family.rawValue) \(number(run.style.size))"
        if run.style.isBold { line += " bold" }
        line += " \(words(run.style.paint)) width \(number(run.width))"
        lines.append(line)
      }
    }
  }

  private func words(_ paint: Paint) -> String {
    let color =
      switch paint.color {
      case .token(let token): token.rawValue
      case .fixed(let color): color.css
      }
    return paint.opacity == 1 ? color : "\(color) \(number(paint.opacity))"
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.map { $0.escaped(asASCII: false) }.joined() + "\""
  }

  private func number(_ value: Double) -> String { value.decimal(places: 3) }
}
