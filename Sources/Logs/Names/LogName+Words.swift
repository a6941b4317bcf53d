extension LogName {
  /// The words that name a split.
  static let splits: [String: LoggedSeries.Split] = [
    "train": .train, "training": .train, "trn": .train,
    "val": .validation, "valid": .validation, "validation": .validation, "dev": .validation,
    "eval": .validation, "evaluation": .validation, "test": .test, "testing": .test,
  ]

  /// Those that say only that something was evaluated.
  static let evaluations: Set<String> = ["eval", "evaluation"]

  /// What is valid, rather than measured on the validation examples.
  static let countedAfterValid: Set<String> = [
    "mask", "masks", "pixels", "tokens", "actions", "samples", "fraction", "ratio", "count",
    "moves",
  ]

  /// The usual names of metrics, by their other names with `_` between words.
  static let metrics: [String: String] = [
    "losses": "loss", "accuracies": "accuracy", "accs": "accuracy",
    "acc": "accuracy", "accuracy": "accuracy", "categorical_accuracy": "accuracy",
    "sparse_categorical_accuracy": "accuracy", "binary_accuracy": "accuracy", "top1": "accuracy",
    "top_1": "accuracy", "acc1": "accuracy", "acc_1": "accuracy", "acc@1": "accuracy",
    "accuracy_top1": "accuracy", "accuracy_top_1": "accuracy", "top1_accuracy": "accuracy",
    "top1_acc": "accuracy", "acc_top1": "accuracy", "acc_top_1": "accuracy",
    "loss": "loss", "total_loss": "loss", "nll": "loss", "cross_entropy": "loss",
  ]

  /// Why a name is no series.
  static func reason(_ rest: [String]) -> Aside? {
    guard let first = rest.first, let last = rest.last else { return nil }
    let name = rest.joined(separator: "_")
    if isLearningRate(rest) { return .annotation }
    if counters.contains(first == "trainer" ? String(name.dropFirst(8)) : name) {
      return .counter
    }
    if times.contains(first) || times.contains(last) || isRate(rest) || name == "eta" {
      return .time
    }
    if rest.contains(where: sizes.contains) || (first == "num" && last == "seen") {
      return .size
    }
    if first == "system" || rest.contains(where: machines.contains) {
      return .machine
    }
    return nil
  }

  private static let counters: Set<String> = [
    "epoch", "epochs", "step", "steps", "iter", "iters", "iteration", "iterations", "global_step",
    "batch", "round", "total_timesteps",
  ]

  private static let times: Set<String> = [
    "time", "times", "runtime", "walltime", "wall", "timestamp", "elapsed", "duration", "seconds",
    "secs", "eta_seconds", "fps", "throughput",
  ]

  private static let sizes: Set<String> = [
    "memory", "mem", "flos", "flops", "macs", "parameters", "params", "bytes",
  ]

  private static let machines: Set<String> = ["gpu", "cpu"]

  private static func isLearningRate(_ words: [String]) -> Bool {
    if words.first == "lr" || words.last == "lr" { return true }
    if let word = words.last, word.hasPrefix("lr"), word.dropFirst(2).allSatisfy(\.isNumber) {
      return true
    }
    return zip(words, words.dropFirst()).contains { $0 == "learning" && $1 == "rate" }
      || words.first == "learningrate"
  }

  private static func isRate(_ words: [String]) -> Bool {
    guard let index = words.firstIndex(of: "per"), index + 1 < words.count else { return false }
    return ["second", "sec", "s", "minute", "hour"].contains(words[index + 1])
  }
}
