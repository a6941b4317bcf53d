internal import Drawing

extension Plot {
  /// The width of a figure for a phone, in points: at 96 pixels an inch it fills a column of 358 pixels, and the smallest
  /// text, of 7.5 points, is 10 pixels high.
  package static let narrowWidth = 268.0

  /// The figure for a column that is as narrow as a phone: its panels below one another, in two columns where they are many.
  ///
  /// Panels that shared an axis with those beside them keep its domain. Panels of named rows stay beside each other.
  package var narrow: Plot {
    guard size.width > Self.narrowWidth else { return self }
    var plot = self
    plot.size.width = Self.narrowWidth
    guard panels.joined().allSatisfy({ $0.y.rows == nil }) else { return plot }
    let stacked = panels.flatMap(withSharedDomains)
    let columns = stacked.count > 6 ? 2 : 1
    plot.panels = stride(from: 0, to: stacked.count, by: columns).map {
      Array(stacked[$0..<min($0 + columns, stacked.count)])
    }
    // As high as the panels need below a title of any length.
    plot.size.height = 0
    plot.leastPanelHeight = columns == 2 ? 72 : stacked.count == 1 ? 132 : 110
    plot.sharesX = true
    // Beside the curves there is no room for names.
    if plot.key == .automatic, plot.keySeries.count > 1 { plot.key = .key }
    return plot
  }

  /// The panels of a row, those that share a vertical axis with their neighbours with its domain each.
  private func withSharedDomains(_ row: [Panel]) -> [Panel] {
    guard sharesY else { return row }
    return row.indices.filter { $0 == 0 || row[$0].y != row[$0 - 1].y }.flatMap { start in
      withOneDomain(Array(row[start...].prefix { $0.y == row[start].y }))
    }
  }

  /// Panels of one vertical axis, each with the domain of all.
  private func withOneDomain(_ row: [Panel]) -> [Panel] {
    guard row.count > 1, case .data(let including, let within) = row[0].y.domain else { return row }
    let values = row.flatMap { $0.extremes.y }
    guard let least = values.min(), let most = values.max() else { return row }
    return row.map { panel in
      var panel = panel
      panel.y.domain = .data(including: including + [least, most], within: within)
      return panel
    }
  }
}
