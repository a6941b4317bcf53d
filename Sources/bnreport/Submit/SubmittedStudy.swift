internal import Clusters
internal import Datasets
internal import Experiments
internal import Faults
internal import Files
internal import Foundation
internal import Runs

/// A study that is to be submitted: its job, and what the job needs of the nodes.
struct SubmittedStudy {
  /// The job.
  let job: SlurmJob
  /// The path of its script.
  let script: String
  /// The folder of the report.
  let report: String
  /// What is missing, in a sentence.
  let summary: String
  /// How far the runs are.
  var finder: PlanFinder
  /// The words that show how far they are.
  let followCommand: String
  /// The file of an earlier report's results, if there is one.
  let stampBefore: Stamp?
  /// What is wrong with the time limit, if something is.
  let epochWarning: String?
  /// The files that nodes must be able to read.
  let neededFiles: [String]

  /// The folders that nodes must be able to write.
  var neededFolders: [String] { [job.store, report, job.logs] }

  /// The work that a task without further words is for, in seconds of one core.
  private static let workOfTask = 1800.0
  /// The most tasks where nobody said how many.
  private static let usualTasks = 64

  /// Makes the job of an experiment.
  ///
  /// - Parameters:
  ///   - options: What is asked.
  ///   - output: Where the report goes.
  ///   - source: The experiment.
  ///   - prepared: Its plan.
  ///   - settings: What the cluster wants to know.
  ///   - longest: The longest limit of time that it allows; nil where it does not say.
  /// - Throws: `Fault` when the output is no place for a report.
  init(
    _ options: ExperimentOptions,
    _ output: OutputOptions,
    _ source: ExperimentSource,
    _ prepared: PreparedExperiment,
    _ settings: SlurmSettings,
    longest: SlurmTime?
  ) throws {
    let here = FileManager.default.currentDirectoryPath
    report = Self.absolute(output.path(named: source.experiment.name), in: here)
    (script, finder) = (report + ".sbatch", PlanFinder(options, source, prepared))
    let status = try finder.status()
    let work = PredictedWork(of: source.experiment, try finder.missing())
    let cpus = settings.nodes == nil ? settings.cpus ?? 1 : 1
    let asked = settings.nodes ?? settings.tasks
    let needed = min(
      Self.usualTasks,
      Int((work.seconds / Self.workOfTask / Double(cpus)).rounded(.up))
    )
    let tasks = work.runs == 0 ? 0 : asked ?? max(1, min(needed, work.runs))
    let time =
      settings.values["time"].flatMap(SlurmTime.init(_:))
      ?? work.time(tasks: tasks, cpus: cpus).limited(to: longest)
    let store = Self.absolute(options.runStore.folder.path, in: here)
    let arguments = options.arguments(in: here) + ["--store", store]
    let program = try Self.program()
    job = SlurmJob(
      name: "bnreport-" + Self.plain(source.experiment.name),
      purpose:
        "Trains the missing runs of \(Self.plain(source.experiment.name)), then makes its report: written by bnreport \(ProgramVersion.number).",
      settings: settings,
      tasks: tasks,
      time: time,
      warning: min(work.warning, time.seconds / 2),
      program: program,
      training: ["train"] + arguments,
      reporting: ["generate", "--partial"] + arguments + output.arguments(in: report),
      folder: here,
      logs: report + ".slurm",
      store: store,
      environment: Self.environment
    )
    followCommand = ShellWord.line([program, "store", "status"] + arguments + ["--watch"])
    let catalogue = Catalogue(searchFolders: Locations.data(option: options.dataDir))
    let read = source.experiment.studies.flatMap { study in
      study.isLogged
        ? study.logs?.groups.flatMap(\.paths) ?? []
        : study.data.paths + [catalogue.folder(of: study.data.place)].compactMap(\.self)
    }
    neededFiles =
      [here] + options.places(in: here) + Set(read).map { Self.absolute($0, in: here) }.sorted()
    epochWarning =
      time.seconds > 60 + job.warning || work.runs == 0
      ? nil
      : "a time limit of \(time.text) may be too short to end an epoch and keep it; what a task trained since is lost then"
    stampBefore = Self.stamp(of: report + "/results.json")
    let missing = status.total.runs - status.total.done
    summary =
      missing == 0
      ? "all \(status.total.runs) runs are in the store; the report is made anew"
      : "\(missing) of \(status.total.runs) runs are missing: about \(StoreStatus.duration(work.seconds)) of one core, on "
        + "\(counted(tasks, settings.nodes == nil ? "task" : "node", settings.nodes == nil ? "tasks" : "nodes"))"
  }

  /// Makes the folders that the tasks write, and says which cannot be.
  ///
  /// - Throws: `Faults` with all that cannot.
  func checkFolders() throws {
    var faults = FaultCollector()
    for folder in [job.store, (script as NSString).deletingLastPathComponent, job.logs] {
      faults.collect { () throws(Fault) in
        try Folder.create(folder)
        try OpenFolder(folder, followsLink: true).checkIsWritable()
      }
    }
    try faults.check()
  }

  // MARK: Whether the report was written

  /// A file that was written, told apart from one that stood there by no clock.
  struct Stamp: Equatable {
    var number: UInt64
    var seconds: Int
    var nanoseconds: Int
  }

  /// The file by which a report is known.
  var resultsFile: String { report + "/results.json" }

  /// That file as it is now; nil where it is not there.
  var stamp: Stamp? { Self.stamp(of: resultsFile) }

  private static func stamp(of file: String) -> Stamp? {
    var status = stat()
    guard stat(file, &status) == 0 else { return nil }
    return Stamp(
      number: UInt64(status.st_ino),
      seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec
    )
  }

  /// Whether the store is on a server, which may hide for a while what another machine has written.
  var mayBeSeenLate: Bool {
    guard let folder = try? OpenFolder(job.store, followsLink: true) else { return true }
    return !folder.isLocal
  }

  /// Writes the script.
  func write() throws(Fault) {
    try AtomicFile.write(Array(job.script.utf8), to: script)
  }

  // MARK: Words and paths

  /// A path from the root.
  static func absolute(_ path: String, in folder: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
      .standardizedFileURL.path
  }

  /// A name as a job may have it.
  private static func plain(_ name: String) -> String {
    let letters = name.unicodeScalars.map { scalar -> Character in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789._-".unicodeScalars.contains(scalar))
      return isPlain ? Character(scalar) : "-"
    }
    return String(letters.prefix(60))
  }

  private static func program() throws(Fault) -> String {
    // What sets the libraries of a package starts the program.
    if let starter = ProcessInfo.processInfo.environment["BNREPORT_PROGRAM"],
      access(starter, X_OK) == 0
    {
      return starter
    }
    guard let path = realpath("/proc/self/exe", nil) else {
      throw Fault(
        .missing,
        file: "/proc/self/exe",
        "cannot be read: the program does not know where it is"
      )
    }
    defer { free(path) }
    return String(cString: path)
  }

  /// Where this account keeps its data, also where the nodes set no HOME.
  private static var environment: [(name: String, value: String)] {
    let names = [
      "PATH", "HOME", "XDG_CACHE_HOME", "BNREPORT_DATA", "BNREPORT_OFFLINE", "SOURCE_DATE_EPOCH",
    ]
    let variables = ProcessInfo.processInfo.environment
    return [("LANG", "C.UTF-8")]
      + names.compactMap { name in variables[name].map { (name, $0) } }
  }
}
