internal import Clusters
internal import Faults
internal import Foundation

/// Waiting for a submitted study: it is done when the store has all runs and the report is there, whatever Slurm says of its
/// jobs.
struct StudyWait {
  private static let pause = 15.0
  /// How long a file server may hide from one machine what another one has written.
  private static let delay = 90.0

  private var study: SubmittedStudy
  private let jobs: [String]
  private let cluster: SlurmCluster

  init(_ study: SubmittedStudy, jobs: [String], cluster: SlurmCluster) {
    (self.study, self.jobs, self.cluster) = (study, jobs, cluster)
  }

  /// Waits until the jobs have left the queue, and judges by what is there.
  ///
  /// - Throws: Status 3 where runs or the report are missing, which is said.
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
      // What a server does not give now it gives later.
      if let total = (try? wait.study.finder.status())?.total {
        let now = "\(total.done) of \(total.runs) runs are there, \(total.inFlight) in flight"
        if now != sentence { Console.error(now) }
        sentence = now
      }
      Thread.sleep(forTimeInterval: Self.pause)
    }
    let gone = Date()
    var verdict = try wait.verdict()
    while verdict != nil, study.mayBeSeenLate, gone.timeIntervalSinceNow > -Self.delay {
      Thread.sleep(forTimeInterval: Self.pause)
      verdict = try wait.verdict()
    }
    if let verdict {
      Console.fault(verdict)
      throw ExitStatus.someRunsMissing
    }
    for edition in ["report.html", "report.pdf", "report.md", "report.ipynb"] {
      let path = "\(study.report)/\(edition)"
      if FileManager.default.fileExists(atPath: path) { try Console.result(path) }
    }
  }

  private static func isStuck(_ reason: String) -> Bool {
    ["held", "Held", "NeverSatisfied", "BadConstraints", "PartitionTimeLimit", "InvalidAccount"]
      .contains { reason.contains($0) }
  }

  /// What is missing of the study; nil where it is whole.
  private mutating func verdict() throws -> Fault? {
    let status = try study.finder.status()
    let hint = "See \(study.job.logs); the same command goes on from what is there."
    guard status.total.done == status.total.runs else {
      return Fault(
        .missing,
        "\(status.total.runs - status.total.done) of \(status.total.runs) runs are missing, and no job is left",
        hint: hint
      ).coded(.noRuns)
    }
    guard let now = study.stamp, now != study.stampBefore else {
      return Fault(
        .missing,
        file: study.resultsFile,
        "was not written, although all runs are there",
        hint: hint
      )
    }
    return nil
  }
}
