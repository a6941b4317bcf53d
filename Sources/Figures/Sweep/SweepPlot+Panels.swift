internal import Drawing
internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Notation
internal import Plotting

// Where the lines of a sweep stand: side by side in one panel, or each in a panel of its own (``Crowding``).

extension SweepPlot {
  /// Whether every line has a panel of its own.
  var isSplit: Bool { lines.count > Crowding.overlaidCurves }

  /// The width between the axes of the panel, in points: of two beside each other, and of one with the names of its lines at
  /// their ends, where these lie below each other.
  private var panelWidth: Double {
    if closer != nil { return hasRelativePanel ? 100 : 175 }
    if hasRelativePanel, !isStacked { return isOfRatios ? 130 : 175 }
    let ends = lines.map { line in
      line.cells.filter { !line.values(of: $0).isEmpty }.compactMap { $0.levels.first?.value }.max()
    }
    return Set(ends).count > 1 || lines.count == 1 ? 390 : 290
  }

  /// The least distance between two of some levels on the axis of all, in points.
  private func leastGap(_ places: [Double], panelWidth: Double) -> Double {
    guard let axis = key?.axis(over: levels), let first = levels.first, let last = levels.last,
      first < last
    else { return .infinity }
    let isLogarithmic = axis.scale != .linear && first > 0
    func position(_ value: Double) -> Double { isLogarithmic ? log(value) : value }
    let length = (panelWidth - 2 * axis.inset) / (position(last) - position(first))
    let sorted = places.sorted()
    let gaps = zip(sorted, sorted.dropFirst()).map { length * (position($1) - position($0)) }
    return gaps.filter { $0 > 0 }.min() ?? .infinity
  }

  // MARK: Side by side

  /// One panel of all lines, and beside or below it what they differ by.
  func overlaid(_ x: Axis) -> Plot {
    let closer = closer
    let panel = Panel(
      closer == nil ? nil : localized("All levels"),
      x: x,
      y: axis,
      marks: isEmpty
        ? [NoteMark(localized("No run has a number."))]
        : lines.indices.flatMap { marks(of: lines[$0], shift: shift($0)) } + theoryMarks
          + zeroMarks,
      strip: failures(width: panelWidth)
    )
    let relative = relativePanel(x: x).map { [$0] } ?? []
    let closerPanels =
      closer.flatMap { levels in key?.axis(over: levels).map { closerPanel(levels, $0) } }.map {
        [$0]
      }
      ?? []
    var plot = Plot(
      title: title,
      subtitle: subtitle,
      // Many lines need the whole width, and what they differ by a panel below.
      panels: isStacked
        ? [[panel]] + (relative.isEmpty ? [] : [relative])
        // Where ratios are the message, they come first.
        : isOfRatios ? [relative + [panel] + closerPanels] : [[panel] + closerPanels + relative],
      sharesY: false
    )
    // Nor do the rows of their key take the height of the panels.
    if isStacked { plot.size.height += 13 * Double(plot.keySeries.count / 3) }
    return plot
  }

  // MARK: A panel each

  /// The width of one of so many small multiples, in points.
  private static func width(ofOneIn count: Int) -> Double {
    410 / Double(Crowding.columns(count)) - 16
  }

  /// A panel a line, and for few enough below them a panel a difference.
  func multiples(_ x: Axis) -> Plot {
    let strip = failures(width: Self.width(ofOneIn: lines.count))
    var own = lines.map { line in
      Panel(
        line.series.name,
        x: x,
        y: axis,
        marks: marks(of: line, shift: 0),
        // Panels beside each other have one scale, and so one foot.
        strip: strip.map { strip in
          let row =
            strip.rows.first { $0.series == line.series } ?? FailureStrip.Row(line.series, [])
          return FailureStrip(strip.title, [row], form: strip.form)
        }
      )
    }
    addContext(to: &own)
    for index in own.indices where own[index].marks.isEmpty {
      own[index].marks.append(NoteMark(localized("No run has a number.")))
    }
    var rows = Crowding.rows(own)
    if lines.count <= Crowding.pairedMultiples {
      var relative = relativePanels(x: x)
      addContext(to: &relative)
      rows += Crowding.rows(relative)
    }
    let width = rows.map(\.count).max() ?? 1
    // No row has more panels than the first: there may be more differences than lines.
    if let first = rows.first, first.count < width {
      rows = rows.flatMap { $0.chunks(of: first.count) }
    }
    var size = Crowding.size(rows: rows.count)
    if strip != nil { size.height += 10 * Double(rows.count) }
    return Plot(title: title, subtitle: subtitle, size: size, panels: rows, key: .none)
  }

  /// Draws the means of the other panels behind those of each.
  private func addContext(to panels: inout [Panel]) {
    let means = panels.map { panel in
      panel.marks.compactMap { $0 as? LineMark }.flatMap(\.points)
    }
    let reach = panels.flatMap(\.marks).flatMap(\.extent).corners
    for index in panels.indices {
      let others = means.enumerated().filter { $0.offset != index && !$0.element.isEmpty }
      guard !others.isEmpty else { continue }
      panels[index].marks.append(ContextMark(others.map(\.element), reach: reach))
    }
  }

  // MARK: Runs that diverged

  /// The runs that diverged, by network and level, written as the room between the levels allows.
  private func failures(width: Double) -> FailureStrip? {
    guard var strip = strip else { return nil }
    let gap = strip.rows.map { leastGap($0.counts.map(\.x), panelWidth: width) }.min() ?? .infinity
    // The last count stands before its cross, where the one before it needs room as well.
    let ends = Array(levels.suffix(2))
    let meet = strip.rows.contains { row in ends.allSatisfy(row.counts.map(\.x).contains) }
    let last = meet ? leastGap(ends, panelWidth: width) / 2 + 5 : .infinity
    let counts = strip.rows.flatMap(\.counts)
    // A cross, the distances to its count and from it to the next, and digits of less than five points.
    let all = counts.map { 10 + 4.9 * Double("\($0.failed)/\($0.all)".count) }.max() ?? 0
    let failed = counts.map { 10 + 4.9 * Double("\($0.failed)".count) }.max() ?? 0
    if min(gap, last) >= all {
      strip.form = .crosses
    } else if gap >= failed, let all = counts.first?.all, counts.allSatisfy({ $0.all == all }) {
      strip.form = .numbers
      strip.title = localized("diverged of \(all)")
    } else {
      strip.form = .boxes
    }
    return strip
  }

  /// How the runs that diverged are written in the figure.
  var failureForm: FailureStrip.Form? {
    failures(width: isSplit ? Self.width(ofOneIn: lines.count) : panelWidth)?.form
  }
}

extension Array {
  /// The elements in order, in pieces of so many.
  fileprivate func chunks(of size: Int) -> [[Element]] {
    stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
  }
}
