/// What the name of a logged number says: its split, its metric, or that it is no metric at all.
public struct LogName: Sendable, Hashable {
  /// The split that the name says; nil where it says none.
  public let split: LoggedSeries.Split?
  /// The metric, without the split and under its usual name: `accuracy` for `val_acc`.
  public let metric: String
  /// Why it is no series, such as a time; nil where it is one.
  public let reasonToIgnore: String?

  /// Reads a name by its whole tokens, between `/`, `_`, `-`, `.`, `:` and spaces.
  public init(_ name: String) {
    let tokens = name.split { "/_-.: ".contains($0) }
    split = tokens.lazy.compactMap { Self.splits[$0.lowercased()] }.first
    var rest = Substring(name)
    if let split {
      let words = Self.splits.filter { $0.value == split }.keys
      if let token = tokens.first(where: { words.contains($0.lowercased()) }) {
        let before = name[..<token.startIndex].dropLast()
        let after = name[token.endIndex...].dropFirst()
        rest = Substring(
          before.isEmpty ? String(after) : before + (after.isEmpty ? "" : "_" + after)
        )
      }
    }
    metric = Self.metrics[rest.lowercased()] ?? String(rest)
    reasonToIgnore = Self.reason(rest.lowercased())
  }

  private static let splits: [String: LoggedSeries.Split] = [
    "train": .train, "training": .train, "trn": .train,
    "val": .validation, "valid": .validation, "validation": .validation, "eval": .validation,
    "dev": .validation, "test": .test,
  ]

  private static let metrics: [String: String] = [
    "acc": "accuracy", "accuracy": "accuracy", "loss": "loss",
  ]

  private static func reason(_ name: String) -> String? { nil }
}
