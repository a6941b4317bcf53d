public import Drawing

/// Series that cannot be told apart or named, and intervals that say nothing.
extension PlotLint {
  // MARK: Names

  func faultsOfNames(_ figure: PlotLintFigure) -> [FigureFault] {
    // One series is what the title speaks of, and one alone in its panel may be what the panel's title names.
    let titled = figure.plot.series.filter { series in
      figure.panels.filter { $0.panel.keySeries.contains(series) }.allSatisfy { panel in
        panel.panel.keySeries.count == 1 && panel.panel.title?.contains(series.name) ?? false
      }
    }
    let series = figure.plot.keySeries.filter {
      !titled.contains($0) && !isNamedByItsPlace($0, figure)
    }
    guard figure.plot.keySeries.count > 1 else { return [] }
    let named = Set(figure.namesInKeys)
    // A name that is too long for its place is cut, and says so.
    let cut = named.filter { $0.hasSuffix("…") }.map { $0.dropLast() }
    func isNamed(_ name: String) -> Bool {
      named.contains(name) || cut.contains { name.hasPrefix($0) }
    }
    var faults = series.filter { !isNamed($0.name) }.map {
      FigureFault(.identified, "\"\($0.name)\" is neither in a key nor named at its end")
    }
    for panel in figure.panels where panel.hasEndLabels { faults += faultsOfEnds(panel, figure) }
    return faults
  }

  /// Whether a series is a category of every panel that it is in: its name stands where it stands.
  private func isNamedByItsPlace(_ series: Series, _ figure: PlotLintFigure) -> Bool {
    figure.panels.filter { $0.panel.series.contains(series) }.allSatisfy { panel in
      [panel.panel.x, panel.panel.y].contains { $0.categories?.contains(series.name) ?? false }
    }
  }

  /// Whether names at the ends of curves stand in the order of the ends, and close to them.
  private func faultsOfEnds(_ panel: PlotLintFigure.DrawnPanel, _ figure: PlotLintFigure)
    -> [FigureFault]
  {
    let ends = panel.panel.marks.compactMap { mark -> (name: String, y: Double)? in
      guard mark.layer == .primary || mark.layer == .theory, let name = mark.series?.name,
        let end = mark.extent.last(where: { $0.x.isFinite && $0.y.isFinite }),
        let place = panel.frame.point(end)
      else { return nil }
      return (name, place.y)
    }
    let labels = figure.runsInKeys.filter {
      panel.rectangle.y <= $0.position.y + 20 && $0.position.y - 20 <= panel.rectangle.maxY
        && $0.position.x >= panel.rectangle.maxX
    }
    var faults: [FigureFault] = []
    for label in labels where label.position.x - panel.rectangle.maxX > nameDistance {
      faults.append(
        FigureFault(.identified, "\"\(label.string)\" stands more than 1 cm from its curve")
      )
    }
    let placed = labels.compactMap { label in
      ends.first { $0.name == label.string }.map {
        (name: label.string, label: label.position.y, end: $0.y)
      }
    }.sorted { $0.label < $1.label }
    // Ends at one height, to half a point, have no order.
    for (above, below) in zip(placed, placed.dropFirst()) where above.end > below.end + 0.5 {
      faults.append(
        FigureFault(
          .identified,
          "\"\(above.name)\" stands above \"\(below.name)\" and its curve ends below"
        )
      )
    }
    return faults
  }

  // MARK: Looks

  func faultsOfLooks(_ figure: PlotLintFigure) -> [FigureFault] {
    let series = figure.plot.series
    var faults: [FigureFault] = []
    for (index, first) in series.enumerated() {
      for second in series[(index + 1)...] {
        if first.name == second.name {
          faults.append(
            FigureFault(.sameLook, "\"\(first.name)\" has two looks in the figure")
          )
          continue
        }
        let meet = figure.panels.contains {
          $0.panel.series.contains(first) && $0.panel.series.contains(second)
        }
        // Where each has its name beside it, nobody must find it by its look.
        let isNamed =
          figure.panels.allSatisfy { panel in
            [first, second].contains { !panel.panel.keySeries.contains($0) }
          } || isNamedByItsPlace(first, figure) && isNamedByItsPlace(second, figure)
        guard meet, !isNamed, let reason = confusion(of: first, second, figure) else { continue }
        faults.append(
          FigureFault(.distinct, "\"\(first.name)\" and \"\(second.name)\" look alike \(reason)")
        )
      }
    }
    return faults
  }

  /// To whom two series look alike; nothing if a dash, a marker or the colours tell them apart for everyone.
  private func confusion(of first: Series, _ second: Series, _ figure: PlotLintFigure) -> String? {
    // Bands and dots of single runs have neither dash nor marker: only what lies in front of them has.
    let haveShapes = [first, second].allSatisfy { series in
      figure.panels.contains { panel in
        panel.panel.marks.contains { $0.series == series && $0.layer.hasShape }
          || (panel.panel.strip?.rows ?? []).contains { $0.series == series }
      }
    }
    if haveShapes,
      first.style.dash != second.style.dash || first.style.marker != second.style.marker
    {
      return nil
    }
    for theme in Theme.allCases {
      let colors = [first, second].map { theme.color($0.style.color) }
      let lights = colors.map { OKLab($0).lightness }
      if (lights[0] - lights[1]).magnitude < colorDistance {
        return "in grey (\(theme.rawValue) theme)"
      }
      let seen = colors.map { OKLab($0.deuteranopic) }
      if seen[0].distance(to: seen[1]) < colorDistance {
        return "to readers without green cones (\(theme.rawValue) theme)"
      }
    }
    return nil
  }

  /// The faults of the looks of series over several figures: one name, one look.
  ///
  /// - Parameter figures: the name of each figure with its series.
  /// - Returns: one fault for each series that looks different from where it came first.
  public func faults(ofLooksIn figures: [(figure: String, series: [Series])]) -> [FigureFault] {
    var first: [String: (figure: String, style: SeriesStyle)] = [:]
    var faults: [FigureFault] = []
    for (figure, series) in figures {
      for series in series {
        guard let known = first[series.name] else {
          first[series.name] = (figure, series.style)
          continue
        }
        guard known.style != series.style else { continue }
        faults.append(
          FigureFault(
            .sameLook,
            "\"\(series.name)\" looks different in \"\(known.figure)\" and \"\(figure)\""
          )
        )
      }
    }
    return faults
  }
}

extension PlotLintFigure {
  /// The texts of keys and of the ends of curves.
  fileprivate var runsInKeys: [TextRun] {
    func runs(_ nodes: [Node], isKey: Bool) -> [TextRun] {
      nodes.flatMap { node -> [TextRun] in
        switch node {
        case .group(let group): runs(group.nodes, isKey: isKey || group.role == .legend)
        case .text(let run): isKey ? [run] : []
        case .shape: []
        }
      }
    }
    return runs(scene.nodes, isKey: false)
  }

  fileprivate var namesInKeys: [String] { runsInKeys.map(\.string) }
}

extension MarkLayer {
  /// Whether the dash and the marker of a series show in the layer.
  fileprivate var hasShape: Bool {
    switch self {
    case .errorBar, .primary, .theory: true
    case .reference, .band, .single: false
    }
  }
}
