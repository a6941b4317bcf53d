extension Path {
  /// The outline in the notation of SVG's `d` attribute.
  ///
  /// - Parameter places: the most digits after the point.
  /// - Returns: the steps, absolute.
  package func svgData(places: Int) -> String {
    func pair(_ point: Point) -> String {
      point.x.decimal(places: places) + " " + point.y.decimal(places: places)
    }
    return elements.map { element in
      switch element {
      case .move(let point): "M" + pair(point)
      case .line(let point): "L" + pair(point)
      case .curve(let first, let second, let end):
        "C" + [first, second, end].map(pair).joined(separator: " ")
      case .close: "Z"
      }
    }.joined()
  }
}
