internal import Foundation
internal import Notation

extension Loss {
  /// The cross-entropy of the softmax of the logits: −log softmax(z)_y, `nn.CrossEntropyLoss` on logits.
  ///
  /// log Σ exp(z − max) − (z_y − max), in which no logit of any size overflows; its gradient is softmax(z) − onehot(y).
  public static let crossEntropy = Loss(
    name: "cross_entropy",
    words: Phrase("cross-entropy of the logits"),
    pyTorchExpression: "F.cross_entropy(logits, labels)",
    evaluate: { row in
      let loss = log(row.sum) - row.labelLogit
      guard let weight = row.weight else { return loss }
      let factor = weight / row.sum
      for index in row.powers.indices { row.powers[index] *= factor }
      row.labelGradient = weight
      return loss
    }
  )
}
