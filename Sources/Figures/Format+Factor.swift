internal import Foundation
internal import Measures
internal import Plotting

extension Format {
  /// A factor of any size for titles: two significant digits, and a power of ten where it is far from 1: `0.98`, `3·10⁻¹⁶`.
  static func factor(_ value: Double) -> String {
    let size = abs(value)
    guard size > 0, value.isFinite else { return fixed(value, decimals: 0) }
    if size >= 0.01, size < 1e4 {
      return fixed(value, decimals: size < 0.1 ? 3 : size < 1 ? 2 : size < 10 ? 1 : 0)
    }
    let power = log10(size).rounded(.down)
    let unit = pow(10, power)
    return NumberFormat.scientific((value / unit).rounded() * unit)
  }
}
