/// A way in which a figure fails its reader, with the rule that it breaks.
public struct FigureFault: Sendable, Hashable, CustomStringConvertible {
  /// What no printed figure may do; the raw value is the short name that reports print.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// No text lies on another text.
    case textOverlap = "text-overlap"
    /// No text crosses the edge of the figure or of what cuts it off.
    case textOutside = "text-outside"
    /// No text is smaller than a limit.
    case smallText = "small-text"
    /// Letters have a shape, and a minus is a minus.
    case letters
    /// Axes have 3 to 7 numbers at even, round distances, of one precision.
    case ticks
    /// Axes say what they show, in which unit, and whether they are logarithmic.
    case axisTitle = "axis-title"
    /// Epochs count from 0, before training, and the first and the last are labelled.
    case epochs
    /// Panels of one measure have one scale.
    case sharedAxis = "shared-axis"
    /// Panels of a row begin and end together, and so do those of a column.
    case aligned
    /// The data take most of the panel.
    case fill
    /// What lies outside of the panel has a mark.
    case clipped
    /// Every series has its name at its end, or in a key.
    case identified
    /// Series differ without colour.
    case distinct
    /// Lines and text stand out from what they lie on, in every theme.
    case contrast
    /// The grid is paler than the data and behind them.
    case grid
    /// Bands are pale, behind their lines, and defined in words.
    case band
    /// One thing looks the same in all figures.
    case sameLook = "same-look"
    /// Bars begin at zero, and error bars have ends.
    case bars
    /// Few runs are shown one by one, and their number is said.
    case seeds
    /// The figure has a title and an alternative for readers who cannot see it, of at most 150 characters.
    case words
    /// The title compares, with an interval, or says why there is none: one run, or no difference.
    case finding
    /// The title has at most two lines.
    case longTitle = "long-title"
    /// No axis is more than half empty, and no start of curves takes three quarters of one.
    case empty
    /// No line leads from one category to another.
    case categoryLine = "category-line"
    /// The figure is small enough for a page of the web.
    case size
    /// The figure is no taller and no wider than a page of print.
    case page
    /// Words are not broken.
    case hyphenated
    /// What stands beside its value is nearer to it than to the next.
    case displaced
    /// Nothing is drawn beside the panel.
    case markOutside = "mark-outside"
    /// Counts of runs that failed do not lie on each other.
    case counts
    /// No axis passes what a value can be.
    case impossible
    /// A band has no holes where there are values.
    case torn
    /// A value that is not drawn is spoken of.
    case missing
    /// The caption says nothing twice, and nothing that the title says.
    case repeated
    /// What the caption says is so.
    case untrue
  }

  /// The rule that is broken.
  public var rule: Rule
  /// What is wrong, and where.
  public var message: String

  /// Creates a fault.
  public init(_ rule: Rule, _ message: String) {
    self.rule = rule
    self.message = message
  }

  /// `rule: message`.
  public var description: String { "\(rule.rawValue): \(message)" }
}
