internal import Faults
internal import Notation

/// The calls in which a program logged some numbers each, as trackers such as W&B keep them.
///
/// A call has a number of its own, which counts calls and no updates; where the program logged an epoch or the number of updates
/// beside its metrics, those are the place.
struct CallHistory {
  private let function: String
  private var names = ByteNames()
  private var kinds: [Kind] = []
  /// The values of each name, with the number of their call.
  private var values: [[(row: Int, value: Double)]] = []
  private var rows: [Row] = []
  private var media: Set<String> = []
  /// Where the program went on with what it had logged before, by the number of the call.
  private var resumptions: [Int] = []

  private struct Row {
    var call: Int
    var epoch: Double?
    var step: Double?
  }

  /// What a name is.
  private enum Kind {
    case call
    case epoch
    case step
    /// A number of the tracker's own.
    case `internal`
    case metric

    init(_ name: String) {
      self =
        switch name {
        case "_step": .call
        case "epoch", "train/epoch": .epoch
        // `trainer/` is Lightning's, `train/` that of transformers.
        case "global_step", "trainer/global_step", "train/global_step": .step
        default: name.hasPrefix("_") ? .internal : .metric
        }
    }
  }

  /// Creates a history without calls.
  ///
  /// - Parameter function: What the program called, for notes: `wandb.log`.
  init(of function: String) { self.function = function }

  /// Whether there was no call.
  var isEmpty: Bool { rows.isEmpty }

  /// Begins a call.
  mutating func begin() { rows.append(Row(call: rows.count)) }

  /// Goes on with calls of the same run after it was resumed.
  mutating func resume() { resumptions.append(rows.count) }

  /// Whether each call counts: those are overtaken whose epoch a later part of the run logged again.
  private var counts: [Bool] {
    var counts = [Bool](repeating: true, count: rows.count)
    var first = Double.infinity
    var end = rows.count
    for start in resumptions.reversed() {
      first = rows[start..<end].reduce(first) { min($0, $1.epoch ?? .infinity) }
      for row in 0..<start where rows[row].epoch.map({ $0 >= first }) == true {
        counts[row] = false
      }
      end = start
    }
    return counts
  }

  /// Sets the number of the call that was begun.
  mutating func setCall(_ number: Int) { rows[rows.count - 1].call = number }

  /// Takes a value of the call that was begun.
  mutating func add(_ name: UnsafeRawBufferPointer, _ value: Double) {
    let (place, row) = (names.place(of: name) ?? insert(name), rows.count - 1)
    switch kinds[place] {
    case .call: if let call = Int(exactly: value) { rows[row].call = call }
    case .epoch: rows[row].epoch = value
    case .step: rows[row].step = value
    case .internal: break
    case .metric: values[place].append((row, value))
    }
  }

  /// Takes the numbers of an object of the call that was begun; images, tables and histograms have their kind in `_type`.
  ///
  /// - Returns: Whether it is JSON.
  @discardableResult
  mutating func add(object: UnsafeRawBufferPointer, named own: String = "") -> Bool {
    JSONLeaves.read(object, own) { name, leaf in
      if name.hasSuffix("._type") { media.insert(String(name.dropLast(6))) }
      guard let value = leaf.number else { return }
      Array(name.utf8).withUnsafeBytes { add($0, value) }
    }
  }

  private mutating func insert(_ name: UnsafeRawBufferPointer) -> Int {
    let place = names.insert(name)
    values.append([])
    kinds.append(Kind(names.text(at: place)))
    return place
  }

  /// Hands the series over.
  ///
  /// - Returns: What was assumed and ignored.
  func collect(into collector: inout SeriesCollector) -> [LogNote] {
    let series = (0..<names.count).compactMap { place -> (place: Int, number: Int)? in
      let name = names.text(at: place)
      guard !values[place].isEmpty, !media.contains(where: { name.hasPrefix($0 + ".") }) else {
        return nil
      }
      return collector.place(of: name).map { (place, $0) }
    }
    let counts = counts
    var isUsed = [Bool](repeating: false, count: rows.count)
    for (place, _) in series {
      for (row, _) in values[place] { isUsed[row] = counts[row] }
    }
    let used = rows.indices.filter { isUsed[$0] }.map { rows[$0] }
    let axis = Axis(used, isLightning: isNamed("trainer/global_step"), function)
    for (place, number) in series {
      for (row, value) in values[place] where counts[row] {
        let (epoch, step) = axis.place(of: rows[row])
        collector.add(value, at: number, epoch: epoch, step: step)
      }
    }
    let overtaken = counts.count { !$0 }
    return (rows.isEmpty ? [] : axis.notes)
      + (overtaken == 0
        ? []
        : [
          LogNote(
            .assumed,
            "\(overtaken, "# call of epochs that were logged again after the run was resumed is", "# calls of epochs that were logged again after the run was resumed are") left out"
          )
        ])
      + (media.isEmpty ? [] : [LogNote(.ignored, "\(list: media.sorted()): no numbers")])
  }

  private func isNamed(_ name: String) -> Bool {
    Array(name.utf8).withUnsafeBytes { names.place(of: $0) } != nil
  }

  /// What the calls with metrics have for their place in the training.
  private struct Axis {
    private let hasSteps: Bool
    private let (epochBase, stepBase): (Double, Int)
    let notes: [LogNote]

    init(_ rows: [Row], isLightning: Bool, _ function: String) {
      hasSteps = !rows.isEmpty && rows.allSatisfy { $0.step != nil }
      let epochs = rows.compactMap(\.epoch)
      let isFromZero = epochs.contains(0) && epochs.allSatisfy { $0 == $0.rounded() }
      epochBase = isFromZero ? 1 : 0
      stepBase = isLightning ? 1 : 0
      let steps =
        hasSteps
        ? isLightning
          ? Phrase("steps are those that were logged as global_step, from 0")
          : Phrase("steps are those that were logged as global_step")
        : Phrase("steps count the calls of \(function), which need not be updates")
      notes =
        [LogNote(.assumed, steps)]
        + (isFromZero ? [LogNote(.assumed, "epochs are counted from 0 in the file")] : [])
    }

    func place(of row: Row) -> (epoch: Double?, step: Int?) {
      guard hasSteps else { return (row.epoch.map { $0 + epochBase }, row.call) }
      let step = row.step.flatMap { Int(exactly: $0.rounded()) }
      return (row.epoch.map { $0 + epochBase }, step.map { $0 &+ stepBase })
    }
  }
}
