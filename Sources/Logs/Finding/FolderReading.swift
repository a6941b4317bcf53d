internal import Faults
internal import Parallel

/// The reading of what lies in one folder: on any thread, since nothing of it depends on another folder.
struct FolderReading: Sendable {
  /// The folder, with the names of its files and folders.
  let folder: LogFolder
  /// The format of the folder as a whole, with its place in the registry.
  let whole: (rank: Int, format: LogFormat)?
  /// The names of the files that are read.
  let files: [String]
  /// Whether somebody named the files.
  let areNamed: Bool
  /// The folder that was named, above which only what was varied is looked for.
  let root: String
  /// Whether something of what was named so far was known before.
  let isKnown: Bool

  /// What was read.
  struct Outcome: Sendable {
    /// What each format read, each run once.
    var units: [LogUnit] = []
    /// What could not be read.
    var faults: [Fault] = []
    /// What is no log for a reason that is known.
    var refused: [Fault] = []
    /// What was left out.
    var notes: [LogNote] = []
    /// What is like no log though its name promises one.
    var unknown: [LogNote] = []
  }

  /// Offers the folder and its files to the formats.
  ///
  /// - Parameters:
  ///   - formats: What is read.
  ///   - workers: How many files are read at once.
  /// - Returns: What was read, and what was not.
  func outcome(_ formats: RankedFormats, workers: Int) -> Outcome {
    var outcome = Outcome()
    var units: [LogUnit] = []
    if let (rank, format) = whole, case .folder(_, let read) = format.source {
      let runs = outcome.attempt { () throws(Fault) in try read(folder) } ?? []
      units.append(LogUnit(rank: rank, format: format, path: folder.path, stem: nil, runs: runs))
    }
    var unknown: [String] = []
    let each = files.concurrentMap(workers: workers) { name in
      Self.read(LogPaths.join(folder.path, name), formats)
    }
    for (name, what) in zip(files, each) {
      switch what {
      case .log(let unit): units.append(unit)
      case .fault(let fault): outcome.faults.append(fault)
      case .refused(let fault): outcome.refused.append(fault)
      case .unknown: unknown.append(name)
      }
    }
    let resolved = LogUnit.resolve(units)
    outcome.units = TensorBoardExports.joined(resolved.units, folder: folder.path)
    outcome.notes = resolved.notes
    outcome.unknown = UnknownFiles(in: folder, unknown).notes
    return outcome
  }

  /// What a file is.
  private enum What: Sendable {
    case log(LogUnit)
    case fault(Fault)
    case refused(Fault)
    case unknown
  }

  private static func read(_ path: String, _ formats: RankedFormats) -> What {
    do throws(Fault) {
      let file = try LogFile(path)
      for format in formats.refusals {
        guard case .refused(let recognises, let message, let hint) = format.source,
          recognises(file)
        else { continue }
        return .refused(Fault(file: file.path, message, hint: hint))
      }
      for (rank, format) in formats.files {
        guard case .file(let recognises, let read) = format.source, recognises(file) else {
          continue
        }
        let runs = try read(file)
        return .log(LogUnit(rank: rank, format: format, path: path, stem: file.name, runs: runs))
      }
      return UnknownFiles.damage(of: file).map(What.fault) ?? .unknown
    } catch {
      return .fault(error)
    }
  }
}

extension FolderReading.Outcome {
  /// What a body makes; nil, and one fault more, where it fails.
  fileprivate mutating func attempt<Value>(_ body: () throws(Fault) -> Value) -> Value? {
    do throws(Fault) {
      return try body()
    } catch {
      faults.append(error.about(.log))
      return nil
    }
  }
}

/// The formats by what they read, with their places in the registry.
struct RankedFormats: Sendable {
  let files: [(rank: Int, format: LogFormat)]
  let folders: [(rank: Int, format: LogFormat)]
  let refusals: [LogFormat]

  init(_ formats: [LogFormat]) {
    let ranked = formats.enumerated().map { (rank: $0.offset, format: $0.element) }
    files = ranked.filter { if case .file = $0.format.source { true } else { false } }
    folders = ranked.filter { if case .folder = $0.format.source { true } else { false } }
    refusals = formats.filter { if case .refused = $0.source { true } else { false } }
  }

  /// The format of a folder as a whole.
  func whole(_ folder: LogFolder) -> (rank: Int, format: LogFormat)? {
    folders.first { ranked in
      guard case .folder(let recognises, _) = ranked.format.source else { return false }
      return recognises(folder)
    }
  }
}
