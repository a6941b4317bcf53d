/// Which values of a metric are the better ones.
public enum MetricDirection: String, Sendable, Hashable, CaseIterable {
  case lower
  case higher
  /// Nothing is known of it, so that nothing is claimed.
  case none

  /// Reads a name by its whole words; the last one that is known decides: `reward_loss` is a loss.
  ///
  /// - Parameter metric: The name of a metric, with or without a split: `mAP50-95(B)`.
  public init(ofMetric metric: String) {
    let words = Self.words(of: metric)
    guard !words.contains(where: Self.others.contains) else {
      self = .none
      return
    }
    var direction = Self.none
    for word in words {
      if Self.lowers.contains(word) { direction = .lower }
      if Self.highers.contains(word) { direction = .higher }
    }
    // scikit-learn's `neg_mean_squared_error`.
    if words.contains("neg"), direction == .lower { direction = .higher }
    self = direction
  }

  /// The words of a name; `top5` is one, of `map50` it is `map`, and of `losses` it is `loss`.
  static func words(of metric: String) -> [String] {
    LogName.words(of: String(metric.map { "()[]@,".contains($0) ? " " : $0 })).map { word in
      guard !isKnown(word) else { return word }
      let letters = String(word.reversed().drop(while: \.isNumber).reversed())
      let singulars = [letters, String(letters.dropLast(1)), String(letters.dropLast(2))]
      if letters == "accuracies" { return "accuracy" }
      guard letters.hasSuffix("s") else { return letters.isEmpty ? word : letters }
      return singulars.first(where: isKnown) ?? letters
    }
  }

  private static func isKnown(_ word: String) -> Bool {
    lowers.contains(word) || highers.contains(word)
  }

  private static let lowers: Set<String> = [
    "loss", "error", "err", "nll", "perplexity", "ppl", "mse", "rmse", "mae", "wer", "cer", "fid",
    "nme", "eer", "brier", "bpb", "bpc", "logloss",
  ]

  private static let highers: Set<String> = [
    "acc", "accuracy", "auc", "auroc", "ap", "map", "miou", "iou", "dice", "f1", "precision",
    "recall", "bleu", "rouge", "psnr", "ssim", "r2", "ndcg", "mrr", "top1", "top5", "return",
    "reward", "score", "rew", "ret", "epret", "averageepret",
  ]

  /// Words of numbers about a metric that are not the metric.
  private static let others: Set<String> = [
    "scale", "std", "stderr", "var", "variance", "weight", "norm", "grad", "coef", "threshold",
    "count",
  ]
}
