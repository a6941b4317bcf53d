/// A colour by its meaning: the theme gives it a value, so that one scene serves light, dark and print.
public enum ColorToken: String, Sendable, Hashable, CaseIterable {
  /// Text and marks of the highest contrast.
  case ink
  /// Secondary text: subtitles, tick labels, notes.
  case mutedInk = "ink-muted"
  /// The surface that the figure lies on.
  case background
  /// Axis lines and ticks.
  case axis
  /// Grid lines, lighter than any data.
  case grid
  /// The five series colours, distinct for colour-blind readers; also told apart by dash and marker.
  case series1 = "series-1"
  case series2 = "series-2"
  case series3 = "series-3"
  case series4 = "series-4"
  case series5 = "series-5"
  /// Six colours in an order that the eye sees, for the levels of a factor: their lightness only rises.
  case level1 = "level-1"
  case level2 = "level-2"
  case level3 = "level-3"
  case level4 = "level-4"
  case level5 = "level-5"
  case level6 = "level-6"
}

/// What fills an area or strokes a line.
public struct Paint: Sendable, Hashable {
  /// Where a colour comes from.
  public enum Color: Sendable, Hashable {
    /// The theme says what it looks like.
    case token(ColorToken)
    /// The same in every theme: a colour that stands for a number.
    case fixed(RGB)
  }

  /// The colour.
  public var color: Color
  /// From 0, invisible, to 1, opaque.
  public var opacity: Double

  /// Creates a paint of a colour that has a meaning.
  public init(_ token: ColorToken, opacity: Double = 1) {
    color = .token(token)
    self.opacity = opacity
  }

  /// Creates a paint of a colour that is the same in every theme.
  public init(fixed color: RGB, opacity: Double = 1) {
    self.color = .fixed(color)
    self.opacity = opacity
  }
}

/// How an outline is drawn.
public struct Stroke: Sendable, Hashable {
  /// The colour of the line.
  public var paint: Paint
  /// The width of the line, in points.
  public var width: Double
  /// The lengths of dashes and gaps in turn, in points; empty for a solid line.
  public var dash: [Double]

  /// Creates a stroke; joins and caps are round.
  public init(_ paint: Paint, width: Double, dash: [Double] = []) {
    self.paint = paint
    self.width = width
    self.dash = dash
  }
}

/// How a run of text looks.
public struct TextStyle: Sendable, Hashable {
  /// The typefaces in use; each renderer names the font.
  public enum Family: String, Sendable, Hashable {
    case sans
    case mono
  }

  /// The typeface.
  public var family: Family
  /// The font size, in points.
  public var size: Double
  /// Whether the weight is bold.
  public var isBold: Bool
  /// The colour of the text.
  public var paint: Paint

  /// Creates a text style.
  public init(
    size: Double,
    isBold: Bool = false,
    paint: Paint = Paint(.ink),
    family: Family = .sans
  ) {
    self.family = family
    self.size = size
    self.isBold = isBold
    self.paint = paint
  }
}
