package import Notation

extension MeasureUnit {
  /// How a number of the unit is written.
  var style: NumberStyle {
    switch self {
    case .share: .percent
    case .nats: .loss
    case .seconds: .seconds
    default: .significant
    }
  }

  /// How the mean of several such numbers is written.
  package var styleOfMeans: NumberStyle { isShare ? .percentWithinBounds : style }
}
