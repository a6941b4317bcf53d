internal import Drawing
internal import Notation
internal import Plotting

/// What a figure found: the sentence of its title, what it rests on, and what its caption says of the title's numbers.
package struct Finding: Sendable {
  /// What a title rests on, which decides what it may say.
  package enum Basis: Sendable, Hashable {
    /// A comparison with its interval.
    case interval
    /// A comparison that shows no difference, with how large it may be, or too few runs for it.
    case noDifference
    /// One run of each: what is seen, without an interval.
    case oneRun
    /// A count of verdicts or of cells.
    case count
    /// How far what was measured is from theory.
    case theory
    /// Nothing to compare: the title says what is shown.
    case nothing
  }

  /// The title, the richest first; a figure has the first that fits two lines.
  var titles: [String]
  /// What it rests on.
  var basis: Basis
  /// What the numbers of the title are, as sentences; empty where the title says it itself.
  var note = ""

  /// The first title that is no longer than two lines of a figure, or the last; the plot with it.
  func titled(_ plot: Plot, measuring text: any TextMeasurer) -> (plot: Plot, fits: Bool) {
    var plot = plot
    for title in titles {
      plot.title = title
      if plot.titleLines(measuring: text).count <= 2 { return (plot, true) }
    }
    return (plot, false)
  }

  /// What is shown, where nothing can be compared.
  static func nothing(_ title: String) -> Finding { Finding(titles: [title], basis: .nothing) }
}
