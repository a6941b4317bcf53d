internal import Models
internal import Notation
internal import Runs

extension FactorDefinition {
  /// The probability with which training sets a channel of a convolution to 0.
  public static let channelDropout = FactorDefinition(
    "channel_dropout",
    title: Phrase("Channel dropout"),
    values: .numbers(Dropout.limit),
    example: [0.1, 0.25],
    axisBase: nil,
    of: { $0.hasConvolutions && !$0.hasBlocks },
    change: .network { $0.channelDropout = $1 }
  )
}
