package import Faults

/// A way in which programs log their trainings: everything that is known of it, in one file below `Formats`.
public struct LogFormat: Sendable {
  /// What is read, and how it is told from other formats: by its content, never by its name alone.
  enum Source: Sendable {
    /// One file. A file is offered to the formats in the order of the registry, and the first that recognises it reads it.
    case file(
      recognises: @Sendable (LogFile) -> Bool,
      read: @Sendable (LogFile) throws(Fault) -> [LoggedRun]
    )
    /// A folder with all that is in it, such as the event files of one run; folders are offered before their files.
    case folder(
      recognises: @Sendable (LogFolder) -> Bool,
      read: @Sendable (LogFolder) throws(Fault) -> [LoggedRun]
    )
    /// What cannot be read, such as a checkpoint: whoever names it is told what to do instead.
    case refused(recognises: @Sendable (LogFile) -> Bool, message: String, hint: String)
  }

  /// The name in lists and data files: `keras-csv`.
  public let name: String
  /// The name for people: `Keras CSVLogger`.
  public let title: String
  let source: Source
  /// The names of what a folder that the format reads holds of that log, files and folders: they are no logs by themselves.
  let parts: @Sendable (LogFolder) -> Set<String>

  init(
    _ name: String,
    title: String,
    _ source: Source,
    parts: @escaping @Sendable (LogFolder) -> Set<String> = { _ in [] }
  ) {
    self.name = name
    self.title = title
    self.source = source
    self.parts = parts
  }

  /// Reads a file, whatever the formats before this one would do with it.
  ///
  /// - Returns: The runs; nil where the format does not recognise the file, or is none of files.
  /// - Throws: ``Fault`` where it cannot be read.
  package func runs(of file: LogFile) throws(Fault) -> [LoggedRun]? {
    guard case .file(let recognises, let read) = source, recognises(file) else { return nil }
    return try read(file)
  }

  /// The formats, in the order in which a file is offered to them: those that are recognised by more come first.
  public static let all: [LogFormat] = written + refusals

  private static let written: [LogFormat] = [
    // Folders
    wandb, tensorBoard, mlflow, mlflowRun, dvclive, clearMLOffline, huggingFaceFolder, sacredFolder,
    ownReport,
    // Signatures of bytes
    wandbFile, tensorBoardFile, mlflowDatabase, trackio,
    // Objects of JSON
    huggingFaceState, ownResults, sacredMetrics, xgboostResult, tensorBoardJSON, kerasHistory,
    recordsObject, sklearnJSON,
    arraysObject,
    // Lines of JSON
    mmengineScalars, detectronMetrics, wandbHistoryLines, maeLog, jsonLines,
    // Any other object, which a single line of JSON is as well
    lastValues,
    // Tables
    tensorBoardCSV, wandbChart, wandbHistoryCSV, wandbRunsTable, mlflowRunsCSV, sklearnResults,
    ownMetrics, longTable, timmSummary, fastaiCSV, ultralyticsCSV, reinforcementProgress, kerasCSV,
    lightningCSV,
    resultsTable, plainTable,
  ]
}
