internal import Drawing

/// A mark whose ends are those of intervals.
protocol IntervalMark: Mark {
  /// What the ends mean.
  var interval: Interval { get set }
}

extension [any Mark] {
  /// What the caption says of each mark, each sentence once.
  ///
  /// Marks of one kind whose intervals mean the same share their sentence: networks may have different numbers of seeds, and
  /// it says the fewest and the most.
  var definitions: [String] {
    compactMap { mark in
      guard var whole = mark as? any IntervalMark else { return mark.definition }
      let counts = compactMap { other -> ClosedRange<Int>? in
        guard let other = other as? any IntervalMark, type(of: other) == type(of: whole),
          other.interval.meansTheSame(as: whole.interval)
        else { return nil }
        return other.interval.sampleCount
      }
      for count in counts { whole.interval.sampleCount.widen(to: count) }
      return whole.definition
    }
    .distinct
  }
}

extension ClosedRange {
  fileprivate mutating func widen(to other: ClosedRange) {
    self = Swift.min(lowerBound, other.lowerBound)...Swift.max(upperBound, other.upperBound)
  }
}
