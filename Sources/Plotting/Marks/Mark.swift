public import Drawing

/// A way to draw data in a panel.
///
/// A mark knows its data and its looks; scales come to it in a ``Frame``. Everything else is asked of it by the plot: which
/// values the axes must span, what the key, the caption and the data table say.
public protocol Mark: Sendable {
  /// What the mark stands for; nothing for a rule.
  var series: Series? { get }
  /// What part it plays: a page offers the series of marks to be seen alone, and not those of annotations.
  var role: Group.Role { get }
  /// How far in front the mark lies.
  var layer: MarkLayer { get }
  /// The points that the panel's axes must span.
  var extent: [DataPoint] { get }
  /// The values for the data table; none for marks that repeat others.
  var records: [MarkRecord] { get }
  /// What the caption must say for a reader to understand the mark, as a sentence.
  var definition: String? { get }
  /// Whether the mark has its name beside it, so that no key needs to.
  var namesItself: Bool { get }
  /// How many of the mark's curves end in a value that is not finite, and how many there are; nothing if it has no curves.
  var failures: (failed: Int, all: Int)? { get }
  /// The colours that stand for numbers, if the mark has any: a key shows them.
  var colors: ColorUse? { get }
  /// How far to the right the mark wants to stand of its values, in points, so that series that share them stand side by side.
  var shift: Double { get }

  /// The mark, drawn; outside the panel nothing of it shows.
  func nodes(in frame: Frame) -> [Node]
}

extension Mark {
  /// By default a mark shows data.
  public var role: Group.Role { .mark }
  /// By default a mark needs no words in the caption.
  public var definition: String? { nil }
  /// By default a key names the series of a mark.
  public var namesItself: Bool { false }
  /// By default a mark has no curves.
  public var failures: (failed: Int, all: Int)? { nil }
  /// By default a mark stands at its values.
  public var shift: Double { 0 }
  /// By default a mark has the colours of its series.
  public var colors: ColorUse? { nil }

  /// What labels must keep clear of, as corners of polylines: curves in front, and nothing else.
  func obstacles(in frame: Frame) -> [[Point]] {
    switch layer {
    case .primary, .theory: frame.pieces(extent)
    case .reference, .band, .single, .errorBar: []
    }
  }
}
