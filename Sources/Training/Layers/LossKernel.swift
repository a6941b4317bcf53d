internal import Foundation
package import Models

/// The losses of a batch of logits z with classes y, and their gradients.
///
/// Computed in double precision after subtracting the row's largest logit, so that no logit of any
/// size overflows.
package enum LossKernel<Scalar: KernelScalar> {
  /// The sum of the rows' losses and the number of rows whose first largest logit is their class.
  ///
  /// With `gradients`, writes the gradient of the *mean* loss there.
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
      var example = LossRow(
        powers: UnsafeMutableBufferPointer(start: powers, count: classes),
        sum: sum,
        label: label,
        labelLogit: z[label].inDouble - largest,
        weight: gradients == nil ? nil : weight
      )
      lossSum += loss.evaluate(&example)
      guard let gradients else { continue }
      let dz = gradients + row &* classes
      for j in 0..<classes { dz[j] = Scalar(powers[j]) }
      dz[label] -= Scalar(example.labelGradient)
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
}
