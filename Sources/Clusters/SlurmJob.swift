/// A study as Slurm runs it: an array of tasks that train, and after them a job that makes the report.
public struct SlurmJob: Sendable {
  /// The name in the queue.
  public var name: String
  /// What it is, in a sentence for the script's readers.
  public var purpose: String
  /// What the cluster wants to know.
  public var settings: SlurmSettings
  /// How many tasks the array has; 0 where nothing is left to train.
  public var tasks: Int
  /// The time limit of a task.
  public var time: SlurmTime
  /// How many seconds before it a task saves its state.
  public var warning: Int
  /// The program, by its absolute path.
  public var program: String
  /// The arguments that train, all paths absolute.
  public var training: [String]
  /// The arguments that make the report.
  public var reporting: [String]
  /// The folder that the tasks begin in.
  public var folder: String
  /// The folder of what the tasks print.
  public var logs: String
  /// The run store, which every node must be able to write.
  public var store: String
  /// The variables that the tasks have beside Slurm's own, in order.
  public var environment: [(name: String, value: String)]

  /// Creates a job.
  public init(
    name: String,
    purpose: String,
    settings: SlurmSettings,
    tasks: Int,
    time: SlurmTime,
    warning: Int,
    program: String,
    training: [String],
    reporting: [String],
    folder: String,
    logs: String,
    store: String,
    environment: [(name: String, value: String)]
  ) {
    self.name = name
    self.purpose = purpose
    self.settings = settings
    self.tasks = tasks
    self.time = time
    self.warning = warning
    self.program = program
    self.training = training
    self.reporting = reporting
    self.folder = folder
    self.logs = logs
    self.store = store
    self.environment = environment
  }
}

// MARK: The script

extension SlurmJob {
  /// How often a task is put back into the queue before somebody should look at it.
  private static let mostRestarts = 200

  /// The lines behind `#SBATCH`.
  var directives: [String] {
    var lines = ["--job-name=\(name)", "--ntasks=1"]
    lines +=
      settings.nodes == nil
      ? ["--cpus-per-task=\(settings.cpus ?? 1)"] : ["--nodes=1", "--exclusive"]
    lines += SlurmSettings.options.compactMap { option in
      option == "time" ? nil : settings.values[option].map { "--\(option)=\($0)" }
    }
    return lines + [
      "--time=\(time.text)",
      // To the shell alone, which hands it on; a task that ends by it goes back into the queue.
      "--signal=B:TERM@\(warning)", "--requeue", "--open-mode=append",
      // Nothing of the submitting shell, whose secrets would go to every node.
      "--export=NIL", Self.directive("chdir", folder),
      Self.directive("output", escaped(logs) + "/%x-%A_%a.log"),
    ] + settings.further
  }

  /// An option with a path, in quotes where `sbatch` would divide it.
  private static func directive(_ option: String, _ path: String) -> String {
    guard path.contains(where: { " \t\"'\\#".contains($0) }) else { return "--\(option)=\(path)" }
    let escaped = path.reduce(into: "") { text, character in
      if "\"\\".contains(character) { text.append("\\") }
      text.append(character)
    }
    return "--\(option)=\"\(escaped)\""
  }

  /// A path in which no percent sign stands for something.
  private func escaped(_ path: String) -> String {
    path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }

  /// How many runs a task trains at once, in the shell's words.
  private var workers: String {
    settings.nodes == nil ? "\(settings.cpus ?? 1)" : "\"${SLURM_CPUS_ON_NODE:-1}\""
  }

  /// What gives the shell the functions of a login shell, such as `module`, where somebody needs them.
  private var profile: [String] {
    settings.setup.isEmpty ? [] : ["[ ! -r /etc/profile ] || . /etc/profile"]
  }

  /// The lines of the cluster's own before the program starts: one that fails ends the task.
  private var preparation: [String] {
    guard !settings.setup.isEmpty else { return [] }
    return [
      "trap 'echo \"the setup of bnreport.yaml failed\" >&2; exit 69' ERR"
    ] + settings.setup + ["trap - ERR"]
  }

  /// The script of both jobs, for `bash`: its argument says which, `train` or `report`.
  public var script: String {
    let exports = environment.map { "export \($0.name)=\(ShellWord.quoted($0.value))" }
    return """
      #!/bin/bash
      # \(purpose)
      # Submitted with:
      \(submissions(after: "JOB").map { "#   \(ShellWord.line($0))" }.joined(separator: "\n"))
      \(directives.map { "#SBATCH \($0)" }.joined(separator: "\n"))

      # A signal that comes early is not lost.
      stopped='' worker=''
      trap 'stopped=1; [ -z "$worker" ] || kill -TERM $worker 2>/dev/null' TERM
      \((profile + exports + preparation).joined(separator: "\n"))
      set -u
      echo "$(date -u +%FT%TZ) ${1-} on $(uname -n), start $((${SLURM_RESTART_COUNT:-0} + 1))"
      mkdir -p \(ShellWord.quoted(store)) && [ -w \(ShellWord.quoted(store)) ] || {
        echo "the run store cannot be written on this node: \(store.shellText)" >&2
        exit 73
      }

      case ${1-} in
      train) set -- \(ShellWord.line(training)) -j \(workers) ;;
      report) set -- \(ShellWord.line(reporting)) -j \(workers) ;;
      *) echo "usage: $0 train|report" >&2; exit 64 ;;
      esac

      # The signal reaches this shell; each run then ends its epoch and is kept.
      status=143
      if [ -z "$stopped" ]; then
        \(ShellWord.quoted(program)) "$@" &
        worker=$!
        [ -z "$stopped" ] || { sleep 1; kill -TERM $worker; }
        wait $worker
        status=$?
        while kill -0 $worker 2>/dev/null; do
          wait $worker
          status=$?
        done
      fi

      # Stopped because the time is up, and not cancelled: goes on later from where it is.
      if [ $status = 143 ] && [ "${SLURM_RESTART_COUNT:-0}" -lt \(Self.mostRestarts) ]; then
        task=${SLURM_ARRAY_JOB_ID:-$SLURM_JOB_ID}${SLURM_ARRAY_TASK_ID:+_$SLURM_ARRAY_TASK_ID}
        for _ in 1 2 3 4 5; do
          state=$(squeue --noheader --jobs="$task" --format=%T) && break
          sleep 5
        done
        [ "${state-}" != RUNNING ] || scontrol requeue "$task"
      fi
      exit $status

      """
  }

  /// The calls of `sbatch` for a script at a path: the array, then the report after it, whatever became of its tasks.
  ///
  /// - Parameters:
  ///   - script: The path of the script.
  ///   - array: The number of the array's job.
  /// - Returns: The words of each call.
  public func submissions(of script: String = "SCRIPT", after array: String) -> [[String]] {
    let report = ["sbatch", "--parsable", "--output=\(escaped(logs))/%x-%j.log"]
    guard tasks > 0 else { return [report + [script, "report"]] }
    return [
      ["sbatch", "--parsable", "--array=0-\(tasks - 1)", script, "train"],
      report + ["--dependency=afterany:\(array)", script, "report"],
    ]
  }
}

extension String {
  /// The text within double quotes of a shell.
  fileprivate var shellText: String {
    reduce(into: "") { text, character in
      if "\"\\$`".contains(character) { text.append("\\") }
      text.append(character)
    }
  }
}
