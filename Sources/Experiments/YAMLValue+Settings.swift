internal import Foundation

extension YAMLValue {
  /// Replaces the value at `key.path` by the YAML after `=`.
  mutating func apply(setting: String) throws(ExperimentError) {
    let file = "--set \(setting.prefix(80))"
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, path.allSatisfy({ !$0.isEmpty }) else {
      throw ExperimentError(
        file: file,
        "is not KEY=VALUE",
        hint: "For example `--set training.epochs=3`."
      )
    }
    let value = try YAMLValue(parsing: Data(parts[1].utf8), file: file)
    set(value, at: path)
  }
}
