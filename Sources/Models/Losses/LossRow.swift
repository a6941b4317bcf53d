/// The logits z of one example, as a loss sees them: in double precision, after subtracting the largest.
public struct LossRow {
  /// exp(z − max z), one for each class; a loss may write there.
  public let powers: UnsafeMutableBufferPointer<Double>
  /// The sum of the powers.
  public let sum: Double
  /// The class of the example.
  public let label: Int
  /// z − max z of that class.
  public let labelLogit: Double
  /// What the example counts in the mean loss of the batch, whose gradient is asked for; nil where none is.
  public let weight: Double?
  /// What is subtracted from the gradient at the label after both were rounded to the network's precision, which is
  /// closer to the difference than rounding it, where a network is sure.
  public var labelGradient = 0.0

  /// A row.
  public init(
    powers: UnsafeMutableBufferPointer<Double>,
    sum: Double,
    label: Int,
    labelLogit: Double,
    weight: Double?
  ) {
    self.powers = powers
    self.sum = sum
    self.label = label
    self.labelLogit = labelLogit
    self.weight = weight
  }
}
