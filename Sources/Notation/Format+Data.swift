extension Format {
  /// A number for a program, such as a cell of a data file: the shortest text that reads back as the same number.
  ///
  /// JSON spells its numbers like this too, byte by byte as it writes.
  package static func data(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "nan" : value < 0 ? "-inf" : "inf" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
