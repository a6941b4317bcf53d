internal import Drawing
internal import Foundation

/// Marks that stand where they do not belong, and counts that stand on each other.
extension PlotLint {
  func faultsOfPlaces(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel in
      faultsOfShifts(panel) + faultsOfEdges(panel) + faultsOfCounts(panel)
    }
  }

  /// Whether what stands beside its value is nearer to another.
  func faultsOfShifts(_ panel: PlotLintFigure.DrawnPanel) -> [FigureFault] {
    let shifted = panel.panel.marks.filter { $0.shift != 0 }
    let places = Set(shifted.flatMap(\.extent).map(\.x)).compactMap(panel.frame.x.position).sorted()
    let gap = zip(places, places.dropFirst()).map { $1 - $0 }.filter { $0 > 0 }.min()
    guard let gap else { return [] }
    return shifted.filter { ($0.shift * panel.frame.dodge).magnitude >= gap / 2 }.map { mark in
      FigureFault(
        .displaced,
        "\"\(mark.series?.name ?? "a mark")\" stands nearer to another value than to its own in \(panel.name)"
      )
    }
  }

  /// Whether markers stand beside the panel, where they are cut off.
  func faultsOfEdges(_ panel: PlotLintFigure.DrawnPanel) -> [FigureFault] {
    panel.panel.marks.compactMap { mark in
      let shift = mark.shift * panel.frame.dodge
      guard shift != 0 else { return nil }
      let outside = mark.extent.count { value in
        guard let point = panel.frame.point(value) else { return false }
        let x = point.x + shift
        return x < panel.rectangle.x - 1.5 || x > panel.rectangle.maxX + 1.5
      }
      guard outside > 0 else { return nil }
      return FigureFault(
        .markOutside,
        "\(outside) markers of \"\(mark.series?.name ?? "a mark")\" stand beside \(panel.name)"
      )
    }
  }

  /// Whether the counts below the values have room; words on words are found in the scene.
  private func faultsOfCounts(_ panel: PlotLintFigure.DrawnPanel) -> [FigureFault] {
    guard let strip = panel.panel.strip else { return [] }
    let needed =
      switch strip.form {
      case .crosses: 10.0
      case .numbers: 9.0
      case .boxes: 5.0
      }
    return strip.rows.compactMap { row in
      let places = row.counts.compactMap { panel.frame.x.position(of: $0.x) }.sorted()
      guard zip(places, places.dropFirst()).contains(where: { $1 - $0 < needed }) else {
        return nil
      }
      return FigureFault(
        .counts,
        "counts of \"\(row.series.name)\" lie on each other in \(panel.name)"
      )
    }
  }
}
