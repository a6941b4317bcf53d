extension Double {
  /// The shortest text that reads back as the same number, a whole one without a point: `64`, `0.01`, `1e-05`.
  package var shortText: String {
    guard isFinite else { return isNaN ? "nan" : self < 0 ? "-inf" : "inf" }
    return self == rounded() && abs(self) < 1e15 ? String(Int(self)) : "\(self)"
  }
}
