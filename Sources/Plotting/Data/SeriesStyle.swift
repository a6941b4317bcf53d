public import Drawing

/// The look of a series: a colour, and a dash and a marker that tell it apart without colour.
public struct SeriesStyle: Sendable, Hashable {
  /// The shape that stands at data points.
  public enum Marker: String, Sendable, Hashable, CaseIterable {
    case circle
    case square
    case triangle
    case diamond
    case plus
    /// No shape, for curves that stand for no measurement.
    case none
  }

  /// The colour, by meaning.
  public var color: ColorToken
  /// The lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]
  /// The shape at data points.
  public var marker: Marker
  /// Whether a key shows a piece of its line; not for series of markers alone.
  public var hasLine: Bool

  /// Creates a style.
  public init(color: ColorToken, dash: [Double] = [], marker: Marker, hasLine: Bool = true) {
    self.color = color
    self.dash = dash
    self.marker = marker
    self.hasLine = hasLine
  }

  /// How many styles ``numbered(_:)`` tells apart: five colours, five dashes and five markers.
  public static let count = 125

  /// One of 125 styles, no two alike.
  ///
  /// The first five differ in colour, dash and marker at once, the first 25 in colour or dash; beyond, only markers tell
  /// some of them apart. After the last the first comes again: a plot says in its caption which of its series look alike.
  ///
  /// - Parameter number: from 1; reports give 1, blue and solid, to batch norm and 2, vermillion and dashed, to the
  ///   baseline.
  /// - Returns: the style.
  public static func numbered(_ number: Int) -> SeriesStyle {
    precondition(number >= 1, "styles are numbered from 1")
    let index = (number - 1) % count
    // Squares of Latin letters: each row of five shifts the dashes by one and the markers by two, so that no pair repeats.
    let colors: [ColorToken] = [.series1, .series2, .series3, .series4, .series5]
    let dashes: [[Double]] = [[], [5, 2], [1.5, 1.5], [7, 2, 1.5, 2], [3, 3]]
    let markers: [Marker] = [.circle, .square, .triangle, .diamond, .plus]
    return SeriesStyle(
      color: colors[index % 5],
      dash: dashes[(index + index / 5) % 5],
      marker: markers[(index + 2 * (index / 5) + index / 25) % 5]
    )
  }

  /// How many levels ``level(_:of:)`` tells apart.
  public static let levelCount = 6

  /// The look of a level of a factor: a colour whose place in their order the eye sees, and a marker.
  ///
  /// - Parameters:
  ///   - index: from 0, the least.
  ///   - count: how many levels there are, at most ``levelCount`` for looks of their own.
  /// - Returns: the style.
  public static func level(_ index: Int, of count: Int) -> SeriesStyle {
    precondition((0..<count).contains(index), "a level is one of those that there are")
    let colors: [ColorToken] = [.level1, .level2, .level3, .level4, .level5, .level6]
    let markers: [Marker] = [.circle, .square, .triangle, .diamond, .plus]
    let share = count > 1 ? Double(index) / Double(count - 1) : 0
    return SeriesStyle(
      color: colors[Int((share * Double(colors.count - 1)).rounded())],
      marker: markers[index % markers.count]
    )
  }

  /// The look of what was not measured: ink that shows on a curve that follows it, finely dashed, no marker.
  public static let theory = SeriesStyle(color: .ink, dash: [2.5, 1.8], marker: .none)
}
