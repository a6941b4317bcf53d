import Drawing
import Testing

/// The faults that a golden test of a figure must catch, to be planted in scenes one at a time.
enum PlantedFault: String, CaseIterable, CustomTestStringConvertible {
  case labelMoved
  case tickLabelChanged
  case minusLost
  case markerMissing
  case hueChanged
  case bandMissing

  /// The faults that leave the texts alone: another rendering must show them too.
  static let ofShapes: [PlantedFault] = [.markerMissing, .hueChanged, .bandMissing]

  var testDescription: String { rawValue }

  /// The scene with the fault, nil if it has nothing to spoil.
  func planted(in scene: Scene) -> Scene? {
    var isDone = false
    let result = scene.mapNodes { node in
      guard !isDone || self == .hueChanged, let spoilt = spoil(node) else { return node }
      isDone = true
      return spoilt.node
    }
    return isDone ? result : nil
  }

  /// What becomes of a node; nil if it is of no use for the fault.
  private func spoil(_ node: Node) -> (node: Node?, Void)? {
    switch (self, node) {
    case (.labelMoved, .text(var run)):
      run.position.x += 3
      return (.text(run), ())
    case (.tickLabelChanged, .text(var run)):
      guard let digit = run.string.lastIndex(where: \.isNumber) else { return nil }
      run.string.replaceSubrange(digit...digit, with: run.string[digit] == "7" ? "2" : "7")
      return (.text(run), ())
    case (.minusLost, .text(var run)):
      guard run.string.contains("\u{2212}") else { return nil }
      run.string.removeAll { $0 == "\u{2212}" }
      return (.text(run), ())
    case (.markerMissing, .shape(var shape)):
      let starts = shape.path.starts
      guard shape.isOpaquelyFilled, shape.path.isClosed, starts.count > 2 else { return nil }
      shape.path.elements.removeSubrange(starts[1]..<starts[2])
      return (.shape(shape), ())
    case (.hueChanged, .shape(var shape)):
      let before = shape
      shape.fill = shape.fill.map(Self.otherHue)
      if let stroke = shape.stroke { shape.stroke?.paint = Self.otherHue(stroke.paint) }
      return shape == before ? nil : (.shape(shape), ())
    case (.bandMissing, .shape(let shape)):
      guard let fill = shape.fill, fill.opacity < 1, shape.stroke == nil else { return nil }
      return (nil, ())
    case (_, .group), (_, .shape), (_, .text): return nil
    }
  }

  /// The first series colour, #0072B2, with 12 levels more green.
  private static func otherHue(_ paint: Paint) -> Paint {
    paint.color == .token(.series1) ? Paint(fixed: RGB(0x007E_B2), opacity: paint.opacity) : paint
  }
}

extension Scene {
  /// The scene with other shapes and texts, or without some; the groups stay.
  func mapNodes(_ change: (Node) -> Node?) -> Scene {
    func map(_ nodes: [Node]) -> [Node] {
      nodes.compactMap { node in
        guard case .group(var group) = node else { return change(node) }
        group.nodes = map(group.nodes)
        return .group(group)
      }
    }
    var scene = self
    scene.nodes = map(nodes)
    return scene
  }

  /// The scene with its shapes moved, right and down by the same distance.
  func movingShapes(by distance: Double) -> Scene {
    mapNodes { node in
      guard case .shape(var shape) = node else { return node }
      shape.path.elements = shape.path.elements.map { $0.moved(by: distance) }
      return .shape(shape)
    }
  }

  /// The scene with other texts.
  func mapTexts(_ change: (inout TextRun) -> Void) -> Scene {
    mapNodes { node in
      guard case .text(var run) = node else { return node }
      change(&run)
      return .text(run)
    }
  }
}

extension Path {
  /// The indices of the elements that begin a subpath.
  fileprivate var starts: [Int] {
    elements.indices.filter { if case .move = elements[$0] { true } else { false } }
  }

  fileprivate var isClosed: Bool { elements.contains(.close) }
}

extension Path.Element {
  fileprivate func moved(by distance: Double) -> Path.Element {
    func moved(_ point: Point) -> Point { Point(x: point.x + distance, y: point.y + distance) }
    return switch self {
    case .move(let point): .move(moved(point))
    case .line(let point): .line(moved(point))
    case .curve(let first, let second, let end):
      .curve(moved(first), moved(second), to: moved(end))
    case .close: .close
    }
  }
}

extension Shape {
  fileprivate var isOpaquelyFilled: Bool { fill?.opacity == 1 }
}
