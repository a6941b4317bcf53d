internal import Faults
internal import Foundation
internal import Notation
internal import YAML

/// The settings in a file of YAML or JSON, flat.
enum SettingsText {
  /// How many settings one file may have, and how many characters a value.
  private static let mostSettings = 5_000
  private static let longest = 200

  /// Reads a file.
  ///
  /// A mapping of mappings becomes `optimizer.lr`; a list of words is one text. `{desc: …, value: …}` is a value (Weights &
  /// Biases); a list of `key=value` is one setting each (Hydra's overrides). Objects that are written with a tag of their
  /// program are skipped as text: nothing is ever made of them.
  ///
  /// - Throws: ``Fault`` where it cannot be read.
  static func read(_ bytes: [UInt8], file: String) throws(Fault) -> SettingsFinder.Found {
    var found = SettingsFinder.Found()
    let limit = SettingsFinder.byteLimit
    guard let root = try YAMLValue(written: Data(bytes), file: file, limit: limit) else {
      return found
    }
    var skipped = 0
    if case .sequence(let overrides) = root.content {
      for case .scalar(let text) in overrides.map(\.content) { add(override: text, &found) }
    } else {
      flatten(root, path: "", &found, &skipped)
    }
    if skipped > 0 {
      found.notes.append(
        LogNote(.ignored, "\(file): \(skipped, "# object", "# objects") of a program")
      )
    }
    return found
  }

  /// Hydra's `key=value`, `+key=value` and `++key=value`; what begins with `~` was taken away.
  private static func add(override text: String, _ found: inout SettingsFinder.Found) {
    guard let equals = text.firstIndex(of: "="), text.first != "~" else { return }
    let key = text[..<equals].drop { $0 == "+" }
    guard !key.isEmpty else { return }
    let value = text[text.index(after: equals)...].trimmingCharacters(
      in: CharacterSet(charactersIn: "'\" ")
    )
    found.settings[String(key).replacing("/", with: ".")] = Setting(value)
  }

  private static func flatten(
    _ value: YAMLValue,
    path: String,
    _ found: inout SettingsFinder.Found,
    _ skipped: inout Int
  ) {
    guard found.settings.count < mostSettings else { return }
    if let tag = value.tag, !isStandard(tag) {
      skipped += 1
      return
    }
    switch value.content {
    case .scalar(let text):
      guard !path.isEmpty, text.utf8.count <= longest else { return }
      found.settings[path] = Setting(text.isEmpty || text == "~" ? "null" : text)
    case .sequence(let list):
      guard let text = text(of: list), !path.isEmpty else { return }
      found.settings[path] = Setting(text)
    case .mapping(let entries):
      let keys = Set(entries.map(\.key))
      if !path.isEmpty, let own = value["value"], keys.isSubset(of: ["desc", "value"]) {
        flatten(own, path: path, &found, &skipped)
        return
      }
      for entry in entries where !(path.isEmpty && entry.key == "_wandb") {
        flatten(
          entry.value,
          path: path.isEmpty ? entry.key : path + "." + entry.key,
          &found,
          &skipped
        )
      }
    }
  }

  /// Whether a tag is one of YAML's own, such as `!!str`.
  private static func isStandard(_ tag: String) -> Bool {
    tag.hasPrefix("tag:yaml.org,2002:") && !tag.contains("python")
  }

  private static func text(of list: [YAMLValue]) -> String? {
    var words: [String] = []
    for value in list {
      guard case .scalar(let word) = value.content, value.tag.map(isStandard) ?? true else {
        return nil
      }
      words.append(word)
    }
    let text = "[" + words.joined(separator: ", ") + "]"
    return text.utf8.count <= longest ? text : nil
  }
}
