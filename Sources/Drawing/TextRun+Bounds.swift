extension TextRun {
  /// The room that the letters may take: the measured width, from the top of capitals with accents to the descenders.
  ///
  /// The heights are DejaVu Sans's: 0.76 and 0.24 of the size. A turned run has the smallest upright rectangle around it.
  public var bounds: Rectangle {
    let left =
      switch anchor {
      case .start: 0.0
      case .middle: -width / 2
      case .end: -width
      }
    let top = -0.76 * style.size
    let bottom = 0.24 * style.size
    let (sine, cosine) = Self.sineAndCosine(degrees: rotation)
    let corners = [(left, top), (left + width, top), (left, bottom), (left + width, bottom)]
    let xs = corners.map { x, y in position.x + x * cosine - y * sine }
    let ys = corners.map { x, y in position.y + x * sine + y * cosine }
    let x = xs.min() ?? position.x
    let y = ys.min() ?? position.y
    return Rectangle(x: x, y: y, width: (xs.max() ?? x) - x, height: (ys.max() ?? y) - y)
  }

  /// Exact for quarter turns, which are the only turns that figures use; others count as the next quarter.
  private static func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    let quarter = Int((degrees / 90).rounded()) % 4
    switch (quarter + 4) % 4 {
    case 0: return (0, 1)
    case 1: return (1, 0)
    case 2: return (0, -1)
    default: return (-1, 0)
    }
  }
}
