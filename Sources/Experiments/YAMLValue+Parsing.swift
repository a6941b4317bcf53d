internal import Foundation
internal import Yams

extension YAMLValue {
  private static let byteLimit = 1 << 20
  private static let valueLimit = 100_000

  /// The document that some bytes spell.
  ///
  /// - Throws: ``ExperimentError`` with line and column when it is no YAML, no text, or too large.
  init(parsing bytes: Data, file: String) throws(ExperimentError) {
    guard bytes.count <= Self.byteLimit else {
      throw ExperimentError(
        file: file,
        "the file is too large (got \(bytes.count) bytes, expected at most 1 MiB)",
        hint: "An experiment is a page of YAML; data belongs in data files."
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ExperimentError(
        file: file,
        "the file is not UTF-8 text",
        hint: "Save the file as UTF-8."
      )
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text, .basic)
    } catch let error as YamlError {
      throw Self.describe(error, file: file)
    } catch {
      throw ExperimentError(file: file, "cannot be read as YAML", hint: "Check the file.")
    }
    guard let root else {
      throw ExperimentError(
        file: file,
        "the file holds no experiment",
        hint: "See `bnreport template export batchnorm` for one to start from."
      )
    }
    var budget = Self.valueLimit
    self = try Self.convert(root, file: file, budget: &budget)
  }

  private static func convert(
    _ node: Node,
    file: String,
    budget: inout Int
  ) throws(ExperimentError) -> YAMLValue {
    let position = ExperimentError.Position(
      line: node.mark?.line ?? 1,
      column: node.mark?.column ?? 1
    )
    budget -= 1
    guard budget > 0 else {
      throw ExperimentError(
        file: file,
        at: position,
        "the file holds more than \(valueLimit) values",
        hint: "Aliases (`*name`) multiply what they stand for; write the values out."
      )
    }
    switch node {
    case .scalar(let scalar):
      return YAMLValue(content: .scalar(scalar.string), position: position)
    case .sequence(let sequence):
      var values: [YAMLValue] = []
      for element in sequence {
        values.append(try convert(element, file: file, budget: &budget))
      }
      return YAMLValue(content: .sequence(values), position: position)
    case .mapping(let mapping):
      var entries: [Entry] = []
      for (key, value) in mapping {
        let place = ExperimentError.Position(
          line: key.mark?.line ?? 1,
          column: key.mark?.column ?? 1
        )
        guard case .scalar(let name) = key else {
          throw ExperimentError(
            file: file,
            at: place,
            "a key is a list or a mapping",
            hint: "Use a word as the key."
          )
        }
        let converted = try convert(value, file: file, budget: &budget)
        entries.append(Entry(key: name.string, position: place, value: converted))
      }
      return YAMLValue(content: .mapping(entries), position: position)
    case .alias:
      throw ExperimentError(
        file: file,
        at: position,
        "an alias stands here",
        hint: "Write the value out."
      )
    }
  }

  private static func describe(_ error: YamlError, file: String) -> ExperimentError {
    let hint = "Indent with spaces, and put text with `:` or `#` in quotes."
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ExperimentError(
        file: file,
        at: .init(line: mark.line, column: mark.column),
        "is not valid YAML (\(problem))",
        hint: hint
      )
    case .duplicatedKeysInMapping(let keys, let context):
      return ExperimentError(
        file: file,
        at: .init(line: context.mark.line, column: context.mark.column),
        "the key \(keys.map(String.init(describing:)).sorted().joined(separator: ", ")) is there twice",
        hint: "Keep one of them."
      )
    case .no, .memory, .reader, .writer, .emitter, .representer,
      .dataCouldNotBeDecoded:
      return ExperimentError(file: file, "is not valid YAML (\(error))", hint: hint)
    @unknown default:
      return ExperimentError(file: file, "is not valid YAML (\(error))", hint: hint)
    }
  }
}
