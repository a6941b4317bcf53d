internal import Drawing
internal import Notation

/// A mark whose ends are those of intervals.
protocol IntervalMark: Mark {
  /// What the ends mean.
  var interval: Interval { get set }
}

extension [any Mark] {
  /// What the caption says of each mark, each sentence once.
  ///
  /// Marks of one kind whose intervals mean the same share their sentence: networks may have different numbers of seeds, and
  /// it says the fewest and the most. Where some means are geometric, another sentence says which.
  var definitions: [String] {
    compactMap { mark in
      if let cells = mark as? CellMark { return cells.joined(with: self).definition }
      guard var whole = mark as? any IntervalMark else { return mark.definition }
      for case let other as any IntervalMark in self
      where type(of: other) == type(of: whole) && other.interval.meansTheSame(as: whole.interval) {
        whole.interval.sampleCount.widen(to: other.interval.sampleCount)
        whole.interval.isCut = whole.interval.isCut || other.interval.isCut
        if whole.interval.centre != other.interval.centre { whole.interval.centre = .mean }
        // Pairs are of seeds as well.
        if whole.interval.unit != other.interval.unit { whole.interval.unit = localized("seeds") }
      }
      return whole.definition
    }
    .distinct
  }
}

extension CellMark {
  /// The cells of all marks whose colours mean the same, as one: panels share the words for them.
  fileprivate func joined(with marks: [any Mark]) -> CellMark {
    var whole = self
    let alike = marks.compactMap { $0 as? CellMark }.filter {
      $0.scale == scale && $0.estimate.centre == estimate.centre && $0.failure == failure
        && $0.estimate.unit == estimate.unit
    }
    whole.cells = alike.flatMap(\.cells)
    for other in alike { whole.estimate.sampleCount.widen(to: other.estimate.sampleCount) }
    return whole
  }
}

extension ClosedRange {
  fileprivate mutating func widen(to other: ClosedRange) {
    self = Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
