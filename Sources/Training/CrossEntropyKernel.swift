internal import Foundation

/// The losses of a batch of logits z with classes y, and their gradients.
///
/// Computed in double precision after subtracting the row's largest logit, so that no logit of any
/// size overflows: −log softmax(z)_y = log Σ exp(z − max) − (z_y − max).
package enum CrossEntropyKernel<Scalar: KernelScalar> {
  /// The sum of the rows' losses and the number of rows whose first largest logit is their class.
  ///
  /// With `gradients`, writes the gradient of the *mean* loss there: (softmax(z) − onehot(y))/rows for
  /// the cross-entropy. With the softmax applied twice, p = softmax(z) and q = softmax(p), it is
  /// Jᵀ(q − onehot(y))/rows with the Jacobian J = diag(p) − p pᵀ.
  /// - Precondition: every label is less than `classes`, the length of `powers`.
  package static func evaluate(
    _ logits: UnsafePointer<Scalar>,
    labels: UnsafePointer<UInt8>,
    rows: Int,
    classes: Int,
    loss: Loss,
    gradients: UnsafeMutablePointer<Scalar>?,
    powers: UnsafeMutablePointer<Double>
  ) -> Evaluation {
    var lossSum = 0.0
    var correctCount = 0
    let weight = 1 / Double(rows)
    for row in 0..<rows {
      let z = logits + row &* classes
      let label = Int(labels[row])
      precondition(label < classes, "A label is the index of a class.")
      let best = indexOfLargest(z, classes: classes)
      let largest = z[best].inDouble
      if best == label, largest.isFinite { correctCount += 1 }
      var sum = 0.0
      for j in 0..<classes {
        powers[j] = exp(z[j].inDouble - largest)
        sum += powers[j]
      }
      let dz = gradients.map { $0 + row &* classes }
      switch loss {
      case .crossEntropy:
        lossSum += log(sum) - (z[label].inDouble - largest)
        guard let dz else { continue }
        let factor = weight / sum
        for j in 0..<classes { dz[j] = Scalar(powers[j] * factor) }
        dz[label] -= Scalar(weight)
      case .crossEntropyOfSoftmax:
        for j in 0..<classes { powers[j] /= sum }
        lossSum += softmaxAgain(powers, label: label, classes: classes, weight: weight, into: dz)
      }
    }
    return Evaluation(lossSum: lossSum, correctCount: correctCount, exampleCount: rows)
  }

  /// Whether the first largest logit of a row is that of its class, and a number.
  package static func isCorrect(_ z: UnsafePointer<Scalar>, label: Int, classes: Int) -> Bool {
    let best = indexOfLargest(z, classes: classes)
    return best == label && z[best].isFinite
  }

  private static func indexOfLargest(_ z: UnsafePointer<Scalar>, classes: Int) -> Int {
    var best = 0
    for j in 1..<max(classes, 1) where z[j] > z[best] { best = j }
    return best
  }

  /// The cross-entropy of a row of probabilities taken for logits, and its gradient by the true logits.
  private static func softmaxAgain(
    _ p: UnsafeMutablePointer<Double>,
    label: Int,
    classes: Int,
    weight: Double,
    into gradient: UnsafeMutablePointer<Scalar>?
  ) -> Double {
    // Probabilities are at most 1: nothing can overflow.
    var sum = 0.0
    for j in 0..<classes { sum += exp(p[j]) }
    let loss = log(sum) - p[label]
    guard let gradient else { return loss }
    var mean = -p[label]
    for j in 0..<classes { mean += p[j] * exp(p[j]) / sum }
    for j in 0..<classes {
      let slope = exp(p[j]) / sum - (j == label ? 1 : 0)
      gradient[j] = Scalar(weight * p[j] * (slope - mean))
    }
    return loss
  }
}
