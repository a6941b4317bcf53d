public import Drawing

/// A figure of one or more panels, before it is laid out.
///
///     let plot = Plot(
///       title: "Batch norm reaches a lower loss",
///       subtitle: "Cross-entropy after each epoch, inference mode",
///       panels: [[Panel(x: .epochs(through: 10), y: Axis("Loss"), marks: marks)]])
///     let scene = plot.scene(measuring: renderer)
///
/// The figure is a function of this value and of the widths of its text: nothing is random and nothing is remembered.
public struct Plot: Sendable {
  /// Where the names of series stand.
  public enum KeyPolicy: Sendable, Hashable {
    /// At the ends of the curves if there is one panel and they fit, else in one key above all panels; none for one series.
    case automatic
    /// In one key above all panels.
    case key
    /// Nowhere: the title names what is drawn.
    case none
  }

  /// The finding, as a sentence.
  public var title: String
  /// The measure: what was computed from what.
  public var subtitle: String?
  /// The size of the figure, in points; a journal's full width is 468.
  ///
  /// A figure of named rows is as high as they need.
  public var size: Size
  /// The panels by row; none has more than the first.
  public var panels: [[Panel]]
  /// Whether the panels of a column share their horizontal axes where these are equal: one domain, numbered below the last.
  public var sharesX: Bool
  /// Whether panels beside each other share their vertical axes where these are equal: one domain, numbered beside the first.
  public var sharesY: Bool
  /// Where the names of series stand.
  public var key: KeyPolicy
  /// The least height of a panel, in points: three numbers with their gaps.
  var leastPanelHeight = 40.0

  /// Creates a plot.
  ///
  /// - Parameters:
  ///   - title: the finding, as a sentence.
  ///   - subtitle: the measure.
  ///   - size: in points; by default the full width of a page and a height that suits the number of rows.
  ///   - panels: by row; none has more than the first.
  ///   - sharesX: whether equal horizontal axes of a column are one.
  ///   - sharesY: whether equal vertical axes of a row are one.
  ///   - key: where the names of series stand.
  public init(
    title: String,
    subtitle: String? = nil,
    size: Size? = nil,
    panels: [[Panel]],
    sharesX: Bool = true,
    sharesY: Bool = true,
    key: KeyPolicy = .automatic
  ) {
    precondition(
      panels.first.map { first in
        panels.allSatisfy { (1...max(1, first.count)).contains($0.count) }
      } ?? false,
      "a figure has panels, and no row has more than the first"
    )
    self.title = title
    self.subtitle = subtitle
    self.size =
      size
      ?? Size(
        width: 468,
        height: (panels.count == 1 ? 196 : 64 + 124 * Double(panels.count))
          + panels.map { row in row.compactMap { $0.strip?.height }.max() ?? 0 }.reduce(0, +)
      )
    self.panels = panels
    self.sharesX = sharesX
    self.sharesY = sharesY
    self.key = key
  }

  /// The series of all panels, in the order in which they first appear.
  package var series: [Series] { panels.joined().flatMap(\.series).distinct }

  /// The series that a key must name.
  package var keySeries: [Series] { panels.joined().flatMap(\.keySeries).distinct }

  /// The lines of the title in the width of the figure, however many.
  package func titleLines(measuring measurer: some TextMeasurer) -> [String] {
    let lettering = Lettering(measurer)
    let width = size.width - 2 * PlotLayout.edge
    return lettering.lines(title, in: lettering.title, width: width, count: Int.max)
  }

  /// The figure, laid out and drawn.
  ///
  /// - Parameters:
  ///   - description: what the figure shows, for readers who cannot see it; by default ``alternativeText``.
  ///   - measurer: tells the room that text takes, so that nothing overlaps in the output.
  /// - Returns: the scene.
  public func scene(description: String? = nil, measuring measurer: some TextMeasurer) -> Scene {
    let layout = PlotLayout(self, Lettering(measurer))
    return Scene(
      size: layout.size,
      title: title,
      description: description ?? alternativeText,
      nodes: layout.nodes()
    )
  }
}
