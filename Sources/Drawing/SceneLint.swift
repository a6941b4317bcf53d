/// The faults of a figure that show in its scene alone: what no printed figure may have.
///
/// Tests run it over every kind of figure, and a report can run it over its own.
public struct SceneLint: Sendable {
  /// The smallest size of text, in points at print size.
  public var smallestText = 7.0
  /// How many labelled ticks an axis may have.
  public var tickCount = 2...12
  /// How many bytes the web's SVG may have.
  public var largestSVG = 40_000

  /// Creates a lint with a journal's limits.
  public init() {}

  /// The faults of a scene, one sentence each; empty if it has none.
  public func faults(in scene: Scene) -> [String] {
    var faults: [String] = []
    let runs = textRuns(in: scene.nodes)
    let page = Rectangle(x: 0, y: 0, width: scene.size.width, height: scene.size.height)
    for (index, run) in runs.enumerated() {
      let bounds = run.bounds
      if bounds.x < page.x || bounds.y < page.y || bounds.maxX > page.maxX
        || bounds.maxY > page.maxY
      {
        faults.append("\"\(run.string)\" leaves the figure")
      }
      if run.style.size < smallestText {
        faults.append("\"\(run.string)\" is set in \(run.style.size) pt")
      }
      if run.string.isEmpty { faults.append("a text is empty") }
      if run.string.contains("-") && run.string.contains(where: \.isNumber)
        && !run.string.contains(where: \.isLetter)
      {
        faults.append("\"\(run.string)\" has a hyphen for a minus sign")
      }
      for other in runs[(index + 1)...] where bounds.overlaps(other.bounds) {
        faults.append("\"\(run.string)\" overlaps \"\(other.string)\"")
      }
    }
    for axis in groups(in: scene.nodes) where axis.role == .axis {
      let labels = axis.nodes.filter { if case .text = $0 { true } else { false } }.count
      if labels > 0, !tickCount.contains(labels) {
        faults.append("the axis \"\(axis.label ?? "")\" has \(labels) tick labels")
      }
    }
    if scene.title.isEmpty { faults.append("the figure has no title") }
    if scene.description.isEmpty { faults.append("the figure has no description") }
    let bytes = scene.svg(idPrefix: "lint").utf8.count
    if bytes > largestSVG { faults.append("the SVG has \(bytes) bytes") }
    return faults
  }

  private func groups(in nodes: [Node]) -> [Group] {
    nodes.flatMap { node -> [Group] in
      switch node {
      case .group(let group): [group] + groups(in: group.nodes)
      case .shape, .text: []
      }
    }
  }

  private func textRuns(in nodes: [Node]) -> [TextRun] {
    nodes.flatMap { node -> [TextRun] in
      switch node {
      case .group(let group): textRuns(in: group.nodes)
      case .shape: []
      case .text(let run): [run]
      }
    }
  }
}
