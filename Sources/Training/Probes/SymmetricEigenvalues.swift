internal import Foundation

/// The eigenvalues of a small symmetric matrix, in double precision.
///
/// Reflections make it tridiagonal (Householder 1958, doi:10.1145/320941.320947), rotations then diagonal (Francis 1961,
/// with Wilkinson's shifts): 4/3 n³ operations and a few n². Every eigenvalue is right to about n ulps of the largest.
package enum SymmetricEigenvalues {
  /// The eigenvalues of a matrix of `order` rows, ascending; empty where an element is not finite.
  package static func of(_ matrix: [Double], order: Int) -> [Double] {
    precondition(matrix.count == order * order, "A square matrix.")
    guard order > 0, matrix.allSatisfy(\.isFinite) else { return [] }
    var tridiagonal = reduce(matrix, order: order)
    diagonalize(&tridiagonal)
    return tridiagonal.diagonal.sorted()
  }

  /// A symmetric matrix that has only three diagonals.
  private struct Tridiagonal {
    var diagonal: [Double]
    /// The element beside each diagonal one, to its right; 0 for the last.
    var side: [Double]
  }

  /// A tridiagonal matrix with the same eigenvalues.
  private static func reduce(_ matrix: [Double], order: Int) -> Tridiagonal {
    var a = matrix
    var side = [Double](repeating: 0, count: order)
    a.withUnsafeMutableBufferPointer { a in
      var normal = [Double](repeating: 0, count: order)
      for column in 0..<max(order - 2, 0) {
        let rest = column + 1..<order
        for row in rest { normal[row] = a[row * order + column] }
        let length = rest.reduce(0) { $0 + normal[$1] * normal[$1] }.squareRoot()
        // The sign that adds: nothing cancels.
        side[column] = normal[column + 1] > 0 ? -length : length
        normal[column + 1] -= side[column]
        let square = rest.reduce(0) { $0 + normal[$1] * normal[$1] }
        if square > 0 { reflect(a, across: normal, rest, 2 / square, order: order) }
      }
      if order > 1 { side[order - 2] = a[(order - 1) * order + order - 2] }
    }
    return Tridiagonal(diagonal: (0..<order).map { a[$0 * order + $0] }, side: side)
  }

  /// A ← H A H on the block of `range`, H = I − factor · v vᵀ the reflection across the plane that v is normal to.
  private static func reflect(
    _ a: UnsafeMutableBufferPointer<Double>,
    across v: [Double],
    _ range: Range<Int>,
    _ factor: Double,
    order: Int
  ) {
    // H A H = A − v wᵀ − w vᵀ with w = p − (factor/2)(vᵀp) v and p = factor A v.
    var w = [Double](repeating: 0, count: order)
    for row in range {
      var sum = 0.0
      for column in range { sum += a[row * order + column] * v[column] }
      w[row] = factor * sum
    }
    let half = factor / 2 * range.reduce(0) { $0 + v[$1] * w[$1] }
    for row in range { w[row] -= half * v[row] }
    for row in range {
      for column in range { a[row * order + column] -= v[row] * w[column] + w[row] * v[column] }
    }
  }

  /// Rotates until nothing is beside the diagonal: implicit QL steps, from the top.
  private static func diagonalize(_ matrix: inout Tridiagonal) {
    let count = matrix.diagonal.count
    let scale = zip(matrix.diagonal, matrix.side).map { abs($0) + abs($1) }.max() ?? 0
    let negligible = scale * .ulpOfOne
    for first in 0..<count {
      // Convergence is cubic: three steps an eigenvalue are usual, and thirty are not known.
      for _ in 0..<64 {
        var last = first
        while last < count - 1, abs(matrix.side[last]) > negligible { last += 1 }
        if last == first { break }
        rotate(&matrix, first...last)
      }
    }
  }

  /// One QL step with an implicit shift on a block that has no negligible element beside its diagonal.
  private static func rotate(_ matrix: inout Tridiagonal, _ block: ClosedRange<Int>) {
    let (first, last) = (block.lowerBound, block.upperBound)
    let (d, e) = (matrix.diagonal, matrix.side)
    // Wilkinson's shift: the eigenvalue of the upper 2 x 2 block that is nearer to its first element.
    let half = (d[first + 1] - d[first]) / (2 * e[first])
    let root = (half * half + 1).squareRoot()
    let shift = d[first] - e[first] / (half + (half < 0 ? -root : root))
    var bulge = d[last] - shift
    var (sine, cosine, correction) = (1.0, 1.0, 0.0)
    for index in (first..<last).reversed() {
      let beside = sine * e[index]
      let kept = cosine * e[index]
      let length = hypot(beside, bulge)
      matrix.side[index + 1] = length
      guard length > 0 else {
        // The block falls apart: the next step takes its parts.
        matrix.diagonal[index + 1] -= correction
        matrix.side[last] = 0
        return
      }
      (sine, cosine) = (beside / length, bulge / length)
      let base = d[index + 1] - correction
      let turned = (d[index] - base) * sine + 2 * cosine * kept
      correction = sine * turned
      matrix.diagonal[index + 1] = base + correction
      bulge = cosine * turned - kept
    }
    matrix.diagonal[first] -= correction
    matrix.side[first] = bulge
    matrix.side[last] = 0
  }
}
