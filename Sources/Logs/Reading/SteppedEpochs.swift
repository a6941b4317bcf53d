internal import Notation

/// Which epoch a step belongs to, as a series beside the others says.
struct SteppedEpochs {
  /// The names that say the epoch: those of Lightning and others, and of Hugging Face.
  static let names: Set<String> = ["epoch", "train/epoch"]

  /// What to say of it.
  let note: Phrase
  private let points: [SteppedSeries.Point]
  /// What is added to an epoch and to a step to count what was completed: 1 where the writer counts from 0.
  let base: Int
  /// The updates of an epoch, where all have as many; the last may have been cut short.
  private let updatesPerEpoch: Double?

  /// Finds the series that says it; nil where there is none.
  init?(_ tags: [(name: String, points: [SteppedSeries.Point])]) {
    // integrations/integration_utils.py of transformers: steps are updates, the epoch a fraction of what was completed.
    if let tag = tags.first(where: { $0.name == "train/epoch" }) {
      (points, base, updatesPerEpoch) = (tag.points, 0, nil)
      note = Phrase("steps are updates, and train/epoch says which epoch they belong to")
      return
    }
    guard let tag = tags.first(where: { $0.name == "epoch" }) else { return nil }
    points = tag.points
    // The logger of Lightning writes the epoch at every step; both are counted from 0.
    let isCounted = points.allSatisfy { $0.value == $0.value.rounded() }
    guard isCounted, points.contains(where: { $0.value == 0 }) else {
      (base, updatesPerEpoch) = (0, nil)
      note = Phrase("epoch says which epoch a step belongs to")
      return
    }
    (base, updatesPerEpoch) = (1, Self.updatesPerEpoch(points))
    note = Phrase("epochs and steps are counted from 0 in the files (epoch)")
  }

  private static func updatesPerEpoch(_ points: [SteppedSeries.Point]) -> Double? {
    var last: [Double: Int] = [:]
    for point in points { last[point.value] = max(last[point.value] ?? 0, point.step &+ 1) }
    guard let end = last.keys.max() else { return nil }
    let ratios = Set(
      last.filter { $0.key < end || last.count == 1 }.map { Double($0.value) / ($0.key + 1) }
    )
    guard ratios.count == 1, let ratio = ratios.first, ratio > 0, ratio == ratio.rounded() else {
      return nil
    }
    return ratio
  }

  /// The epochs of some values, which ascend in their steps; nil where they are not known.
  ///
  /// A number of an epoch stands at its end; of several, each where its update is.
  ///
  /// - Parameters:
  ///   - values: The values.
  ///   - isOfBatch: Whether each is of one mini-batch.
  /// - Returns: As many epochs.
  func epochs(of values: [SteppedSeries.Point], isOfBatch: Bool) -> [Double?] {
    var place = 0
    let known = values.map { value -> Double? in
      while place < points.count, points[place].step < value.step { place += 1 }
      guard place < points.count, points[place].step == value.step else { return nil }
      return points[place].value + Double(base)
    }
    guard base == 1 else { return known }
    let counted = known.compactMap(\.self)
    guard isOfBatch || Set(counted).count < counted.count else { return known }
    guard let updatesPerEpoch else { return known.map { _ in nil } }
    return values.map { Double($0.step &+ 1) / updatesPerEpoch }
  }
}
