internal import Experiments
internal import Plotting
internal import Runs
internal import Statistics

/// A measure as the colour of cells: networks by the levels of a factor, or one panel a network of two factors.
struct HeatmapFigure {
  let cells: [Cell]
  let measure: Measure
  let palette: NetworkPalette

  var plot: CaptionedPlot {
    CaptionedPlot(
      plot: Plot(
        title: "Heatmap",
        panels: [[Panel(x: Axis("x"), y: Axis("y"), marks: [NoteMark("No run has a number.")])]]
      ),
      caption: ""
    )
  }
}
