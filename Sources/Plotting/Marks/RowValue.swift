/// A number of a named row with its interval, along the horizontal axis.
public protocol RowValue: Sendable, Hashable {
  /// The row.
  var row: Int { get }
  /// The value, along the horizontal axis.
  var value: Double { get }
  /// The ends of the interval of the value; nil where there is none.
  var ends: ClosedRange<Double>? { get }
}

extension Array where Element: RowValue {
  /// The values and the ends of their intervals.
  var extent: [DataPoint] {
    flatMap { element in
      [element.ends?.lowerBound, element.value, element.ends?.upperBound].compactMap(\.self).map {
        DataPoint(x: $0, y: Double(element.row))
      }
    }
  }

  /// The values for the data table: rows are the values of the vertical axis.
  var records: [MarkRecord] {
    map {
      MarkRecord(
        x: Double($0.row),
        y: $0.value,
        lower: $0.ends?.lowerBound,
        upper: $0.ends?.upperBound
      )
    }
  }
}
