internal import Notation

/// Lines and text that do not stand out, and grids that do (WCAG 2.2, 1.4.3 and 1.4.11).
extension SceneLint {
  private static let leastTextContrast = 4.5
  private static let leastLineContrast = 3.0
  /// A grid of less than 1.1:1 is not seen, one of 2:1 competes with the data.
  private static let gridContrast = 1.1...2.0

  func faultsOfContrast(_ items: [SceneItem]) -> [FigureFault] {
    Theme.allCases.flatMap { theme in
      items.enumerated().flatMap { index, item -> [FigureFault] in
        switch item.content {
        case .text(let run): fault(of: run, on: items[..<index], theme).map { [$0] } ?? []
        case .shape(let shape): faults(of: shape, item, among: items, index, theme)
        }
      }
    }.distinct
  }

  private func fault(of run: TextRun, on items: ArraySlice<SceneItem>, _ theme: Theme)
    -> FigureFault?
  {
    let bounds = run.bounds
    let surface = Self.surface(at: Point(x: bounds.midX, y: bounds.midY), of: items, theme)
    let color = Self.color(of: run.style.paint, on: surface, theme)
    let contrast = color.contrast(with: surface)
    guard contrast < Self.leastTextContrast else { return nil }
    return FigureFault(
      .contrast,
      "\"\(run.string)\" has \(contrast.decimal(places: 2)):1 to what it stands on (\(theme.rawValue) theme)"
    )
  }

  private func faults(
    of shape: Shape,
    _ item: SceneItem,
    among items: [SceneItem],
    _ index: Int,
    _ theme: Theme
  ) -> [FigureFault] {
    guard let paint = Self.linePaint(of: shape) else { return [] }
    let background = theme.color(.background)
    let contrast = Self.color(of: paint, on: background, theme).contrast(with: background)
    let words = "\(paint.name) has \(contrast.decimal(places: 2)):1 (\(theme.rawValue) theme)"
    if item.roles.contains(.grid) {
      return Self.gridContrast.contains(contrast)
        ? [] : [FigureFault(.grid, "a grid line of \(words)")]
    }
    guard item.isData else { return [] }
    switch paint.color {
    // Gaps and partings are as pale as the grid: they hold no data.
    case .token(.grid), .token(.background): return []
    case .token:
      if paint.opacity < 1 {
        // Single runs are pale on purpose: the line that counts has their colour in full.
        let isRepeated = items.contains { other in
          other.isData && other.shape.flatMap(Self.linePaint).map { $0 == paint.opaque } ?? false
        }
        return isRepeated || contrast >= Self.leastLineContrast
          ? []
          : [FigureFault(.contrast, "a pale line of \(words) and stands for none in full colour")]
      }
      return contrast >= Self.leastLineContrast
        ? [] : [FigureFault(.contrast, "a line of \(words)")]
    case .fixed:
      // A fixed colour is chosen for the area that it lies on, which is the same in every theme.
      guard case .move(let start)? = shape.path.elements.first else { return [] }
      let surface = Self.surface(at: start, of: items[..<index], theme)
      let contrast = Self.color(of: paint, on: surface, theme).contrast(with: surface)
      return contrast >= Self.leastLineContrast
        ? []
        : [
          FigureFault(
            .contrast,
            "a line of \(paint.name) has \(contrast.decimal(places: 2)):1 to what it lies on"
          )
        ]
    }
  }

  /// The colour of a line or a marker; areas without an outline have none.
  ///
  /// A marker's colour is its fill, because its outline only parts it from the line below.
  private static func linePaint(of shape: Shape) -> Paint? {
    guard let stroke = shape.stroke?.paint else { return nil }
    guard let fill = shape.fill, stroke.color == .token(.background) else { return stroke }
    return fill
  }

  /// The colour of a paint on an opaque surface, blended as renderers do: channel by channel.
  private static func color(of paint: Paint, on surface: RGB, _ theme: Theme) -> RGB {
    let color = theme.color(paint.color)
    func blend(_ top: UInt8, _ bottom: UInt8) -> UInt32 {
      UInt32((paint.opacity * Double(top) + (1 - paint.opacity) * Double(bottom)).rounded())
    }
    return RGB(
      blend(color.red, surface.red) << 16 | blend(color.green, surface.green) << 8
        | blend(color.blue, surface.blue)
    )
  }

  /// The colour at a place after some of the items are drawn, lines left out.
  private static func surface(at point: Point, of items: ArraySlice<SceneItem>, _ theme: Theme)
    -> RGB
  {
    items.reduce(theme.color(.background)) { surface, item in
      guard let shape = item.shape, let fill = shape.fill, shape.path.contains(point) else {
        return surface
      }
      return color(of: fill, on: surface, theme)
    }
  }
}

extension Paint {
  /// The paint without its transparency.
  fileprivate var opaque: Paint {
    var paint = self
    paint.opacity = 1
    return paint
  }

  /// The colour by its meaning or its value.
  fileprivate var name: String {
    let name =
      switch color {
      case .token(let token): token.rawValue
      case .fixed(let value): value.css
      }
    return opacity < 1 ? "\(name) at \(opacity.decimal(places: 2))" : name
  }
}
