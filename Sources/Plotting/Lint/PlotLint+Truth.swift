internal import Drawing
internal import Foundation

/// Axes, bands and captions that say what is not so.
extension PlotLint {
  func faultsOfTruth(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { faultsOfDomain($0) + faultsOfHoles($0) }
      + faultsOfGaps(figure) + faultsOfRepetition(figure) + faultsOfClaims(figure)
  }

  // MARK: Axes

  /// What is never below 0; its differences and changes are.
  private static let positive = ["loss", "cross-entropy", "time", "duration", "seconds", "epochs"]
  private static let signed = ["difference", "change", "gap", "ratio"]

  /// Whether an axis shows values that cannot be.
  private func faultsOfDomain(_ panel: PlotLintFigure.DrawnPanel) -> [FigureFault] {
    let points = panel.panel.marks.filter { $0.layer == .single || $0.layer == .primary }
      .flatMap(\.extent)
    return [
      (panel.panel.x, panel.x, points.map(\.x)), (panel.panel.y, panel.y, points.map(\.y)),
    ].compactMap { axis, ticks, values in
      guard axis.scale == .linear, axis.rows == nil, axis.categories == nil else { return nil }
      let words = axis.words.lowercased()
      let isSigned = Self.signed.contains(where: words.contains)
      let limits: ClosedRange<Double>
      switch axis.format {
      case .percent where !isSigned: limits = 0...1
      case .number where !isSigned && Self.positive.contains(where: words.contains):
        limits = 0...Double.greatestFiniteMagnitude
      case .percent, .points, .number: return nil
      }
      let slack = 1e-9
      // A difference of shares is a share by its unit, and may be below 0.
      guard values.allSatisfy({ !$0.isFinite || limits.contains($0) }) else { return nil }
      guard
        ticks.domain.lowerBound < limits.lowerBound - slack
          || ticks.domain.upperBound > limits.upperBound + slack
      else { return nil }
      let ends = [ticks.domain.lowerBound, ticks.domain.upperBound].map { axis.format.text($0) }
      return FigureFault(
        .impossible,
        "\"\(axis.title)\" of \(panel.name) goes from \(ends[0]) to \(ends[1])"
      )
    }
  }

  // MARK: Bands and curves

  /// Whether a band or a bar is left out where its mean is drawn: an end has no place on the axis.
  private func faultsOfHoles(_ panel: PlotLintFigure.DrawnPanel) -> [FigureFault] {
    panel.panel.marks.compactMap { mark in
      let holes = mark.records.count { record in
        guard let lower = record.lower, let upper = record.upper, let y = record.y,
          record.row == nil, panel.panel.y.rows == nil
        else { return false }
        return panel.frame.y.hasPosition(y)
          && !(panel.frame.y.hasPosition(lower) && panel.frame.y.hasPosition(upper))
      }
      guard holes > 0 else { return nil }
      return FigureFault(
        .torn,
        "\(holes) intervals of \"\(mark.series?.name ?? "a mark")\" have an end that \(panel.name) cannot show"
      )
    }
  }

  /// Words that tell a reader why a curve has a hole or a panel has none.
  private static let excuses = [
    "no mean", "no value", "no number", "diverged", "not measured", "stopped being finite",
    "got there",
  ]

  /// Whether a curve has a hole that nobody speaks of.
  private func faultsOfGaps(_ figure: PlotLintFigure) -> [FigureFault] {
    guard !Self.excuses.contains(where: figure.words.contains) else { return [] }
    return figure.panels.flatMap { panel in
      panel.panel.marks.compactMap { mark -> FigureFault? in
        guard let line = mark as? LineMark else { return nil }
        let values = line.points.map { panel.frame.y.hasPosition($0.y) }
        guard let first = values.firstIndex(of: true), let last = values.lastIndex(of: true),
          values[first...last].contains(false)
        else { return nil }
        return FigureFault(
          .missing,
          "\"\(line.series?.name ?? "a curve")\" lacks values in \(panel.name), and no word says why"
        )
      }
    }
  }

  // MARK: Captions

  /// The sentences of a caption, each without its full stop.
  private static func sentences(_ caption: String) -> [String] {
    caption.components(separatedBy: ". ").map {
      $0.trimmingCharacters(in: CharacterSet(charactersIn: ". "))
    }.filter { !$0.isEmpty }
  }

  private func faultsOfRepetition(_ figure: PlotLintFigure) -> [FigureFault] {
    let counts = Dictionary(grouping: Self.sentences(figure.caption), by: \.self)
    return counts.filter { $0.value.count > 1 }.keys.sorted().map {
      FigureFault(.repeated, "the caption says \"\($0)\" \(counts[$0]?.count ?? 0) times")
    }
  }

  /// Whether what the caption says of the figure is so, where that can be seen in the figure.
  private func faultsOfClaims(_ figure: PlotLintFigure) -> [FigureFault] {
    let forms = figure.panels.compactMap(\.panel.strip?.form)
    let claims: [(words: String, isTrue: Bool)] = [
      ("lie below the panels", Self.liesBelow(figure)),
      ("Crosses count the runs that diverged", forms.contains(.crosses)),
      ("Numbers below the curves", forms.contains(.numbers)),
      ("Boxes below the curves", forms.contains(.boxes)),
      (
        "stand at the foot of the logarithmic axis",
        figure.panels.contains { $0.panel.y.zeroRoom > 0 }
      ),
      ("One panel a network", figure.panels.count > 1),
    ]
    return claims.filter { figure.caption.contains($0.words) && !$0.isTrue }.map {
      FigureFault(.untrue, "the caption says \"\($0.words)\"")
    }
  }

  /// Whether the percentages that a caption says to lie below the panels do.
  private static func liesBelow(_ figure: PlotLintFigure) -> Bool {
    guard let end = figure.caption.range(of: "lie below the panels") else { return true }
    let before = figure.caption[..<end.lowerBound]
    let sentence =
      before.range(of: ". ", options: .backwards).map { before[$0.upperBound...] } ?? before
    let numbers = sentence.split { !($0.isNumber || $0 == ".") }.compactMap { Double($0) }
    guard let highest = numbers.max() else { return true }
    return figure.panels.filter { $0.panel.y.format == .percent }.allSatisfy {
      // The caption rounds to a tenth of a per cent.
      $0.y.domain.lowerBound >= highest / 100 - 0.0006
    }
  }
}
