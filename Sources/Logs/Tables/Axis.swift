internal import Notation

/// The column of a table, or the key of records, that says how far a training had come.
struct Axis {
  /// The place of its column.
  var column: Int
  /// What makes its numbers completed epochs or updates: 1 where it counts from 0.
  var offset: Double = 0

  /// The names of epochs, in lower case.
  static let epochs: Set<String> = [
    "epoch", "epochs", "epoch_num", "epoch_number", "current_epoch", "train/epoch", "epoch_idx",
  ]

  /// The names of steps, the more telling first.
  static let steps: [String] = [
    "global_step", "train/global_step", "trainer/global_step", "step", "steps", "iteration",
    "iterations", "iter", "iters", "update", "updates", "time/total_timesteps", "total_timesteps",
    "timesteps", "totalenvinteracts", "num_updates", "round", "_step",
  ]

  /// Whether a name is that of an axis.
  static func isAxis(_ name: String) -> Bool {
    let word = name.lowercased()
    return epochs.contains(word) || steps.contains(word)
  }

  /// The axes of named columns.
  static func find(in names: [String]) -> (epoch: Int?, step: Int?) {
    let words = names.map { $0.lowercased() }
    let epoch = words.firstIndex(where: epochs.contains)
    let step = steps.lazy.compactMap { words.firstIndex(of: $0) }.first
    return (epoch, step)
  }

  /// What makes epochs that are written completed ones: 1 where whole numbers begin with 0.
  static func offset(ofEpochs epochs: some Sequence<Double>) -> Double {
    var least = Double.infinity
    for epoch in epochs where epoch.isFinite {
      guard epoch == epoch.rounded() else { return 0 }
      least = min(least, epoch)
    }
    return least == 0 ? 1 : 0
  }

  /// The note of an offset.
  static let countedFromZero = LogNote(.assumed, "epochs are counted from 0 in the file")
}

extension Double {
  /// The same as a step; nil where it is none.
  var asStep: Int? { isFinite && abs(self) < 9e15 ? Int(rounded(.down)) : nil }
}
