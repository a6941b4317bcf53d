extension Double {
  /// The larger of two numbers, not a number where one is not.
  ///
  /// `max` and `Double.maximum` can lose what is not a number, so that an identity would hold where nothing is defined.
  static func larger(_ a: Double, _ b: Double) -> Double {
    a.isNaN || b.isNaN ? .nan : max(a, b)
  }
}
