/// What the tags of event files mean: which programs write which names and count from what.
struct EventSeries {
  private let folder: String
  private let tags: [(name: String, points: [ScalarTable.Point])]
  private let epochs: Epochs?
  /// How many values were overtaken, but for those that say the epoch, which each call writes again.
  let overtaken: Int

  /// A tag that says at which step which epoch was.
  private struct Epochs {
    var points: [ScalarTable.Point]
    /// What is added to an epoch and to a step to count what was completed: 1 where the writer counts from 0.
    var base: Int
    var note: String
  }

  /// The tags of a part of a run.
  ///
  /// - Parameters:
  ///   - folder: The name of the folder below the run; `""` for its own.
  ///   - table: The scalars.
  init(folder: String, _ table: ScalarTable) {
    self.folder = folder
    tags = table.tags.enumerated().filter { !$0.element.points.isEmpty }
      .map { (table.name(at: $0.offset), $0.element.points) }
    epochs = Self.epochs(tags)
    overtaken = table.tags.enumerated()
      .filter { !Self.epochTags.contains(table.name(at: $0.offset)) }
      .reduce(0) { $0 + $1.element.overtaken }
  }

  private static let epochTags: Set<String> = ["epoch", "train/epoch"]

  private static func epochs(_ tags: [(name: String, points: [ScalarTable.Point])]) -> Epochs? {
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
        ? "epochs and steps are counted from 0 in the files (tag epoch)"
        : "the tag epoch says which epoch a step belongs to"
    )
  }

  /// Hands the series over.
  func collect(into collector: inout SeriesCollector, _ notes: inout [LogNote]) {
    var assumed: Set<String> = []
    for (tag, points) in tags where !Self.epochTags.contains(tag) {
      guard let place = collector.place(of: name(tag), mode: mode(tag)) else { continue }
      if let epochs {
        assumed.insert(epochs.note)
        collect(points, epochs, at: place, into: &collector)
      } else if tag.hasPrefix("epoch_") {
        assumed.insert("the steps of tags epoch_… are epochs counted from 0 (Keras)")
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
    _ points: [ScalarTable.Point],
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
      return folder.hasPrefix("train") ? .runningMean : folder.hasPrefix("val") ? .evaluated : .unknown
    }
    if tag.hasPrefix("batch_") { return .singleBatch }
    if tag.hasPrefix("evaluation_") { return .evaluated }
    // Lightning appends these to what is logged both ways.
    if epochs != nil, tag.hasSuffix("_step") { return .singleBatch }
    return .unknown
  }
}
