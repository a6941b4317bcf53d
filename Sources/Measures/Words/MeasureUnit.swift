package import Notation

/// What the numbers of a measure are counted in.
public struct MeasureUnit: Sendable {
  /// What stands in parentheses behind the words of an axis: `nats`, `s`; nil for plain numbers and for shares.
  public var label: String? { phrase?.text }
  private let phrase: Phrase?
  /// What follows a difference of two such numbers: `nats`; empty for a plain number.
  public var ofDifference: String { differencePhrase?.text ?? "" }
  private let differencePhrase: Phrase?
  /// Whether the numbers are shares of something, which read best as percentages.
  public let isShare: Bool
  /// How a number of the unit is written.
  package let style: NumberStyle

  private init(
    _ phrase: Phrase?,
    ofDifference: Phrase?? = .none,
    isShare: Bool = false,
    style: NumberStyle = .significant
  ) {
    self.phrase = phrase
    differencePhrase = ofDifference ?? phrase
    self.isShare = isShare
    self.style = style
  }

  /// A unit of a label: for metrics that other tools logged.
  public static func named(_ label: String) -> MeasureUnit {
    MeasureUnit(Phrase(verbatim: label))
  }

  /// A plain number.
  public static let plain = MeasureUnit(nil)
  /// A share of something, from 0 to 1.
  public static let share = MeasureUnit(nil, isShare: true, style: .percent)
  /// Natural logarithms of probabilities.
  public static let nats = MeasureUnit(Phrase("nats"), style: .loss)
  /// Seconds of wall-clock time.
  public static let seconds = MeasureUnit(Phrase("s"), style: .seconds)
  /// The root mean square of plain numbers.
  public static let rootMeanSquare = MeasureUnit(Phrase("RMS"), ofDifference: .some(nil))
  /// Distances between the 15th and the 85th percentile.
  public static let spreads = MeasureUnit(Phrase("spreads"), ofDifference: .some(nil))
  /// Standard deviations of what is measured.
  public static let standardDeviations = MeasureUnit(
    Phrase("standard deviations"),
    ofDifference: .some(nil)
  )
  /// A change from one layer to the next.
  public static let perLayer = MeasureUnit(nil, ofDifference: Phrase("a layer"))
}

extension MeasureUnit: Equatable {
  /// Whether two units are called alike: how numbers are written follows from that.
  public static func == (first: MeasureUnit, second: MeasureUnit) -> Bool {
    (first.phrase, first.differencePhrase, first.isShare)
      == (second.phrase, second.differencePhrase, second.isShare)
  }
}

extension MeasureUnit {
  /// How the mean of several such numbers is written.
  package var styleOfMeans: NumberStyle { isShare ? .percentWithinBounds : style }

  /// A title with the unit: `Jitter (RMS)`.
  func titled(_ title: Phrase) -> Phrase { phrase.map { Phrase("\(title) (\($0))") } ?? title }

  /// The words of an axis with the unit: `Loss (nats)`, `Loss (nats, log scale)`; the title alone where there is no unit.
  public func words(_ title: String, isLogarithmic: Bool = false) -> String {
    let notes = [label, isLogarithmic ? localized("log scale") : nil].compactMap(\.self)
    return notes.isEmpty ? title : localized("\(title) (\(notes.listed))")
  }
}
