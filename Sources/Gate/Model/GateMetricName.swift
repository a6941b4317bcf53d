/// What the name of a metric tells.
enum GateMetricName {
  private static let accuracies: Set<Substring> = [
    "acc", "accuracy", "acc1", "acc5", "top1", "top5",
  ]
  private static let otherShares: Set<Substring> = [
    "auc", "auroc", "ap", "map", "miou", "iou", "dice", "f1", "precision", "recall",
  ]

  /// Whether it is one of shares, which some write in per cent.
  static func isShare(_ name: String) -> Bool {
    isAccuracy(name) || parts(name).contains(where: otherShares.contains)
  }

  /// Whether it is an accuracy, whose differences are told in percentage points.
  static func isAccuracy(_ name: String) -> Bool {
    parts(name).contains(where: accuracies.contains)
  }

  /// The words of a name.
  static func parts(_ name: String) -> [Substring] {
    name.lowercased().split { "/_-.: ".contains($0) }
  }
}
