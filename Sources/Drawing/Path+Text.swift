internal import Notation

extension Path {
  /// The outline in the notation of SVG's `d` attribute, for comparison in tests: every step, absolute.
  ///
  /// - Parameter places: the most digits after the point.
  /// - Returns: the steps.
  package func svgData(places: Int) -> String {
    var text: [UInt8] = []
    text.append(self, places: places)
    return String(decoding: text, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends what ``Path/svgData(places:)`` returns.
  mutating func append(_ path: Path, places: Int) {
    func append(_ point: Point, after separator: Unicode.Scalar) {
      self.append(UInt8(ascii: separator))
      self.append(point.x, places: places)
      self.append(UInt8(ascii: " "))
      self.append(point.y, places: places)
    }
    for element in path.elements {
      switch element {
      case .move(let point): append(point, after: "M")
      case .line(let point): append(point, after: "L")
      case .curve(let first, let second, let end):
        append(first, after: "C")
        append(second, after: " ")
        append(end, after: " ")
      case .close: self.append(UInt8(ascii: "Z"))
      }
    }
  }
}
