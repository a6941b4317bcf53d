/// A picture as a display list: what a figure shows, before any renderer.
///
/// A scene is a plain value. `CairoDrawing` turns it into PNG and PDF, `svg(idPrefix:)` into SVG for the web,
/// `svgFile(theme:outliner:)` into a file of SVG, and `transcript` into text for comparison in tests.
public struct Scene: Sendable, Hashable {
  /// The size of the picture, in points.
  public var size: Size
  /// A short name of the picture for assistive technology.
  public var title: String
  /// What the picture shows, in words, computed from its data.
  public var description: String
  /// What is drawn, from back to front.
  public var nodes: [Node]
  /// Whether print keeps the size, which someone asked for, where there is room; else it is the page's to choose.
  public var keepsSize = false

  /// Creates a scene.
  public init(size: Size, title: String, description: String, nodes: [Node]) {
    self.size = size
    self.title = title
    self.description = description
    self.nodes = nodes
  }
}

/// One thing in a scene.
public enum Node: Sendable, Hashable {
  /// Several nodes that belong together.
  case group(Group)
  /// A filled or stroked outline.
  case shape(Shape)
  /// One line of text.
  case text(TextRun)
}

/// Nodes that belong together, with the part they play in the figure.
public struct Group: Sendable, Hashable {
  /// The part a group plays: the class of its SVG element, its tag in PDF, its line in a transcript.
  public enum Role: String, Sendable, Hashable {
    case panel
    case axis
    case grid
    case mark
    case legend
    case annotation
    case decoration
  }

  /// The part that the group plays.
  public var role: Role
  /// What the group shows; the web's SVG offers it on hover.
  public var label: String?
  /// Nothing is drawn outside this rectangle.
  public var clip: Rectangle?
  /// Where the numbers behind the group stand, in the order in which a table lists them; nil for one that is not drawn.
  ///
  /// Only the web's SVG has them, so that a page can tell the number under the pointer.
  public var places: [Point?] = []
  /// What is drawn, from back to front.
  public var nodes: [Node]

  /// Creates a group.
  public init(_ role: Role, label: String? = nil, clip: Rectangle? = nil, nodes: [Node]) {
    self.role = role
    self.label = label
    self.clip = clip
    self.nodes = nodes
  }
}

/// A filled and stroked outline.
public struct Shape: Sendable, Hashable {
  /// The outline.
  public var path: Path
  /// What fills it, by the non-zero winding rule.
  public var fill: Paint?
  /// How its outline is drawn.
  public var stroke: Stroke?

  /// Creates a shape.
  public init(_ path: Path, fill: Paint? = nil, stroke: Stroke? = nil) {
    self.path = path
    self.fill = fill
    self.stroke = stroke
  }
}

/// One line of text in one style.
public struct TextRun: Sendable, Hashable {
  /// Which part of the text stands at its position.
  public enum Anchor: String, Sendable, Hashable {
    case start
    case middle
    case end
  }

  /// The characters.
  public var string: String
  /// Where the anchor stands, on the baseline.
  public var position: Point
  /// Which part of the text stands at the position.
  public var anchor: Anchor
  /// A turn around the position, in degrees, clockwise.
  public var rotation: Double
  /// How the text looks.
  public var style: TextStyle
  /// The measured width, in points: SVG viewers with another font keep the text in its box.
  public var width: Double

  /// Creates a run of text; `width` comes from a ``TextMeasurer``.
  public init(
    _ string: String,
    at position: Point,
    anchor: Anchor = .start,
    rotation: Double = 0,
    style: TextStyle,
    width: Double
  ) {
    self.string = string
    self.position = position
    self.anchor = anchor
    self.rotation = rotation
    self.style = style
    self.width = width
  }
}

/// Tells how much room a line of text takes.
public protocol TextMeasurer {
  /// The advance width, and the ascent and descent of the font, in points.
  func metrics(of string: String, in style: TextStyle) -> TextMetrics

  /// After how many of its letters a word may be divided by a hyphen, ascending; empty where that is not known.
  func divisions(of word: String) -> [Int]
}

extension TextMeasurer {
  /// None: words are divided anywhere.
  public func divisions(of word: String) -> [Int] { [] }
}

/// The room that a line of text takes, in points.
public struct TextMetrics: Sendable, Hashable {
  /// The advance width.
  public var width: Double
  /// The height above the baseline, by the font.
  public var ascent: Double
  /// The depth below the baseline, by the font, as a positive number.
  public var descent: Double

  /// Creates metrics.
  public init(width: Double, ascent: Double, descent: Double) {
    self.width = width
    self.ascent = ascent
    self.descent = descent
  }
}
