internal import ArgumentParser
internal import Datasets
internal import Downloads
internal import Experiments
internal import Models
internal import Reporting
internal import Runs
internal import Training

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

  /// Runs the body of a command and turns an error into a message and an exit status.
  static func mapping(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let stop as TrainingStopped {
      throw stop.exitStatus
    } catch let error as ExperimentError {
      throw fail(error.description, hint: error.hint, status(of: error))
    } catch let error as DatasetError {
      throw fail(error.description, hint: error.hint, status(of: error))
    } catch let error as DownloadError {
      throw fail(error.description, hint: error.hint, status(of: error))
    } catch let error as ReportError {
      throw fail(error.description, hint: error.hint, badData)
    } catch let error as TrainingError {
      throw fail(error.description, hint: error.hint, badData)
    } catch let error as FileError {
      throw fail(error.description, hint: error.hint ?? hint(for: error.code), status(of: error))
    } catch let error as RunStoreError {
      throw fail(error.description, hint: hint(for: error), status(of: error))
    }
  }

  private static func fail(_ message: String, hint: String, _ status: ExitCode) -> ExitCode {
    Console.error(message)
    Console.error("try: \(hint)")
    return status
  }

  private static func status(of error: ExperimentError) -> ExitCode {
    switch error.code {
    case .missing: missingInput
    case .invalid: error.file.hasPrefix("--") ? usage : badData
    }
  }

  private static func status(of error: DatasetError) -> ExitCode {
    switch error.code {
    case .unknown, .missing: missingInput
    case .malformed: badData
    case .unreadable: inputOutput
    }
  }

  private static func status(of error: DownloadError) -> ExitCode {
    switch error.code {
    case .badAddress: usage
    case .unavailable: unavailable
    case .wrongContent: badData
    }
  }

  private static func status(of error: FileError) -> ExitCode {
    switch error.code {
    case .cannotCreate: cannotCreate
    case .inputOutput: inputOutput
    }
  }

  private static func status(of error: RunStoreError) -> ExitCode {
    switch error.kind {
    case .damaged, .newer: badData
    case .unreadable: inputOutput
    }
  }

  private static func hint(for error: RunStoreError) -> String {
    switch error.kind {
    case .damaged: "Check the store with `bnreport doctor`; `bnreport train` trains the run again."
    case .newer: "Use that version of bnreport, or another store with `--store DIR`."
    case .unreadable:
      "Check who may read the store (`ls -l`), or use another one with `--store DIR`."
    }
  }

  private static func hint(for code: FileError.Code) -> String {
    switch code {
    case .cannotCreate:
      "Choose a folder that you may write with `-o DIR`, `--store DIR` or `--data-dir DIR`."
    case .inputOutput: "Check the space left on the disk (`df -h`) and try again."
    }
  }
}
