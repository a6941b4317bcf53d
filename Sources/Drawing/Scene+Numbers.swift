extension Scene {
  /// Every coordinate and length in the scene: what a renderer checks before it draws.
  package var numbers: [Double] {
    [size.width, size.height] + nodes.flatMap(\.numbers)
  }
}

extension Node {
  fileprivate var numbers: [Double] {
    switch self {
    case .group(let group):
      let clip = group.clip.map { [$0.x, $0.y, $0.width, $0.height] } ?? []
      return clip + group.nodes.flatMap(\.numbers)
    case .shape(let shape):
      let opacities = [shape.fill?.opacity, shape.stroke?.paint.opacity].compactMap(\.self)
      let stroke = shape.stroke.map { [$0.width] + $0.dash } ?? []
      return shape.path.elements.flatMap(\.numbers) + stroke + opacities
    case .text(let run):
      return [
        run.position.x, run.position.y, run.rotation, run.style.size, run.style.paint.opacity,
        run.width,
      ]
    }
  }
}

extension Path.Element {
  fileprivate var numbers: [Double] {
    switch self {
    case .move(let point), .line(let point): [point.x, point.y]
    case .curve(let first, let second, let end):
      [first.x, first.y, second.x, second.y, end.x, end.y]
    case .close: []
    }
  }
}
