internal import Notation

extension Double {
  /// A share of a file as a percentage with the decimals that it needs: `88 %`, `97.5 %`; the space does not break.
  var shortPercent: String { Format.spelled((self * 100).short) + NumberStyle.percent.unit }

  /// A number of a file without the noise of binary fractions: `0.88 × 100` is 88.
  var short: String {
    let rounded = (self * 1e6).rounded() / 1e6
    return rounded == rounded.rounded() && abs(rounded) < 1e15
      ? String(Int(rounded)) : "\(rounded)"
  }
}
