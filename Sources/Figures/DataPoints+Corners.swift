internal import Plotting

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
