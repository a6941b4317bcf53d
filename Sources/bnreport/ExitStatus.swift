internal import ArgumentParser
internal import Faults

/// The exit statuses, those of `sysexits.h` where it has one.
enum ExitStatus {
  static let faultsFound = ExitCode(1)
  static let someRunsDiverged = ExitCode(3)
  static let someRunsMissing = ExitCode(3)
  static let usage = ExitCode(64)
  static let badData = ExitCode(65)
  static let missingInput = ExitCode(66)
  static let unavailable = ExitCode(69)
  static let internalFault = ExitCode(70)
  static let cannotCreate = ExitCode(73)
  static let inputOutput = ExitCode(74)

  /// How many faults of one file are printed.
  private static let mostFaults = 20

  /// Runs the body of a command and turns an error into a message and an exit status.
  static func mapping(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let stop as TrainingStopped {
      throw stop.exitStatus
    } catch let fault as Fault {
      throw printed([fault])
    } catch let faults as Faults {
      throw printed(faults.all)
    }
  }

  /// Prints faults, and says the exit status of the first.
  private static func printed(_ faults: [Fault]) -> ExitCode {
    for fault in faults.prefix(mostFaults) {
      Console.fault(fault, hint: hint(for: fault.kind))
    }
    if faults.count > mostFaults {
      Console.error("\(faults.count - mostFaults) more are not shown")
    }
    return faults.first.map { status(of: $0.kind) } ?? internalFault
  }

  private static func status(of kind: Fault.Kind) -> ExitCode {
    switch kind {
    case .usage: usage
    case .invalid, .damaged, .newer: badData
    case .missing: missingInput
    case .unavailable: unavailable
    case .internal: internalFault
    case .cannotCreate: cannotCreate
    case .inputOutput, .unreadable: inputOutput
    }
  }

  /// What to do where the fault itself has nothing better to say.
  private static func hint(for kind: Fault.Kind) -> String? {
    switch kind {
    case .damaged: "Check the store with `bnreport doctor`; `bnreport train` trains the run again."
    case .newer: "Use that version of bnreport, or another store with `--store DIR`."
    case .unreadable:
      "Check who may read the store (`ls -l`), or use another one with `--store DIR`."
    case .cannotCreate:
      "Choose a folder that you may write with `-o DIR`, `--store DIR` or `--data-dir DIR`."
    case .inputOutput: "Check the space left on the disk (`df -h`) and try again."
    case .usage, .invalid, .missing, .unavailable, .internal: nil
    }
  }
}
