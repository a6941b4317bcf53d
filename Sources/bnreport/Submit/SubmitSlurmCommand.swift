internal import ArgumentParser
internal import Clusters
internal import Experiments
internal import Faults
internal import Files
internal import Foundation

/// Experiment to an array of Slurm's jobs, and a job that makes the report.
struct SubmitSlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm",
    abstract:
      "Submits the missing runs of an experiment to Slurm as an array, and the report after it.",
    discussion: """
      The tasks share the run store, which must lie where all nodes can write it; each takes the most expensive run that \
      is missing until none is left. A task whose time is up saves its state and goes back into the queue; nothing is \
      lost with a node. The script stays beside the report's folder.

      What every job of a cluster needs can stand in bnreport.yaml, here or in ~/.config/bnreport:

        slurm: { partition: short, account: p123, setup: ["module load fonts"] }
      """
  )

  @OptionGroup var options: ExperimentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var slurm: SlurmOptions

  @Flag(help: "Waits until the report is there; ends with status 3 where runs are missing.")
  var wait = false

  @Flag(help: "Prints the script and the calls of sbatch, and submits nothing.")
  var dryRun = false

  mutating func validate() throws {
    if options.fresh {
      throw ValidationError("--fresh cannot be submitted: name an empty store with --store DIR.")
    }
  }

  func run() throws {
    try ExitStatus.mapping {
      let settings = try slurm.settings(cpus: options.workers)
      var source = try options.source()
      if !dryRun { try options.fetchMissingData(source) }
      let prepared = try options.prepare(&source)
      try source.checkReport(prepared.plan, prepared.datasets, hasPages: try output.hasPages)
      let cluster = SlurmCluster(settings)
      let study = try SubmittedStudy(
        options,
        output,
        source,
        prepared,
        settings,
        longest: dryRun ? nil : try cluster.longestTime()
      )
      if let warning = study.epochWarning { Console.error("warning: \(warning)") }
      guard !dryRun else { return try show(study) }
      // The report's job would find out after all training.
      try output.withFolder(for: source, store: options.runStore) { _ in }
      try check(study, on: cluster)
      let jobs = try submit(study, to: cluster)
      if wait { try StudyWait(study, jobs: jobs, cluster: cluster).run() }
    }
  }

  private func show(_ study: SubmittedStudy) throws {
    try Console.result(study.job.script)
    for call in study.job.submissions(of: study.script, after: "JOB") {
      try Console.result("# " + ShellWord.line(call))
    }
  }

  /// Finds out before the submission what the tasks would find out after hours in the queue.
  private func check(_ study: SubmittedStudy, on cluster: SlurmCluster) throws {
    try study.checkFolders()
    if let most = try cluster.mostTasks(), study.job.tasks > most {
      throw Fault(
        .usage,
        "--tasks is more than this cluster allows in an array (got \(study.job.tasks), expected at most \(most))",
        hint: "More processors a task train more runs at once: `-j N`."
      )
    }
    let missing = try cluster.missing(
      program: study.job.program,
      files: study.neededFiles,
      folders: study.neededFolders
    )
    guard let missing else {
      return Console.error(
        "note: no node was free to ask whether it can read and write what the tasks need"
      )
    }
    let faults = missing.map { what in
      Fault(
        .missing,
        "on a node, \(what)",
        hint: "Choose folders that all nodes share: `--store DIR`, `-o DIR`, `--data-dir DIR`."
      ).coded(.cluster)
    }
    if let faults = Faults(faults) { throw faults }
  }

  /// Submits both jobs, and says how to follow them.
  private func submit(_ study: SubmittedStudy, to cluster: SlurmCluster) throws -> [String] {
    try study.write()
    let name = study.job.name
    var jobs: [String] = []
    for index in study.job.submissions(after: "").indices {
      let call = study.job.submissions(of: study.script, after: jobs.last ?? "")[index]
      do {
        jobs.append(try cluster.submit(call, named: name, in: study.job.folder))
      } catch let fault as Fault where !jobs.isEmpty {
        Console.error(
          "job \(jobs[0]) trains the runs; the report was not submitted: \(ShellWord.line(call))"
        )
        throw fault
      }
    }
    try Console.table(
      [["job", "what"]]
        + zip(jobs, jobs.count > 1 ? ["training", "report"] : ["report"]).map { [$0, $1] }
    )
    if !options.quiet {
      Console.error(
        """
        \(study.summary)
        script: \(study.script)
        logs: \(study.job.logs)
        follow: squeue --jobs=\(jobs.joined(separator: ","))
        follow: \(study.followCommand)
        stop: scancel \(jobs.joined(separator: " "))
        """
      )
    }
    return jobs
  }
}
