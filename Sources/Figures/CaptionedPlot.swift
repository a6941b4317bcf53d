package import Plotting

/// A plot with the part of its caption that says what was measured.
package struct CaptionedPlot: Sendable {
  package var plot: Plot
  package var caption: String
  /// The sentences of the caption that speak of the computed title, and say nothing under another.
  var notesOfTitle: [String] = []
}
