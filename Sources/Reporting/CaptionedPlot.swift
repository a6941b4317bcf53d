internal import Plotting

/// A plot with the part of its caption that says what was measured.
struct CaptionedPlot {
  var plot: Plot
  var caption: String
}
