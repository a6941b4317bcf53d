package import Notation

/// What the numbers of a measure are counted in.
public struct MeasureUnit: Sendable {
  /// What stands in parentheses behind the words of an axis: `nats`, `s`; nil for plain numbers and for shares.
  public let label: String?
  /// What follows a difference of two such numbers: `nats`; empty for a plain number.
  public let ofDifference: String
  /// Whether the numbers are shares of something, which read best as percentages.
  public let isShare: Bool
  /// How a number of the unit is written.
  package let style: NumberStyle

  private init(
    _ label: String?,
    ofDifference: String? = nil,
    isShare: Bool = false,
    style: NumberStyle = .significant
  ) {
    self.label = label
    self.ofDifference = ofDifference ?? label ?? ""
    self.isShare = isShare
    self.style = style
  }

  /// A unit of a label: for metrics that other tools logged.
  public static func named(_ label: String) -> MeasureUnit { MeasureUnit(label) }

  /// A plain number.
  public static let plain = MeasureUnit(nil)
  /// A share of something, from 0 to 1.
  public static let share = MeasureUnit(nil, isShare: true, style: .percent)
  /// Natural logarithms of probabilities.
  public static let nats = MeasureUnit("nats", style: .loss)
  /// Seconds of wall-clock time.
  public static let seconds = MeasureUnit("s", style: .seconds)
  /// The root mean square of plain numbers.
  public static let rootMeanSquare = MeasureUnit("RMS", ofDifference: "")
  /// Distances between the 15th and the 85th percentile.
  public static let spreads = MeasureUnit("spreads", ofDifference: "")
  /// Standard deviations of what is measured.
  public static let standardDeviations = MeasureUnit("standard deviations", ofDifference: "")
  /// A change from one layer to the next.
  public static let perLayer = MeasureUnit(nil, ofDifference: "a layer")
}

extension MeasureUnit: Equatable {
  /// Whether two units are called alike: how numbers are written follows from that.
  public static func == (first: MeasureUnit, second: MeasureUnit) -> Bool {
    (first.label, first.ofDifference, first.isShare)
      == (second.label, second.ofDifference, second.isShare)
  }
}

extension MeasureUnit {
  /// How the mean of several such numbers is written.
  package var styleOfMeans: NumberStyle { isShare ? .percentWithinBounds : style }

  /// What follows the words of an axis: ` (nats)`, ` (nats, log scale)`; empty where there is nothing to say.
  public func suffix(isLogarithmic: Bool = false) -> String {
    let notes = [label, isLogarithmic ? "log scale" : nil].compactMap(\.self)
    return notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
  }
}
