internal import Models
internal import Notation
internal import Runs

extension ProbeQuantity {
  /// The largest minus the smallest loss along the gradient, its start included.
  public static let lossChange = ProbeQuantity(
    "loss_change",
    of: .landscape,
    title: Phrase("Change of the loss along the gradient"),
    unit: .nats,
    need: .nothing
  )
}
