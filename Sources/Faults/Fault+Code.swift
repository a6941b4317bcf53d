extension Fault {
  /// What is wrong, in a word that stays the same from version to version: messages and JSON end in it, people and
  /// programs look it up (`bnreport explain CODE`).
  ///
  /// A code says what the remedy is, and a kind how the program ends. Every kind has one, for what has no finer one.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    // MARK: Of kinds
    /// ``Fault/Kind/usage``.
    case usage
    /// ``Fault/Kind/invalid``.
    case invalid
    /// ``Fault/Kind/damaged``.
    case damagedFile = "damaged-file"
    /// ``Fault/Kind/newer``.
    case newerVersion = "newer-version"
    /// ``Fault/Kind/missing``.
    case notFound = "not-found"
    /// ``Fault/Kind/unavailable``.
    case downloadFailed = "download-failed"
    /// ``Fault/Kind/internal``.
    case `internal`
    /// ``Fault/Kind/cannotCreate``.
    case cannotCreate = "cannot-create"
    /// ``Fault/Kind/inputOutput``.
    case writeFailed = "write-failed"
    /// ``Fault/Kind/unreadable``.
    case readFailed = "read-failed"

    // MARK: Of what is wrong in a file
    /// Text that is no YAML: its form, and not what it says.
    case yamlSyntax = "yaml-syntax"
    /// A key that the program does not know there.
    case unknownKey = "unknown-key"
    /// A key that must be there.
    case missingKey = "missing-key"
    /// A word that is none of those that are known there.
    case unknownName = "unknown-name"
    /// A value of another kind, out of range, or that does not go with the others.
    case wrongValue = "wrong-value"
    /// The text of a report: its tags, names and Markdown.
    case template
    /// A formula in TeX.
    case formula
    /// A picture that cannot be read or shown.
    case picture
    /// A character that no font of this machine has, or fonts that are not installed.
    case font
    /// Data that are no data set, or damaged.
    case dataset
    /// Logs that cannot be read, or whose runs cannot be told apart.
    case log
    /// The file of a gate.
    case baseline

    // MARK: Of what is not there
    /// A data set that is not on this machine.
    case noDataset = "no-dataset"
    /// Runs that the store lacks.
    case noRuns = "no-runs"
    /// Logs, in what was named.
    case noLogs = "no-logs"
    /// What a gate or a summary compares with.
    case noBaseline = "no-baseline"

    /// A scheduler, or what its nodes lack, or why it refuses a job.
    case cluster

    // MARK: Of places that are written to
    /// A folder that others made, or that holds what is read.
    case foreignFolder = "foreign-folder"

    /// The code of a kind.
    public init(_ kind: Kind) {
      self =
        switch kind {
        case .usage: .usage
        case .invalid: .invalid
        case .damaged: .damagedFile
        case .newer: .newerVersion
        case .missing: .notFound
        case .unavailable: .downloadFailed
        case .internal: .internal
        case .cannotCreate: .cannotCreate
        case .inputOutput: .writeFailed
        case .unreadable: .readFailed
        }
    }
  }

  /// The code: the one that was given, or else that of the kind.
  public var code: Code { finerCode ?? Code(kind) }

  /// The same with a code of its own.
  public func coded(_ code: Code) -> Fault {
    var fault = self
    fault.finerCode = code
    return fault
  }

  /// The same with what it is about as its code, where nothing more is known than that something is wrong.
  public func about(_ code: Code) -> Fault { self.code == .invalid ? coded(code) : self }

  /// The result of a body whose faults are about something, such as the reading of a data set.
  ///
  /// - Parameters:
  ///   - code: What.
  ///   - body: The work.
  /// - Returns: Its result.
  /// - Throws: What it throws, with the code where the fault has none of its own.
  public static func about<Result>(
    _ code: Code,
    _ body: () throws(Fault) -> Result
  ) throws(Fault) -> Result {
    do throws(Fault) { return try body() } catch { throw error.about(code) }
  }

  /// The place, the message and the code, as they stand in a line of messages and of data.
  public var line: String { "\(description) [\(code.rawValue)]" }
}

extension Faults {
  /// The result of a body whose faults are about something, as ``Fault/about(_:_:)``.
  public static func about<Result>(
    _ code: Fault.Code,
    _ body: () throws(Faults) -> Result
  ) throws(Faults) -> Result {
    do throws(Faults) { return try body() } catch { throw error.about(code) }
  }

  /// The same with what they are about as the code of those that have none of their own.
  public func about(_ code: Fault.Code) -> Faults { Faults(all.map { $0.about(code) }) ?? self }
}
