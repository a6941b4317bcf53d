public import Drawing

/// The faults of a figure that show in its data, and those of its scene: what no printed figure may have.
///
/// Each rule is one of those that a careful reader applies to a printed figure (see ``FigureFault/Rule``). What a rule
/// allows is said where it allows it, with the reason.
public struct PlotLint: Sendable {
  /// The limits of what shows in the scene alone.
  public var scene = SceneLint()
  /// How many labelled numbers an axis may have.
  public var tickCount = 3...7
  /// The most lines of a title.
  public var titleLines = 2
  /// The least share of an axis that data take, whatever its scale.
  public var leastUse = 0.5
  /// The least share of an axis that is left to curves after their start.
  public var leastRest = 0.25
  /// The least share of a panel's height that its data take.
  public var leastFill = 0.6
  /// How opaque a band may be.
  public var bandOpacity = 0.15...0.25
  /// The most runs that must be shown one by one.
  public var fewRuns = 10
  /// The least distance of two colours that alone tell series apart, in OKLab, where 0.02 is just noticed.
  public var colorDistance = 0.08
  /// How far a name may stand from the end of its curve, in points: a centimetre.
  public var nameDistance = 72 / 2.54

  /// Creates a lint with a journal's limits.
  public init() {}

  /// The faults of a figure, by rule; empty if it has none.
  ///
  /// - Parameters:
  ///   - plot: the figure.
  ///   - caption: the whole caption, if it is not the plot's own alone.
  ///   - measurer: tells the room that text takes.
  /// - Returns: each fault once.
  public func faults(
    in plot: Plot,
    caption: String? = nil,
    measuring measurer: some TextMeasurer
  ) -> [FigureFault] {
    let figure = PlotLintFigure(plot, caption: caption ?? plot.caption, measuring: measurer)
    let faults =
      faultsOfTicks(figure) + faultsOfAxisTitles(figure) + faultsOfCutTitles(figure)
      + faultsOfEpochs(figure)
      + faultsOfSharing(figure) + faultsOfFill(figure) + faultsOfClipping(figure)
      + faultsOfNames(figure) + faultsOfLooks(figure) + faultsOfBands(figure)
      + faultsOfBars(figure) + faultsOfSeeds(figure)
      + faultsOfPlaces(figure) + faultsOfTruth(figure)
      + faultsOfTitle(figure) + faultsOfEmptiness(figure) + faultsOfCategories(figure)
      + scene.faults(in: figure.scene)
    return faults.distinct
  }
}

extension Plot {
  /// The faults of the figure by all rules; empty if it has none.
  public func faults(measuring measurer: some TextMeasurer) -> [FigureFault] {
    PlotLint().faults(in: self, measuring: measurer)
  }
}
