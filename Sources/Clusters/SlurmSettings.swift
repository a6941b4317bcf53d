public import Faults
public import Foundation
internal import YAML

/// What a cluster wants to know of every job: `slurm:` in a file of settings, and options of the command.
public struct SlurmSettings: Sendable, Hashable {
  /// The options of `sbatch` that have a value, by their names (sbatch(1)).
  public static let options = [
    "partition", "account", "qos", "reservation", "constraint", "mem", "time",
  ]

  /// The values of those that are set.
  public var values: [String: String] = [:]
  /// How many tasks train; nil lets the work decide.
  public var tasks: Int?
  /// How many whole nodes train, each as one task; nil for tasks of some processors.
  public var nodes: Int?
  /// How many processors a task has, and so how many runs it trains at once.
  public var cpus: Int?
  /// Further options of `sbatch`, each as it stands behind `#SBATCH`.
  public var further: [String] = []
  /// Lines of shell before the program starts, such as `module load gcc`.
  public var setup: [String] = []

  /// The most tasks of an array that anyone asks for; a cluster's own limit is smaller (`MaxArraySize`).
  public static let mostTasks = 100_000

  /// Creates settings without any.
  public init() {}

  /// The settings that a file holds.
  ///
  ///     slurm:
  ///       partition: short
  ///       constraint: avx512
  ///       tasks: 16
  ///       options: ["--gres=scratch:1"]
  ///       setup: ["module load fonts"]
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  /// - Throws: ``Faults`` with line and column: all mistakes.
  public init(reading bytes: Data, file: String) throws(Faults) {
    let (root, slips) = try YAMLValue.reading(all: bytes, file: file)
    var faults = FaultCollector()
    faults.add(slips)
    if let root {
      let slurm = faults.collect { () throws(Fault) in
        let fields = try FieldReader(root, file: file, path: "the settings", known: ["slurm"])
        let known =
          Self.options + ["tasks", "nodes", "cpus", "options", "setup"]
        return fields.has("slurm")
          ? try FieldReader(try fields.required("slurm"), file: file, path: "slurm", known: known)
          : nil
      }
      if case .some(.some(let fields)) = slurm { read(fields, &faults) }
    }
    try faults.check()
  }

  private mutating func read(_ fields: FieldReader, _ faults: inout FaultCollector) {
    for name in Self.options where fields.has(name) {
      values[name] = faults.collect { () throws(Fault) in
        let text = try fields.text(name)
        guard let mistake = Self.mistake(in: text, of: name) else { return text }
        throw fields.error(
          "slurm.\(name) \(mistake)",
          at: try fields.required(name).position,
          hint: "It is the value of sbatch's `--\(name)`."
        )
      }
    }
    for (name, field) in [
      ("tasks", \SlurmSettings.tasks), ("nodes", \.nodes), ("cpus", \.cpus),
    ] where fields.has(name) {
      self[keyPath: field] = faults.collect { () throws(Fault) in
        try fields.integer(name, in: 1...Self.mostTasks)
      }
    }
    for (name, field) in [("options", \SlurmSettings.further), ("setup", \.setup)]
    where fields.has(name) {
      self[keyPath: field] =
        faults.collect { () throws(Fault) in
          try fields.words(name).map { word, position throws(Fault) in
            guard word.contains(where: \.isNewline) else { return word }
            throw fields.error(
              "slurm.\(name) has a line break (expected one line)",
              at: position,
              hint: "Make each line an entry of the list."
            )
          }
        } ?? []
    }
    if tasks != nil, nodes != nil {
      faults.add(
        fields.error(
          "slurm has both tasks and nodes",
          at: fields.value.position,
          hint: "`nodes:` takes whole nodes, `tasks:` some processors of any."
        )
      )
    }
  }

  /// What is wrong with the value of an option; nil where nothing is.
  public static func mistake(in text: String, of name: String) -> String? {
    if name == "time", SlurmTime(text) == nil {
      return "is no time limit (got \(text), expected minutes, or such as 2:00:00 or 1-12)"
    }
    let isWord =
      !text.isEmpty && text.unicodeScalars.allSatisfy { (0x21..<0x7F).contains($0.value) }
    return isWord ? nil : "is no single word (got \"\(text)\")"
  }

  /// These settings, with those of another place where it has some.
  public func overridden(by other: SlurmSettings) -> SlurmSettings {
    var result = self
    result.values.merge(other.values) { $1 }
    // One says how the other would be counted.
    if other.tasks != nil || other.nodes != nil {
      (result.tasks, result.nodes) = (other.tasks, other.nodes)
    }
    result.cpus = other.cpus ?? cpus
    result.further += other.further
    result.setup += other.setup
    return result
  }
}
