public import Faults
internal import Foundation

extension YAMLValue {
  /// The value with that at `key.path` replaced by the YAML after `=`.
  ///
  /// - Throws: ``Fault`` of usage when it is no such setting.
  public func applying(_ setting: String) throws(Fault) -> YAMLValue {
    let file = "--set \(setting.prefix(80))"
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, path.allSatisfy({ !$0.isEmpty }) else {
      throw Fault(
        .usage,
        file: file,
        "is not KEY=VALUE",
        hint: "For example `--set training.epochs=3`."
      )
    }
    do throws(Fault) {
      guard let value = try YAMLValue(parsing: Data(parts[1].utf8), file: file) else {
        throw Fault(file: file, "has no value", hint: "For example `--set training.epochs=3`.")
      }
      var changed = self
      changed.set(value.from(option: file), at: path)
      return changed
    } catch {
      throw error.ofUsage
    }
  }

  /// The value with the option as its place, because its lines are not those of the file.
  public func from(option: String) -> YAMLValue {
    var value = self
    value.position.option = option
    switch content {
    case .scalar: break
    case .sequence(let elements):
      value.content = .sequence(elements.map { $0.from(option: option) })
    case .mapping(let entries):
      value.content = .mapping(
        entries.map { entry in
          var entry = entry
          entry.position.option = option
          entry.value = entry.value.from(option: option)
          return entry
        }
      )
    }
    return value
  }
}
