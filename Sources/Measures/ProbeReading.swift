internal import Foundation
internal import Models
internal import Notation
internal import Runs
internal import Statistics

/// Which of a probe's many numbers is meant: which layer, and after how many updates.
public struct ProbeReading: Sendable, Hashable {
  /// One of several places in order, or all of them.
  public enum Place: Sendable, Hashable {
    case first
    case last
    /// The mean over all places, a look before training included.
    case mean
    /// The geometric mean over the looks after the first update: of steps alone, and of what is above 0.
    ///
    /// What the initialisation alone makes is left out, and a ratio of two runs is the geometric mean of their ratios at each
    /// look.
    case geometricMean
    /// The largest over all places.
    case largest
    /// A layer counted from 1, or a number of updates.
    case at(Int)
  }

  /// Which layer; ignored for numbers of the whole network.
  public var layer: Place
  /// After how many updates.
  public var step: Place

  /// Creates a reading.
  public init(layer: Place = .mean, step: Place = .last) {
    self.layer = layer
    self.step = step
  }

  /// The number that is read from a run, nil where there is none.
  public func value(of quantity: ProbeQuantity, in run: MeasuredRun) -> Double? {
    let byStep = Dictionary(grouping: run.findings(of: quantity), by: \.step)
      .sorted { $0.key < $1.key }
    let values = byStep.map { step, measurements in
      let layers = measurements.compactMap { found in found.layer.map { ($0, found.value) } }
        .sorted { $0.0 < $1.0 }
      return (step, layers.isEmpty ? measurements.first?.value : layer.pick(layers))
    }
    return step.pick(values.compactMap { step, value in value.map { (step, $0) } })
  }
}

extension ProbeReading.Place {
  /// The places that have a name in files.
  static let named: [(name: String, place: Self)] = [
    ("first", .first), ("last", .last), ("mean", .mean), ("largest", .largest),
    ("geometric_mean", .geometricMean),
  ]

  /// The place as it stands in files.
  var yaml: String {
    switch self {
    case .first: "first"
    case .last: "last"
    case .mean: "mean"
    case .geometricMean: "geometric_mean"
    case .largest: "largest"
    case .at(let number): "\(number)"
    }
  }

  /// The place among layers, in words: `first layer`, `layer 2`, `mean over layers`.
  var layerPhrase: Phrase {
    switch self {
    case .first: Phrase("first layer")
    case .last: Phrase("last layer")
    case .mean: Phrase("mean over layers")
    case .geometricMean: Phrase("geometric mean over layers")
    case .largest: Phrase("largest over layers")
    case .at(let layer): Phrase("layer \(layer)")
    }
  }

  /// The place among updates, in words: `before training`, `after 10 updates`, `after the last update`.
  var stepPhrase: Phrase {
    switch self {
    case .at(0): Phrase("before training")
    case .first: Phrase("at the first probed update")
    case .last: Phrase("after the last update")
    case .mean: Phrase("mean over all looks, one before training included")
    case .geometricMean: Phrase("geometric mean over looks, initialisation apart")
    case .largest: Phrase("largest over updates")
    case .at(let step): Phrase("after \(step, "# update", "# updates")")
    }
  }

  /// The number at this place of several in order.
  fileprivate func pick(_ values: [(place: Int, value: Double)]) -> Double? {
    switch self {
    case .first: values.first?.value
    case .last: values.last?.value
    case .mean: Summary(of: values.map(\.value))?.mean
    case .geometricMean: Self.geometricMean(of: values.filter { $0.place > 0 }.map(\.value))
    case .largest: values.map(\.value).max()
    case .at(let place): values.first { $0.place == place }?.value
    }
  }

  /// The one of several places in order that is meant; nil where none or all are.
  func single(of places: [Int]) -> Int? {
    switch self {
    case .first: places.first
    case .last: places.last
    case .at(let place): places.contains(place) ? place : nil
    case .mean, .geometricMean, .largest: nil
    }
  }

  /// Nil where there is no number, and where one is not above 0.
  private static func geometricMean(of values: [Double]) -> Double? {
    guard values.allSatisfy({ $0 > 0 }) else { return nil }
    return (Summary(of: values.map { log($0) })?.mean).map { exp($0) }
  }
}
