internal import Evidence
internal import Experiments
internal import Notation
internal import Plotting
internal import Statistics

/// The lowest and the highest mean of many networks: what a title says where it cannot name all of them.
struct EndRange {
  private let lowest: (name: String, value: Double)
  private let highest: (name: String, value: Double)

  /// Finds the two; nil where fewer than two networks have a number.
  ///
  /// - Parameters:
  ///   - cells: One for each network.
  ///   - values: The numbers of a cell, one per seed.
  init?(_ cells: [Cell], _ values: (Cell) -> [Double]) {
    let means = cells.compactMap { cell in
      Summary(of: values(cell)).map { (name: cell.network.title, value: $0.mean) }
    }
    guard means.count > 1, let lowest = means.min(by: { $0.value < $1.value }),
      let highest = means.max(by: { $0.value < $1.value })
    else { return nil }
    self.lowest = lowest
    self.highest = highest
  }

  /// Such as "from 71.2 % (Narrow) to 95.3 % (Wide)".
  func text(_ style: NumberStyle) -> String {
    lowest.value == highest.value
      ? localized("\(style.text(lowest.value)) for all")
      : localized(
        "from \(style.text(lowest.value)) (\(lowest.name)) to \(style.text(highest.value)) (\(highest.name))"
      )
  }
}

extension [Cell] {
  /// The titles of the studies that they are of, each once.
  var studyTitles: String {
    map(\.study.title).reduce(into: [String]()) { list, title in
      if !list.contains(title) { list.append(title) }
    }.clauses
  }
}

extension [DataPoint] {
  /// Two points that span what all points span; none without points.
  var corners: [DataPoint] {
    let xs = map(\.x).filter(\.isFinite)
    let ys = map(\.y).filter(\.isFinite)
    guard let left = xs.min(), let right = xs.max(), let low = ys.min(), let high = ys.max() else {
      return []
    }
    // On a logarithmic axis the lowest number may be the 0 at its foot: the least above it counts as well.
    let positive = ys.filter { $0 > 0 }.min().map { [DataPoint(x: left, y: $0)] } ?? []
    return [DataPoint(x: left, y: low), DataPoint(x: right, y: high)] + positive
  }
}
