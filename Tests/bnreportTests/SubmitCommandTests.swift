import Foundation
import Testing

/// `bnreport submit slurm`, with programs in place of Slurm's that answer as it does.
@Suite struct SubmitCommandTests {
  /// Puts programs by name into a folder, and says the PATH that finds them first.
  private func path(_ programs: [String: String], in folder: URL) throws -> String {
    let bin = folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    for (name, text) in programs {
      let file = bin.appendingPathComponent(name)
      try Data("#!/bin/bash\n\(text)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    return "\(bin.path):/usr/bin:/bin"
  }

  /// Slurm that runs each job at once, an array as one task; `told` keeps the calls of sbatch.
  private let immediate = [
    "sbatch": """
    cd "$(dirname "$0")/.." && echo "$*" >>told
    n=$(wc -l <told)
    while [[ $1 == --* ]]; do shift; done
    env -i PATH="$PATH" SLURM_JOB_ID=$n bash "$@" >>log 2>&1
    echo $n
    """, "squeue": "exit 0", "scontrol": "echo 'MaxArraySize = 1001'",
    "sinfo": "echo 'test*|1:00:00'",
    "srun": #"while [[ $1 == --* ]]; do shift; done; exec "$@""#,
  ]

  private func submit(
    _ arguments: [String],
    _ programs: [String: String],
    in folder: URL
  ) throws -> BuiltProgram.Output {
    try BuiltProgram.run(
      ["submit", "slurm", "own", "--preset", "quick"] + arguments,
      in: folder,
      environment: ["PATH": path(programs, in: folder)]
    )
  }

  @Test func theStudyIsTrainedAndItsReportIsThere() throws {
    try withExperiment { folder in
      let output = try submit(["--tasks", "2", "--wait", "-o", "out"], immediate, in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result.hasPrefix("job\twhat\n1\ttraining\n2\treport\n"))
      #expect(output.messages.contains("stop: scancel 1 2"))
      for name in ["out/report.html", "out/report.pdf", "out.sbatch"] {
        #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path))
      }
      let told = try String(contentsOf: folder.appendingPathComponent("told"), encoding: .utf8)
      let lines = told.split(separator: "\n")
      #expect(lines[0].hasPrefix("--parsable --array=0-1 "))
      #expect(lines[1].contains("--dependency=afterany:1 "))
      // What is there is not trained again: only the report is submitted.
      let again = try submit(["--wait", "-o", "out"], immediate, in: folder)
      #expect(again.status == 0 && again.result.hasPrefix("job\twhat\n3\treport\n"))
    }
  }

  @Test func successIsJudgedByTheStoreAndNotByStatuses() throws {
    try withExperiment { folder in
      var programs = immediate
      programs["sbatch"] = "echo 7"
      let output = try submit(["--wait", "-o", "out"], programs, in: folder)
      #expect(output.status == 3)
      #expect(output.messages.contains("runs are missing, and no job is left"))
    }
  }

  @Test func anAnswerThatWasLostIsFoundInTheQueue() throws {
    try withExperiment { folder in
      var programs = immediate
      // The first call fails after the job was accepted; then the queue has it.
      programs["sbatch"] = """
        echo "$*" >>"$(dirname "$0")/../told"
        echo 'sbatch: error: Batch job submission failed: Socket timed out on send/recv operation' >&2
        exit 1
        """
      programs["squeue"] = #"wc -l 2>/dev/null <"$(dirname "$0")/../told""#
      let output = try submit(["-o", "out"], programs, in: folder)
      #expect(output.status == 0, "\(output.messages)")
      #expect(output.result == "job\twhat\n1\ttraining\n2\treport\n")
    }
  }

  @Test func whatCannotWorkIsToldBeforeAnythingIsSubmitted() throws {
    try withExperiment { folder in
      var programs = immediate
      programs["sbatch"] = "touch \"$(dirname \"$0\")/../submitted\"; echo 1"
      let wrong: [([String], [String: String], Int32, String)] = [
        (
          ["--tasks", "5000"], [:], 64,
          "--tasks is more than this cluster allows in an array (got 5000, expected at most 1001)"
        ),
        (["--tasks", "2", "--nodes", "2"], [:], 64, "--tasks and --nodes exclude one another"),
        (["--time", "2h"], [:], 64, "--time is no time limit (got 2h"),
        (["--partition", "a b"], [:], 64, "--partition is no single word"),
        (["--fresh"], [:], 64, "--fresh cannot be submitted"),
        (["--sbatch", "gres"], [:], 64, "--sbatch is no option"),
        (["--store", "/proc/none"], [:], 73, "/proc/none: cannot be created"),
        (
          [], ["srun": "echo '/home/ann/store cannot be written'; echo asked"], 66,
          "on a node, /home/ann/store cannot be written"
        ),
        (
          [], ["sbatch": "echo 'sbatch: error: invalid partition specified: x' >&2; exit 1"], 69,
          "Slurm did not accept the job (sbatch: error: invalid partition specified: x)"
        ),
      ]
      for (arguments, others, status, message) in wrong {
        let output = try submit(
          arguments + ["-o", "out"],
          programs.merging(others) { $1 },
          in: folder
        )
        #expect(output.status == status, "\(arguments) \(output.messages)")
        #expect(output.messages.contains(message), "\(output.messages)")
      }
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("submitted").path)
      )
      // Without Slurm the script can be seen, and nothing else is done.
      let missing = try BuiltProgram.run(
        ["submit", "slurm", "own", "--preset", "quick"],
        in: folder,
        environment: ["PATH": folder.path]
      )
      #expect(
        missing.status == 66 && missing.messages.contains("there is no Slurm on this machine")
      )
      let dry = try submit(["--dry-run", "--nodes", "3", "-o", "seen"], [:], in: folder)
      #expect(dry.status == 0)
      #expect(dry.result.contains("\n#SBATCH --exclusive\n"))
      #expect(dry.result.contains("\n# sbatch --parsable --array=0-2 "))
      #expect(
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("seen.sbatch").path)
      )
    }
  }

  @Test func settingsOfTheFolderAreUsed() throws {
    try withExperiment { folder in
      try Data("slurm: { partition: short, tasks: 3, setup: [\"module load x\"] }\n".utf8)
        .write(to: folder.appendingPathComponent("bnreport.yaml"))
      let dry = try submit(["--dry-run", "--partition", "long"], [:], in: folder)
      #expect(dry.result.contains("\n#SBATCH --partition=long\n"))
      #expect(dry.result.contains("\nmodule load x\n"))
      #expect(dry.result.contains("--array=0-2 "))
      try Data("slurm: { partiton: short }\n".utf8)
        .write(to: folder.appendingPathComponent("bnreport.yaml"))
      let wrong = try submit(["--dry-run"], [:], in: folder)
      #expect(wrong.status == 65)
      #expect(wrong.messages.contains("bnreport.yaml:1:10: unknown key \"partiton\" in slurm"))
    }
  }
}
