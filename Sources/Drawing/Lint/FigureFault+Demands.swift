extension FigureFault.Rule {
  /// What the rule demands, in a sentence without its full stop.
  public var demand: String {
    switch self {
    case .textOverlap: "no text lies on another text"
    case .textOutside: "no text crosses the edge of the figure or of what cuts it off"
    case .smallText: "no text is smaller than a limit"
    case .letters: "letters have a shape, and a minus is a minus"
    case .ticks: "axes have 3 to 7 numbers at even, round distances, of one precision"
    case .axisTitle: "axes say what they show, in which unit, and whether they are logarithmic"
    case .epochs: "epochs count from 0, before training, and the first and the last are labelled"
    case .sharedAxis: "panels of one measure have one scale"
    case .aligned: "panels of a row begin and end together, and so do those of a column"
    case .fill: "the data take most of the panel"
    case .clipped: "what lies outside of the panel has a mark"
    case .identified: "every series has its name at its end, or in a key"
    case .distinct: "series differ without colour"
    case .contrast: "lines and text stand out from what they lie on, in every theme"
    case .grid: "the grid is paler than the data and behind them"
    case .band: "bands are pale, behind their lines, and defined in words"
    case .sameLook: "one thing looks the same in all figures"
    case .bars: "bars begin at zero, and error bars have ends"
    case .seeds: "few runs are shown one by one, and their number is said"
    case .words:
      "the figure has a title and an alternative for readers who cannot see it, of at most 150 characters"
    case .finding:
      "the title compares, with an interval, or says why there is none: one run, or no difference"
    case .longTitle: "the title has at most two lines"
    case .empty:
      "no axis is more than half empty, and no start of curves takes three quarters of one"
    case .categoryLine: "no line leads from one category to another"
    case .size: "the figure is small enough for a page of the web"
    case .page: "the figure is no taller and no wider than a page of print"
    case .hyphenated: "words are not broken"
    case .displaced: "what stands beside its value is nearer to it than to the next"
    case .markOutside: "nothing is drawn beside the panel"
    case .counts: "counts of runs that failed do not lie on each other"
    case .impossible: "no axis passes what a value can be"
    case .torn: "a band has no holes where there are values"
    case .missing: "a value that is not drawn is spoken of"
    case .repeated: "the caption says nothing twice, and nothing that the title says"
    case .untrue: "what the caption says is so"
    }
  }
}
