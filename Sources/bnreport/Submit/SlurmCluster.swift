internal import Clusters
internal import Faults
internal import Foundation

/// Slurm's commands, called.
///
/// What they return is not believed: `sbatch` may fail after it submitted, and end well before anything ran.
struct SlurmCluster {
  /// The options that say where a job runs.
  private static let places = ["partition", "account", "qos", "reservation", "constraint"]

  private let settings: SlurmSettings

  init(_ settings: SlurmSettings) { self.settings = settings }

  /// What a command printed and ended with.
  struct Reply {
    var status: Int32
    var output: String
    var messages: String

    /// The last line of its messages, for people.
    var reason: String {
      messages.split(whereSeparator: \.isNewline).last.map(String.init) ?? "status \(status)"
    }
  }

  /// Calls a command.
  ///
  /// - Throws: `Fault` when it is not installed, or cannot be started.
  func call(_ words: [String], in folder: String? = nil) throws -> Reply {
    let process = Process()
    process.executableURL = try Self.program(words[0])
    process.arguments = Array(words.dropFirst())
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = environment
    let (output, messages) = (Pipe(), Pipe())
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = messages
    try process.run()
    // Both are short: neither fills its pipe while the other is read.
    let texts = [output, messages].map {
      String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }
    process.waitUntilExit()
    return Reply(status: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  /// The variables without those that would change what the commands do: Slurm's own, but for where jobs usually run.
  private var environment: [String: String] {
    let usual = Self.places.filter { settings.values[$0] == nil }.map {
      "SBATCH_" + $0.uppercased()
    }
    return ProcessInfo.processInfo.environment.filter { name, _ in
      let isSlurms = ["SBATCH_", "SLURM_", "SQUEUE_", "SINFO_"].contains { name.hasPrefix($0) }
      return !isSlurms || name == "SLURM_CONF" || usual.contains(name)
    }
  }

  private static func program(_ name: String) throws(Fault) -> URL {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    for folder in path.split(separator: ":") {
      let file = "\(folder)/\(name)"
      if access(file, X_OK) == 0 { return URL(fileURLWithPath: file) }
    }
    throw Fault(
      .missing,
      "there is no Slurm on this machine (\(name) is not in PATH)",
      hint: "Submit from a login node of the cluster; `--dry-run` shows the script on any machine."
    ).coded(.cluster)
  }

  /// The most tasks that an array may have here; nil where Slurm does not say it.
  func mostTasks() throws -> Int? {
    SlurmReply.setting("MaxArraySize", in: try call(["scontrol", "show", "config"]).output)
      .flatMap { Int($0) }
  }

  /// The longest limit of time of the partition that jobs go to; nil where there is none, or it is not known.
  func longestTime() throws -> SlurmTime? {
    let asked = settings.values["partition"]
    let reply = try call(
      ["sinfo", "--noheader", "--format=%P|%l"] + (asked.map { ["--partition=\($0)"] } ?? [])
    )
    return reply.output.split(whereSeparator: \.isNewline).compactMap { line -> SlurmTime? in
      let parts = line.split(separator: "|")
      // The usual partition has a star.
      guard parts.count == 2, asked != nil || parts[0].hasSuffix("*") else { return nil }
      return SlurmTime(String(parts[1]))
    }.min { $0.seconds < $1.seconds }
  }

  // MARK: Submitting

  /// Submits a job, once: whether an answer was lost is told by the queue.
  ///
  /// - Returns: Its number.
  /// - Throws: `Fault` when it was not accepted.
  func submit(_ words: [String], named name: String, in folder: String) throws -> String {
    let before = try queued(name)
    var reply = try call(words, in: folder)
    for pause in [5.0, 15, 45] {
      if reply.status == 0, let job = SlurmReply.job(reply.output) { return job }
      if let job = try queued(name).subtracting(before).max(by: Self.isOlder) { return job }
      guard reply.isTemporary else { break }
      Console.error("sbatch: \(reply.reason); trying again in \(Int(pause)) s")
      Thread.sleep(forTimeInterval: pause)
      reply = try call(words, in: folder)
    }
    if reply.status == 0, let job = SlurmReply.job(reply.output) { return job }
    throw Fault(
      .unavailable,
      "Slurm did not accept the job (\(reply.reason))",
      hint:
        "Options such as `--partition` and `--account` can be set in bnreport.yaml; `--dry-run` shows the script."
    ).coded(.cluster)
  }

  private static func isOlder(_ one: String, _ other: String) -> Bool {
    (Int(one) ?? 0) < (Int(other) ?? 0)
  }

  /// The numbers of this user's jobs with a name.
  private func queued(_ name: String) throws -> Set<String> {
    let reply = try call([
      "squeue", "--noheader", "--user=\(getuid())", "--name=\(name)", "--format=%F",
    ])
    return Set(reply.output.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  // MARK: Waiting

  /// What is known of jobs in the queue.
  enum Presence: Equatable {
    /// Some wait or run; the reasons of those that wait.
    case queued(reasons: Set<String>)
    /// None is there any more.
    case gone
    /// The controller does not answer.
    case unknown
  }

  /// Whether jobs are still in the queue.
  func presence(of jobs: [String]) throws -> Presence {
    let reply = try call([
      "squeue", "--noheader", "--jobs=\(jobs.joined(separator: ","))", "--format=%T|%r",
    ])
    guard reply.status == 0 else {
      // Jobs that ended a while ago are forgotten.
      return reply.messages.contains("Invalid job id") ? .gone : .unknown
    }
    let lines = reply.output.split(whereSeparator: \.isNewline)
    let reasons = lines.compactMap { line -> String? in
      let parts = line.split(separator: "|", maxSplits: 1)
      return parts.count == 2 && parts[0] == "PENDING" ? String(parts[1]) : nil
    }
    return lines.isEmpty ? .gone : .queued(reasons: Set(reasons))
  }

  // MARK: What the nodes have

  /// What a node lacks of what the tasks need.
  ///
  /// - Parameters:
  ///   - program: What it must be able to run.
  ///   - files: What it must be able to read.
  ///   - folders: What it must be able to write.
  /// - Returns: A phrase for each; nil where no node was free to be asked within ten seconds.
  /// - Throws: `Fault` when Slurm is not installed.
  func missing(program: String, files: [String], folders: [String]) throws -> [String]? {
    let tests =
      [
        "\(ShellWord.quoted(program)) --version >/dev/null 2>&1 || echo "
          + ShellWord.quoted("\(program) cannot be run")
      ]
      + files.map { file in
        "[ -r \(ShellWord.quoted(file)) ] || echo \(ShellWord.quoted("\(file) cannot be read"))"
      }
      + folders.map { folder in
        "{ mkdir -p \(ShellWord.quoted(folder)) && [ -w \(ShellWord.quoted(folder)) ]; } 2>/dev/null || echo "
          + ShellWord.quoted("\(folder) cannot be written")
      }
    let script = (tests + ["echo asked"]).joined(separator: "; ")
    let options = Self.places.compactMap { name in
      settings.values[name].map { "--\(name)=\($0)" }
    }
    let reply = try call(
      [
        "timeout", "40", "srun", "--quiet", "--immediate=10", "--ntasks=1", "--time=1", "--chdir=/",
        "--export=NIL",
      ]
        + options + ["/bin/sh", "-c", script]
    )
    var lines = reply.output.split(whereSeparator: \.isNewline).map(String.init)
    guard lines.popLast() == "asked" else { return nil }
    return lines
  }
}

extension SlurmCluster.Reply {
  /// Whether the controller did not answer, or was busy.
  fileprivate var isTemporary: Bool {
    [
      "Unable to contact slurm controller", "Socket timed out", "Slurm temporarily unable",
      "Resource temporarily unavailable", "Zero Bytes were transmitted", "Connection refused",
    ].contains { messages.contains($0) }
  }
}
