internal import Foundation
internal import Notation

extension Loss {
  /// A mistake, kept to measure what it costs: the softmax applied twice, −log softmax(softmax(z))_y.
  ///
  /// It is what `nn.CrossEntropyLoss` computes on the outputs of a `Softmax` layer, as the
  /// assignment's notebook does. With 10 classes it stays between ln(1 + 9/e) = 1.461 and
  /// ln(e + 9) = 2.461, and its gradient vanishes where the network is sure, right or wrong. With p = softmax(z) and
  /// q = softmax(p) it is Jᵀ(q − onehot(y)), the Jacobian being J = diag(p) − p pᵀ.
  public static let crossEntropyOfSoftmax = Loss(
    name: "cross_entropy_of_softmax",
    words: Phrase(
      "cross-entropy of softmax outputs, which is a mistake: the softmax is taken twice"
    ),
    warning: Phrase(
      "Trained with a mistake, the cross-entropy of softmax outputs, which takes the softmax twice; the losses shown are the cross-entropy of the logits."
    ),
    note: Phrase("this loss is a mistake: the softmax is taken twice"),
    // The mistaken loss takes the softmax of outputs that are already one: a last layer makes them.
    pyTorch: "model = nn.Sequential(model, nn.Softmax(dim=1))"
      + "  # the mistake: the loss applies the softmax again\n",
    pyTorchExpression: "F.cross_entropy(logits.softmax(dim=1), labels)",
    // ln(1 + (k − 1)/e) and ln(e + k − 1).
    bounds: { classes in
      let others = Double(classes - 1)
      return log(1 + others / exp(1))...log(exp(1) + others)
    },
    evaluate: { row in
      let p = row.powers
      for index in p.indices { p[index] /= row.sum }
      // Probabilities are at most 1: nothing can overflow.
      var sum = 0.0
      for value in p { sum += exp(value) }
      let loss = log(sum) - p[row.label]
      guard let weight = row.weight else { return loss }
      var mean = -p[row.label]
      for value in p { mean += value * exp(value) / sum }
      for index in p.indices {
        let slope = exp(p[index]) / sum - (index == row.label ? 1 : 0)
        p[index] = weight * p[index] * (slope - mean)
      }
      return loss
    }
  )
}
