public import Drawing

/// A named thing that is compared, such as a network: it looks the same in every figure.
public struct Series: Sendable, Hashable {
  /// The name in keys, labels and tables.
  public var name: String
  /// How its marks look.
  public var style: SeriesStyle

  /// Creates a series.
  public init(_ name: String, style: SeriesStyle) {
    self.name = name
    self.style = style
  }
}

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

  /// Creates a style.
  public init(color: ColorToken, dash: [Double] = [], marker: Marker) {
    self.color = color
    self.dash = dash
    self.marker = marker
  }

  /// One of five styles that differ in colour, dash and marker at once.
  ///
  /// - Parameter number: from 1 to 5; reports give 1, blue and solid, to batch norm and 2, vermillion and dashed, to the
  ///   baseline.
  /// - Returns: the style.
  public static func numbered(_ number: Int) -> SeriesStyle {
    switch number {
    case 1: SeriesStyle(color: .series1, marker: .circle)
    case 2: SeriesStyle(color: .series2, dash: [5, 2], marker: .square)
    case 3: SeriesStyle(color: .series3, dash: [1.5, 1.5], marker: .triangle)
    case 4: SeriesStyle(color: .series4, dash: [7, 2, 1.5, 2], marker: .diamond)
    case 5: SeriesStyle(color: .series5, dash: [3, 3], marker: .plus)
    default: preconditionFailure("there are five styles: more series than that need panels")
    }
  }
}
