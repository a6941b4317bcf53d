extension Path {
  /// The outline in the notation of SVG's `d` attribute, with at most three decimals.
  package var svgData: String {
    func pair(_ point: Point) -> String {
      point.x.decimal(places: 3) + " " + point.y.decimal(places: 3)
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
