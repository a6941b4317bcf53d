internal import Drawing
internal import Golden

extension Explanation {
  /// The words of `bnreport golden`, and the rules of print that `bnreport doctor --figures` checks.
  static let pictures = GoldenVerdict.allCases.map(page) + FigureFault.Rule.allCases.map(page)

  private static func page(of verdict: GoldenVerdict) -> Explanation {
    switch verdict {
    case .equal:
      Explanation(
        "equal",
        short: "picture and reference look the same",
        "All samples are the same; compression, kind of pixels and times do not count."
      )
    case .tolerated:
      Explanation(
        "tolerated",
        short: "picture and reference differ within what is allowed",
        "Allowed is what --tolerance, --pixels and --window say, and golden.yaml of single pictures."
      )
    case .different:
      Explanation(
        "different",
        short: "a picture differs from its reference by more than is allowed",
        """
        `--report FILE` shows both, and where they differ. If the change is meant:
        `bnreport golden accept NAME --from DIR --baseline DIR`. Exit status 1.
        """
      )
    case .missing:
      Explanation(
        "new",
        "missing",
        short: "a picture has no reference",
        "Look at it, then `bnreport golden accept NAME` makes it the reference. Exit status 66."
      )
    case .unreadable:
      Explanation(
        "unreadable",
        short: "a picture or its reference cannot be read",
        "The message says why, and ends in the code of the fault. Exit status 65."
      )
    }
  }

  private static func page(of rule: FigureFault.Rule) -> Explanation {
    Explanation(
      rule.rawValue,
      short: "figures: " + rule.demand,
      """
      A rule of print that `bnreport doctor --figures` checks; the message says where a figure
      breaks it. Shorter titles and fewer series help the most; what remains is a fault of the
      program, which we ask you to report with the experiment.
      """
    )
  }
}
