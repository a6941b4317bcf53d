internal import Notation

/// Panels that do not line up, and marks that lie on what they should lie behind.
extension SceneLint {
  /// How far the edges of neighbours may differ, in points.
  private static let tolerance = 0.5

  func faultsOfAlignment(_ scene: Scene) -> [FigureFault] {
    let panels = scene.nodes.compactMap(Self.area)
    var faults: [FigureFault] = []
    for (index, panel) in panels.enumerated() {
      for (number, other) in panels.enumerated().dropFirst(index + 1) {
        let height = min(panel.maxY, other.maxY) - max(panel.y, other.y)
        let width = min(panel.maxX, other.maxX) - max(panel.x, other.x)
        // Panels that share more than half of their heights are a row, of their widths a column.
        let isRow = height > 0.5 * min(panel.height, other.height)
        let isColumn = width > 0.5 * min(panel.width, other.width)
        guard isRow != isColumn else { continue }
        let ends =
          isRow
          ? [panel.y - other.y, panel.maxY - other.maxY]
          : [panel.x - other.x, panel.maxX - other.maxX]
        guard ends.contains(where: { $0.magnitude > Self.tolerance }) else { continue }
        faults.append(
          FigureFault(
            .aligned,
            "panels \(index + 1) and \(number + 1) are \(isRow ? "beside" : "below") each other and differ by "
              + "\((ends.map(\.magnitude).max() ?? 0).decimal(places: 1)) pt"
          )
        )
      }
    }
    return faults
  }

  /// The area of a panel's data: what cuts them off.
  private static func area(of node: Node) -> Rectangle? {
    guard case .group(let panel) = node, panel.role == .panel else { return nil }
    return panel.nodes.compactMap { node -> Rectangle? in
      guard case .group(let group) = node else { return nil }
      return group.clip
    }.first
  }

  func faultsOfOrder(_ items: [SceneItem]) -> [FigureFault] {
    var faults: [FigureFault] = []
    let panels = Set(items.compactMap(\.panel)).sorted()
    for panel in panels {
      var hasData = false
      var hasLine = false
      for item in items where item.panel == panel {
        guard let shape = item.shape else { continue }
        if item.roles.contains(.grid), hasData {
          faults.append(FigureFault(.grid, "the grid of panel \(panel + 1) lies on data"))
        }
        // An inset is a picture of its own over the panel.
        guard item.isData, !item.roles.contains(.decoration) else { continue }
        hasData = true
        // An area with an outline, such as a box or a ridge, is no band.
        if shape.stroke == nil, let fill = shape.fill, fill.opacity < 1, fill.isSeries, hasLine {
          faults.append(FigureFault(.band, "a band of panel \(panel + 1) lies on a line"))
        }
        if shape.fill == nil, let paint = shape.stroke?.paint, paint.opacity == 1, paint.isSeries {
          hasLine = true
        }
      }
    }
    return faults
  }
}

extension Paint {
  /// Whether the colour is that of a series.
  fileprivate var isSeries: Bool {
    switch color {
    case .token(let token):
      switch token {
      case .series1, .series2, .series3, .series4, .series5, .level1, .level2, .level3, .level4,
        .level5, .level6:
        true
      case .ink, .mutedInk, .background, .axis, .grid: false
      }
    case .fixed: false
    }
  }
}
