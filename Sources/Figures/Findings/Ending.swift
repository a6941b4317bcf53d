internal import Measures
internal import Notation
internal import Plotting
internal import Statistics

extension Finding {
  /// What one line comes to, with its interval: there is nothing to compare it with.
  ///
  /// - Parameters:
  ///   - name: The name of the line.
  ///   - quantity: What is measured, as a title.
  ///   - values: One number per seed.
  ///   - style: How a number is written.
  /// - Returns: The finding; nil without values.
  static func ending(
    _ name: String,
    _ quantity: String,
    _ values: [Double],
    _ style: NumberStyle
  ) -> Finding? {
    guard let point = SeedSpread.point(x: 0, values) else { return nil }
    let mid = Language.current.midSentence(quantity)
    let mean = style.text(point.y)
    guard values.count > 1 else {
      return Finding(
        titles: [localized("In one run the \(mid) of \(name) ends at \(mean)")],
        basis: .oneRun
      )
    }
    let range = style.range(point.lower, point.upper)
    return Finding(
      titles: [localized("The \(mid) of \(name) ends at \(mean) (\(range))")],
      basis: .interval,
      note: values.count < 5
        ? localized("The title has the mean, the smallest and the largest of \(values.count) runs.")
        : localized("The title has the mean of \(values.count) runs and its 95 % interval.")
    )
  }

  /// That nothing can be compared, because no run came to its end.
  static let everyRunDiverged = Finding(titles: [localized("Every run diverged")], basis: .count)
}
