internal import Foundation

/// The softmax cross-entropy of logits: −log softmax(z)_y, per row.
///
/// Computed in double precision after subtracting the row's largest logit, so that no logit of any
/// size overflows: log Σ exp(z − max) − (z_y − max).
package enum CrossEntropyKernel<Scalar: KernelScalar> {
  /// The sum of the rows' losses and the number of rows whose first largest logit is their label.
  ///
  /// With `gradients`, writes (softmax(z) − onehot(y))/rows there: the gradient of the *mean* loss.
  /// - Precondition: every label is less than `classes`.
  package static func evaluate(
    _ logits: UnsafePointer<Scalar>,
    labels: UnsafePointer<UInt8>,
    rows: Int,
    classes: Int,
    gradients: UnsafeMutablePointer<Scalar>?,
    powers: UnsafeMutablePointer<Double>
  ) -> Evaluation {
    var lossSum = 0.0
    var correctCount = 0
    for row in 0..<rows {
      let z = logits + row &* classes
      let label = Int(labels[row])
      precondition(label < classes, "A label is the index of a class.")
      var best = 0
      for j in 1..<max(classes, 1) where z[j] > z[best] { best = j }
      let largest = z[best].inDouble
      var sum = 0.0
      for j in 0..<classes {
        powers[j] = exp(z[j].inDouble - largest)
        sum += powers[j]
      }
      lossSum += log(sum) - (z[label].inDouble - largest)
      if best == label, largest.isFinite { correctCount += 1 }
      guard let gradients else { continue }
      let dz = gradients + row &* classes
      let factor = 1 / (sum * Double(rows))
      for j in 0..<classes { dz[j] = Scalar(powers[j] * factor) }
      dz[label] -= Scalar(1 / Double(rows))
    }
    return Evaluation(lossSum: lossSum, correctCount: correctCount, exampleCount: rows)
  }
}
