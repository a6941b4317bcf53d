package import Plotting

/// A plot with the part of its caption that says what was measured, and with what it found.
package struct CaptionedPlot: Sendable {
  package var plot: Plot
  package var caption: String
  /// What was found: the title is chosen among its sentences when the figure is laid out.
  var finding: Finding
  /// The numbers for readers who want them, where the plot's own table does not say all.
  var numbers: PlotTable?

  /// - Parameters:
  ///   - plot: What is drawn; its title is the finding's.
  ///   - caption: What is shown.
  ///   - finding: What was found.
  ///   - numbers: The numbers for readers who want them; nil for the plot's own.
  init(plot: Plot, caption: String, finding: Finding, numbers: PlotTable? = nil) {
    self.plot = plot
    self.plot.title = finding.titles[0]
    self.caption = caption
    self.finding = finding
    self.numbers = numbers
  }
}
