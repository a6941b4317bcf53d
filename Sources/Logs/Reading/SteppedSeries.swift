/// Values that were logged with a step each, by their names: what the names and steps mean where the writer is known by them.
///
/// Lightning, Keras and Hugging Face write the same names into event files, MLflow and DVCLive.
struct SteppedSeries {
  /// A value with its step.
  struct Point {
    var step: Int
    var value: Double
  }

  private let folder: String
  private let tags: [(name: String, points: [Point])]
  private let epochs: Epochs?
  private let isResultAtZero: Bool

  /// A name that says at which step which epoch was.
  private struct Epochs {
    var points: [Point]
    /// What is added to an epoch and to a step to count what was completed: 1 where the writer counts from 0.
    var base: Int
    var note: String
  }

  /// Takes values.
  ///
  /// - Parameters:
  ///   - tags: The names with their values, ascending in their steps.
  ///   - folder: The name of the folder of a split; `""` for none.
  ///   - isResultAtZero: Whether a single value at step 0 is a result without a place.
  init(
    _ tags: [(name: String, points: [Point])],
    folder: String = "",
    isResultAtZero: Bool = false
  ) {
    self.tags = tags
    self.folder = folder
    self.isResultAtZero = isResultAtZero
    epochs = Self.epochs(tags)
  }

  /// The names that say the epoch: those of Lightning and others, and of Hugging Face.
  static let epochTags: Set<String> = ["epoch", "train/epoch"]

  private static func epochs(_ tags: [(name: String, points: [Point])]) -> Epochs? {
    // integrations/integration_utils.py of transformers: steps are updates, the epoch a fraction of what was completed.
    if let tag = tags.first(where: { $0.name == "train/epoch" }) {
      return Epochs(
        points: tag.points,
        base: 0,
        note: "steps are updates, and train/epoch says which epoch they belong to"
      )
    }
    guard let tag = tags.first(where: { $0.name == "epoch" }) else { return nil }
    // The logger of Lightning writes the epoch at every step; both are counted from 0.
    let isCounted = tag.points.allSatisfy { $0.value == $0.value.rounded() }
    let fromZero = isCounted && tag.points.contains { $0.value == 0 }
    return Epochs(
      points: tag.points,
      base: fromZero ? 1 : 0,
      note: fromZero
        ? "epochs and steps are counted from 0 in the files (epoch)"
        : "epoch says which epoch a step belongs to"
    )
  }

  /// Hands the series over.
  func collect(into collector: inout SeriesCollector, _ notes: inout [LogNote]) {
    var assumed: Set<String> = []
    for (tag, points) in tags where !Self.epochTags.contains(tag) {
      guard let place = collector.place(of: name(tag), mode: mode(tag)) else { continue }
      if isResultAtZero, points.count == 1, points[0].step == 0 {
        collector.add(points[0].value, at: place)
      } else if let epochs {
        assumed.insert(epochs.note)
        collect(points, epochs, at: place, into: &collector)
      } else if tag.hasPrefix("epoch_") {
        assumed.insert("the steps of epoch_… are epochs counted from 0 (Keras)")
        for point in points {
          collector.add(point.value, at: place, epoch: Double(point.step) + 1)
        }
      } else {
        assumed.insert("steps are taken as they were logged")
        for point in points { collector.add(point.value, at: place, step: point.step) }
      }
    }
    for note in assumed.map({ LogNote(.assumed, $0) }).sorted(by: { $0.text < $1.text })
    where !notes.contains(note) { notes.append(note) }
  }

  /// Values with the epochs of their steps, where both lists ascend.
  private func collect(
    _ points: [Point],
    _ epochs: Epochs,
    at number: Int,
    into collector: inout SeriesCollector
  ) {
    var place = 0
    for point in points {
      while place < epochs.points.count, epochs.points[place].step < point.step { place += 1 }
      let isKnown = place < epochs.points.count && epochs.points[place].step == point.step
      collector.add(
        point.value,
        at: number,
        epoch: isKnown ? epochs.points[place].value + Double(epochs.base) : nil,
        step: point.step &+ epochs.base
      )
    }
  }

  /// The name of a series: the tag behind the folder, unless the folder is one that PyTorch's `add_scalars` makes of the tag.
  private func name(_ tag: String) -> String {
    let prefix = tag.replacing("/", with: "_") + "_"
    if folder.hasPrefix(prefix) { return tag + "/" + folder.dropFirst(prefix.count) }
    return folder.isEmpty ? tag : folder + "/" + tag
  }

  /// How a tag's values were measured, where its writer is known to do the same always.
  private func mode(_ tag: String) -> LoggedSeries.Mode {
    // Keras 2 and 3: src/callbacks/tensorboard.py.
    if tag.hasPrefix("epoch_") {
      return folder.hasPrefix("train")
        ? .runningMean : folder.hasPrefix("val") ? .evaluated : .unknown
    }
    if tag.hasPrefix("batch_") { return .singleBatch }
    if tag.hasPrefix("evaluation_") { return .evaluated }
    // Lightning appends these to what is logged both ways.
    if epochs != nil, tag.hasSuffix("_step") { return .singleBatch }
    return .unknown
  }
}
