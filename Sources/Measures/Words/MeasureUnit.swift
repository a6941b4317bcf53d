/// What the numbers of a measure are counted in.
public struct MeasureUnit: Sendable, Hashable {
  /// What stands in parentheses behind the words of an axis: `nats`, `s`; nil for plain numbers and for shares.
  public let label: String?
  /// What follows a difference of two such numbers: `nats`; empty for a plain number.
  public let ofDifference: String
  /// Whether the numbers are shares of something, which read best as percentages.
  public let isShare: Bool

  private init(_ label: String?, ofDifference: String? = nil, isShare: Bool = false) {
    self.label = label
    self.ofDifference = ofDifference ?? label ?? ""
    self.isShare = isShare
  }

  /// A unit of a label: for metrics that other tools logged.
  public static func named(_ label: String) -> MeasureUnit { MeasureUnit(label) }

  /// A plain number.
  public static let plain = MeasureUnit(nil)
  /// A share of something, from 0 to 1.
  public static let share = MeasureUnit(nil, isShare: true)
  /// Natural logarithms of probabilities.
  public static let nats = MeasureUnit("nats")
  /// Seconds of wall-clock time.
  public static let seconds = MeasureUnit("s")
  /// The root mean square of plain numbers.
  public static let rootMeanSquare = MeasureUnit("RMS", ofDifference: "")
  /// Distances between the 15th and the 85th percentile.
  public static let spreads = MeasureUnit("spreads", ofDifference: "")
  /// Standard deviations of what is measured.
  public static let standardDeviations = MeasureUnit("standard deviations", ofDifference: "")
  /// A change from one layer to the next.
  public static let perLayer = MeasureUnit(nil, ofDifference: "a layer")
}

extension MeasureUnit {
  /// What follows the words of an axis: ` (nats)`, ` (nats, log scale)`; empty where there is nothing to say.
  public func suffix(isLogarithmic: Bool = false) -> String {
    let notes = [label, isLogarithmic ? "log scale" : nil].compactMap(\.self)
    return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
  }
}
