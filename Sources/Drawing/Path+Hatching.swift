extension Path {
  /// Parallel lines that rise to the right across a rectangle: what stands where no colour may.
  ///
  /// The lines of all rectangles lie on one family, x + y = k · spacing, so that neighbours join.
  package init(hatching area: Rectangle, spacing: Double) {
    precondition(spacing > 0, "lines need a distance")
    var elements: [Element] = []
    var sum = ((area.x + area.y) / spacing).rounded(.up) * spacing
    while sum < area.maxX + area.maxY {
      let start =
        sum - area.x <= area.maxY
        ? Point(x: area.x, y: sum - area.x) : Point(x: sum - area.maxY, y: area.maxY)
      let end =
        sum - area.y <= area.maxX
        ? Point(x: sum - area.y, y: area.y) : Point(x: area.maxX, y: sum - area.maxX)
      elements += [.move(start), .line(end)]
      sum += spacing
    }
    self.init(elements)
  }
}
