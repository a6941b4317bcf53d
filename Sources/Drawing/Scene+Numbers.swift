extension Scene {
  /// Every coordinate and length in the scene.
  package var numbers: [Double] {
    var numbers: [Double] = []
    _ = firstNumber {
      numbers.append($0)
      return false
    }
    return numbers
  }

  /// The first coordinate or length of the scene for which a condition holds: what a renderer checks before it draws.
  package func firstNumber(where condition: (Double) -> Bool) -> Double? {
    for number in [size.width, size.height] where condition(number) { return number }
    return nodes.firstNumber(where: condition)
  }
}

extension [Node] {
  fileprivate func firstNumber(where condition: (Double) -> Bool) -> Double? {
    for node in self {
      if let number = node.firstNumber(where: condition) { return number }
    }
    return nil
  }
}

extension Node {
  fileprivate func firstNumber(where condition: (Double) -> Bool) -> Double? {
    switch self {
    case .group(let group):
      if let clip = group.clip,
        let number = [clip.x, clip.y, clip.width, clip.height].first(where: condition)
      {
        return number
      }
      return group.nodes.firstNumber(where: condition)
    case .shape(let shape):
      for element in shape.path.elements {
        if let number = element.firstNumber(where: condition) { return number }
      }
      let opacities = [shape.fill?.opacity, shape.stroke?.paint.opacity].compactMap(\.self)
      let stroke = shape.stroke.map { [$0.width] + $0.dash } ?? []
      return (stroke + opacities).first(where: condition)
    case .text(let run):
      return [
        run.position.x, run.position.y, run.rotation, run.style.size, run.style.paint.opacity,
        run.width,
      ].first(where: condition)
    }
  }
}

extension Path.Element {
  fileprivate func firstNumber(where condition: (Double) -> Bool) -> Double? {
    func check(_ point: Point) -> Double? {
      condition(point.x) ? point.x : condition(point.y) ? point.y : nil
    }
    switch self {
    case .move(let point), .line(let point): return check(point)
    case .curve(let first, let second, let end):
      return check(first) ?? check(second) ?? check(end)
    case .close: return nil
    }
  }
}
