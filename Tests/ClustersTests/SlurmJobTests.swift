import Clusters
import Foundation
import Testing

@Suite struct SlurmJobTests {
  private func job(tasks: Int = 4, store: String = "/home/ann/store") -> SlurmJob {
    var settings = SlurmSettings()
    settings.values = ["partition": "short", "time": "1:00:00", "constraint": "avx512"]
    settings.further = ["--gres=scratch:1"]
    settings.setup = ["module load fonts"]
    return SlurmJob(
      name: "bnreport-own",
      purpose: "Trains own and makes its report.",
      settings: settings,
      tasks: tasks,
      time: SlurmTime(seconds: 3600),
      warning: 90,
      program: "/opt/bn report/bnreport",
      training: ["train", "/home/ann/own.yaml", "--store", store],
      reporting: ["generate", "/home/ann/own.yaml", "--store", store],
      folder: "/home/ann",
      logs: "/home/ann/reports/own.slurm",
      store: store,
      environment: [("LANG", "C.UTF-8"), ("HOME", "/home/ann")]
    )
  }

  /// The script run by bash with a program in place of bnreport, and Slurm's commands as they are given.
  private func run(_ script: String, _ argument: String, _ folder: URL, path: String) throws -> (
    status: Int32, text: String
  ) {
    let file = folder.appendingPathComponent("job.sbatch")
    try Data(script.utf8).write(to: file)
    let process = Process()
    // Whoever runs the tests may have signals ignored, which no shell could trap then.
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["--default-signal=TERM", "/bin/bash", file.path, argument]
    process.environment = [
      "PATH": path, "SLURM_JOB_ID": "8", "SLURM_ARRAY_JOB_ID": "7", "SLURM_ARRAY_TASK_ID": "0",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("slurm job's \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  private func program(_ name: String, _ text: String, in folder: URL) throws -> String {
    let file = folder.appendingPathComponent(name)
    try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    return file.path
  }

  @Test func theScriptSaysWhatSlurmIsAsked() {
    let lines = job().script.split(separator: "\n").filter { $0.hasPrefix("#SBATCH ") }
      .map { String($0.dropFirst(8)) }
    #expect(
      lines == [
        "--job-name=bnreport-own", "--ntasks=1", "--cpus-per-task=1", "--partition=short",
        "--constraint=avx512", "--time=01:00:00", "--signal=B:TERM@90", "--requeue",
        "--open-mode=append", "--export=NIL", "--chdir=/home/ann",
        "--output=/home/ann/reports/own.slurm/%x-%A_%a.log", "--gres=scratch:1",
      ]
    )
  }

  // sbatch(1): "%%" is a percent sign; quotes and backslashes as in a shell (src/sbatch/opt.c, get_argument).
  @Test func foldersOfAnyNameAreWritten() {
    var job = job()
    job.logs = "/home/ann/50 % \"a\""
    job.folder = "/home/ann/#1"
    let lines = job.script.split(separator: "\n")
    #expect(lines.contains(#"#SBATCH --output="/home/ann/50 %% \"a\"/%x-%A_%a.log""#))
    #expect(lines.contains("#SBATCH --chdir=\"/home/ann/#1\""))
  }

  @Test func theReportComesAfterTheArray() {
    #expect(
      job().submissions(of: "/x/own.sbatch", after: "17") == [
        ["sbatch", "--parsable", "--array=0-3", "/x/own.sbatch", "train"],
        [
          "sbatch", "--parsable", "--output=/home/ann/reports/own.slurm/%x-%j.log",
          "--dependency=afterany:17", "/x/own.sbatch", "report",
        ],
      ]
    )
    #expect(
      job(tasks: 0).submissions(of: "/x/own.sbatch", after: "") == [
        [
          "sbatch", "--parsable", "--output=/home/ann/reports/own.slurm/%x-%j.log", "/x/own.sbatch",
          "report",
        ]
      ]
    )
  }

  @Test(arguments: ["store", "my store", "it's $HOME", "数据"])
  func theScriptCallsTheProgramWithItsArguments(name: String) throws {
    try withFolder { folder in
      var job = job(store: folder.appendingPathComponent(name).path)
      job.settings.setup = []
      job.program = try program("bn report", #"printf '<%s>\n' "$@"; exit 3"#, in: folder)
      let (status, text) = try run(job.script, "train", folder, path: "/usr/bin:/bin")
      #expect(status == 3)
      #expect(
        text.hasSuffix(
          "<train>\n</home/ann/own.yaml>\n<--store>\n<\(folder.path)/\(name)>\n<-j>\n<1>\n"
        )
      )
      #expect(try run(job.script, "else", folder, path: "/usr/bin:/bin").status == 64)
    }
  }

  @Test(arguments: [("false", Int32(69)), ("true", 0), ("export WHERE=here", 0), ("none-such", 69)])
  func aLineOfTheSetupThatFailsEndsTheTask(line: String, status: Int32) throws {
    try withFolder { folder in
      var job = job(store: folder.path)
      job.settings.setup = [line]
      job.program = try program("bnreport", "exit 0", in: folder)
      let ended = try run(job.script, "train", folder, path: "/usr/bin:/bin")
      #expect(ended.status == status)
      #expect(ended.text.contains("the setup of bnreport.yaml failed") == (status == 69))
    }
  }

  /// The setup stops its own shell, as Slurm may before the program has started: the task goes back into the queue.
  @Test func aSignalThatComesEarlyIsNotLost() throws {
    try withFolder { folder in
      var job = job(store: folder.path)
      job.settings.setup = ["kill -TERM $$"]
      // /etc/profile sets another one.
      job.environment.append(("PATH", "\(folder.path):/usr/bin:/bin"))
      job.program = try program("bnreport", "echo trained", in: folder)
      _ = try program("squeue", "echo RUNNING", in: folder)
      _ = try program("scontrol", "echo \"$@\"", in: folder)
      let ended = try run(job.script, "train", folder, path: "\(folder.path):/usr/bin:/bin")
      #expect(ended.status == 143)
      #expect(ended.text.hasSuffix("requeue 7_0\n") && !ended.text.contains("trained"))
    }
  }

  /// A signal while the program works reaches it.
  @Test func aSignalIsHandedOn() throws {
    try withFolder { folder in
      var job = job(store: folder.path)
      job.settings.setup = []
      job.program = try program(
        "bnreport",
        "trap 'exit 143' TERM; sleep 0.3; kill -TERM $PPID; sleep 5 & wait $!; exit 0",
        in: folder
      )
      _ = try program("squeue", "echo RUNNING", in: folder)
      _ = try program("scontrol", "echo \"$@\"", in: folder)
      let ended = try run(job.script, "train", folder, path: "\(folder.path):/usr/bin:/bin")
      #expect(ended.status == 143)
      #expect(ended.text.hasSuffix("requeue 7_0\n"))
    }
  }

  /// `scontrol` leaves a file with its words.
  @Test(arguments: [
    ("RUNNING", "exit 143", "requeue 7_0\n"), ("COMPLETING", "exit 143", nil),
    ("RUNNING", "exit 0", nil), ("RUNNING", "exit 3", nil), ("RUNNING", "exit 74", nil),
  ])
  func onlyATaskWhoseTimeIsUpGoesBackIntoTheQueue(state: String, end: String, expected: String?)
    throws
  {
    try withFolder { folder in
      var job = job(store: folder.path)
      job.settings.setup = []
      job.program = try program("bnreport", end, in: folder)
      _ = try program("squeue", "echo \(state)", in: folder)
      _ = try program("scontrol", "echo \"$@\" >\"$(dirname \"$0\")/said\"", in: folder)
      _ = try run(job.script, "train", folder, path: "\(folder.path):/usr/bin:/bin")
      let said = folder.appendingPathComponent("said")
      #expect((try? String(contentsOf: said, encoding: .utf8)) == expected)
    }
  }
}
