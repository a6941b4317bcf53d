internal import Notation

/// Writes outlines as short as SVG's `d` attribute allows, to a hundredth of a point.
///
/// Steps are relative and leave out what a reader of SVG 1.1, 8.3.9 does not need: letters that repeat, spaces before a
/// sign or a second point, zeros before a point. Every position is rounded first and the steps are differences of rounded
/// positions, whole numbers of hundredths, so the end of a long path is as exact as its start.
struct PathShortener {
  private(set) var text: [UInt8]
  /// The hundredths of a point of which every position is a multiple.
  private let step: Int
  /// The current point and the start of the subpath, in hundredths of a point.
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  /// The control point that a quadratic curve has if it goes on from the last smoothly.
  private var mirrored: GridPoint?
  /// The command that a number without a letter would repeat.
  private var command: Unicode.Scalar?
  /// Whether the last number has a point, so that another point begins the next.
  private var hasPoint = false
  private var endsInNumber = false

  /// The text with a path appended, which far outside any page is written in full.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - text: What it is appended to.
  ///   - step: The hundredths of a point of which every position is a multiple.
  static func append(_ path: Path, to text: inout [UInt8], step: Int = 1) {
    guard path.elements.allSatisfy(\.isNearby) else { return text.append(path, places: 2) }
    var shortener = PathShortener(text: text, step: step)
    // The only reference to the text: without this, it would be copied at every path.
    text = []
    var rest = path.elements[...]
    while let element = rest.popFirst() {
      shortener.append(element)
      if case .move(let start) = element, let radius = rest.circleRadius(from: start) {
        shortener.appendCircle(radius: radius)
        rest = rest.dropFirst(4)
      }
    }
    text = shortener.text
  }

  /// The text with the outline of a glyph appended, in a size of ten points.
  static func append(_ outline: GlyphOutline, to text: inout [UInt8]) {
    var shortener = PathShortener(text: text)
    text = []
    for step in outline.steps { shortener.append(step) }
    text = shortener.text
  }

  private init(text: [UInt8], step: Int = 1) {
    self.text = text
    self.step = step
  }

  /// A place on the grid.
  private func grid(_ point: Point) -> GridPoint {
    guard step > 1 else { return GridPoint(point) }
    // From the exact place: what is rounded twice may end on the farther side.
    func rounded(_ value: Double) -> Int { Int((value * 100 / Double(step)).rounded()) * step }
    return GridPoint(x: rounded(point.x), y: rounded(point.y))
  }

  private mutating func append(_ element: Path.Element) {
    switch element {
    case .move(let point): append(.move(grid(point)))
    case .line(let point): append(.line(grid(point)))
    case .curve(let first, let second, let end):
      append(.cubic(grid(first), grid(second), to: grid(end)))
    case .close: append(GlyphOutline.Step.close)
    }
  }

  private mutating func append(_ step: GlyphOutline.Step) {
    switch step {
    case .move(let point):
      write("m")
      writeStep(to: point)
      (startX, startY) = (x, y)
      // A pair of numbers after a move is a line.
      command = "l"
    case .line(let point):
      if point.y == y {
        write("h")
        write(point.x - x)
      } else if point.x == x {
        write("v")
        write(point.y - y)
      } else {
        write("l")
        write(point.x - x)
        write(point.y - y)
      }
      (x, y) = (point.x, point.y)
    case .quadratic(let control, let end):
      // Points that TrueType leaves out lie between two control points, so that the second mirrors the first.
      if let mirrored, (mirrored.x - control.x).magnitude <= 1,
        (mirrored.y - control.y).magnitude <= 1
      {
        write("t")
        writeStep(to: end, mirroring: mirrored)
      } else {
        write("q")
        write(control.x - x)
        write(control.y - y)
        writeStep(to: end, mirroring: control)
      }
      return
    case .cubic(let first, let second, let end):
      write("c")
      for point in [first, second] {
        write(point.x - x)
        write(point.y - y)
      }
      writeStep(to: end)
    case .close:
      write("z")
      (x, y) = (startX, startY)
      command = nil
    }
    mirrored = nil
  }

  /// A circle from its right end, where it ends: two halves are shorter than four curves, and rounder.
  private mutating func appendCircle(radius: Double) {
    let size = max(step, grid(Point(x: radius, y: 0)).x)
    for way in [-2, 2] {
      write("a")
      for number in [size, size, 0, 100, 100, way * size, 0] { write(number) }
    }
    mirrored = nil
  }

  private mutating func writeStep(to end: GridPoint, mirroring control: GridPoint) {
    writeStep(to: end)
    mirrored = GridPoint(x: 2 * end.x - control.x, y: 2 * end.y - control.y)
  }

  private mutating func writeStep(to point: GridPoint) {
    write(point.x - x)
    write(point.y - y)
    (x, y) = (point.x, point.y)
  }

  private mutating func write(_ letter: Unicode.Scalar) {
    guard letter != command || letter == "m" else { return }
    text.append(UInt8(ascii: letter))
    command = letter
    endsInNumber = false
  }

  private mutating func write(_ hundredths: Int) {
    let size = hundredths.magnitude
    let startsWithPoint = size > 0 && size < 100
    if hundredths < 0 {
      text.append(UInt8(ascii: "-"))
    } else if endsInNumber, !(startsWithPoint && hasPoint) {
      text.append(UInt8(ascii: " "))
    }
    text.append(units: Int(size), places: 2, trimmed: true, leadingZero: false)
    hasPoint = size % 100 != 0
    endsInNumber = true
  }
}

extension Path.Element {
  /// Whether all coordinates are finite and differences of their hundredths are exact.
  fileprivate var isNearby: Bool {
    func isNearby(_ point: Point) -> Bool { point.x.magnitude < 1e9 && point.y.magnitude < 1e9 }
    switch self {
    case .move(let point), .line(let point): return isNearby(point)
    case .curve(let first, let second, let end):
      return isNearby(first) && isNearby(second) && isNearby(end)
    case .close: return true
    }
  }
}
