internal import Clusters
internal import Faults
internal import Foundation

/// Waiting for a submitted study: it is done when the store has all runs and the report is there, whatever Slurm says of its
/// jobs.
struct StudyWait {
  private static let pause = 5.0

  private var study: SubmittedStudy
  private let jobs: [String]
  private let cluster: SlurmCluster
  private let start = Date()

  init(_ study: SubmittedStudy, jobs: [String], cluster: SlurmCluster) {
    (self.study, self.jobs, self.cluster) = (study, jobs, cluster)
  }

  /// Waits until the jobs have left the queue, and judges by what is there.
  ///
  /// - Throws: `Fault` when runs or the report are missing.
  func run() throws {
    var wait = self
    var said: Set<String> = []
    var lastSeen = Date()
    var sentence = ""
    waiting: while true {
      switch try cluster.presence(of: jobs) {
      case .gone: break waiting
      case .unknown:
        // A controller that starts again takes a while.
        if lastSeen.timeIntervalSinceNow < -60, said.insert("unknown").inserted {
          Console.error("Slurm's controller does not answer; waiting for it")
        }
      case .queued(let reasons):
        lastSeen = Date()
        for reason in reasons.sorted() where Self.isStuck(reason) && said.insert(reason).inserted {
          Console.error(
            "warning: a job waits and will not start by itself (\(reason)); see `squeue`"
          )
        }
      }
      let status = try wait.study.finder.status()
      let now =
        "\(status.total.done) of \(status.total.runs) runs are there, \(status.total.inFlight) in flight"
      if now != sentence { Console.error(now) }
      sentence = now
      Thread.sleep(forTimeInterval: Self.pause)
    }
    try wait.judge()
  }

  private static func isStuck(_ reason: String) -> Bool {
    ["held", "Held", "NeverSatisfied", "BadConstraints", "PartitionTimeLimit", "InvalidAccount"]
      .contains { reason.contains($0) }
  }

  private mutating func judge() throws {
    let status = try study.finder.status()
    let results = study.report + "/results.json"
    let written =
      (try? FileManager.default.attributesOfItem(atPath: results))?[.modificationDate] as? Date
    let hint = "See \(study.job.logs); the same command goes on from what is there."
    guard status.total.done == status.total.runs else {
      Console.fault(
        Fault(
          .missing,
          "\(status.total.runs - status.total.done) of \(status.total.runs) runs are missing, and no job is left",
          hint: hint
        ).coded(.noRuns)
      )
      throw ExitStatus.someRunsMissing
    }
    guard let written, written >= start.addingTimeInterval(-1) else {
      throw Fault(
        .missing,
        file: results,
        "was not written, although all runs are there",
        hint: hint
      )
    }
    for edition in ["report.html", "report.pdf", "report.md", "report.ipynb"] {
      let path = "\(study.report)/\(edition)"
      if FileManager.default.fileExists(atPath: path) { try Console.result(path) }
    }
  }
}
