/// The factor L of a symmetric positive definite matrix A = L Lᵀ, in double precision.
package struct Cholesky {
  /// L row by row; what lies above its diagonal is not used.
  private let factor: [Double]
  private let order: Int

  /// The factor of a matrix whose lower half is given row by row; nil where it is not positive definite.
  ///
  /// - Complexity: n³/6 multiplications.
  package init?(_ matrix: [Double], order: Int) {
    precondition(matrix.count == order * order, "A square matrix.")
    var l = matrix
    let isDefinite = l.withUnsafeMutableBufferPointer { l in
      for row in 0..<order {
        for column in 0...row {
          var sum = l[row * order + column]
          for k in 0..<column { sum -= l[row * order + k] * l[column * order + k] }
          if column < row {
            l[row * order + column] = sum / l[column * order + column]
          } else {
            guard sum > 0, sum.isFinite else { return false }
            l[row * order + row] = sum.squareRoot()
          }
        }
      }
      return true
    }
    guard isDefinite else { return nil }
    factor = l
    self.order = order
  }

  /// vᵀ A⁻¹ v = ‖L⁻¹ v‖².
  package func inverseSquare(of vector: [Double]) -> Double {
    precondition(vector.count == order, "As many elements as the matrix has rows.")
    var solution = vector
    for row in 0..<order {
      for k in 0..<row { solution[row] -= factor[row * order + k] * solution[k] }
      solution[row] /= factor[row * order + row]
    }
    return solution.reduce(0) { $0 + $1 * $1 }
  }
}
