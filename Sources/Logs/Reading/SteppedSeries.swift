internal import Notation

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
  private let epochs: SteppedEpochs?
  private let isResultAtZero: Bool

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
    epochs = SteppedEpochs(tags)
  }

  /// Hands the series over.
  func collect(into collector: inout SeriesCollector, _ notes: inout [LogNote]) {
    var assumed: Set<Phrase> = []
    for (tag, points) in tags where !SteppedEpochs.names.contains(tag) {
      guard let place = collector.place(of: name(tag), mode: mode(tag)) else { continue }
      if isResultAtZero, points.count == 1, points[0].step == 0 {
        collector.add(points[0].value, at: place)
      } else if let epochs {
        assumed.insert(epochs.note)
        add(points, epochs, tag, at: place, into: &collector)
      } else if tag.hasPrefix("epoch_") {
        assumed.insert(Phrase("the steps of epoch_… are epochs counted from 0 (Keras)"))
        for point in points {
          collector.add(point.value, at: place, epoch: Double(point.step) + 1)
        }
      } else {
        assumed.insert(Phrase("steps are taken as they were logged"))
        for point in points { collector.add(point.value, at: place, step: point.step) }
      }
    }
    for note in assumed.map({ LogNote(.assumed, $0) }).sorted(by: { $0.english < $1.english })
    where !notes.contains(note) { notes.append(note) }
  }

  private func add(
    _ points: [Point],
    _ epochs: SteppedEpochs,
    _ tag: String,
    at place: Int,
    into collector: inout SeriesCollector
  ) {
    let name = LogName(tag)
    // Lightning tests once, after the training: the number has no place in it.
    if epochs.base == 1, name.split == .test, points.count == 1 {
      collector.add(points[0].value, at: place)
      return
    }
    let places = epochs.epochs(of: points, isOfBatch: name.mode == .singleBatch)
    for (point, epoch) in zip(points, places) {
      collector.add(point.value, at: place, epoch: epoch, step: point.step &+ epochs.base)
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
