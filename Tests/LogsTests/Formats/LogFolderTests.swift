import Foundation
import Testing

@testable import Logs

/// Folders of a run, which tests make in the folder for temporary files.
@Suite struct LogFolderTests {
  private func withFolder(_ files: [String: String], _ body: (LogFolder) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "logs-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: path) }
    for (name, text) in files {
      let file = path + "/" + name
      try FileManager.default.createDirectory(
        atPath: (file as NSString).deletingLastPathComponent,
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
    try body(try LogFolder(path))
  }

  private func read(_ folder: LogFolder) throws -> (format: String, runs: [LoggedRun])? {
    for format in LogFormat.all {
      guard case .folder(let recognises, let read) = format.source, recognises(folder) else {
        continue
      }
      return (format.name, try read(folder))
    }
    return nil
  }

  private func state(_ step: Int) -> String {
    "{\"global_step\": \(step), \"log_history\": [{\"step\": \(step), \"epoch\": 1.5, \"loss\": 2}]}"
  }

  @Test func theCheckpointThatGotFurthestIsRead() throws {
    let files = [
      "checkpoint-500/trainer_state.json": state(500),
      "checkpoint-1000/trainer_state.json": state(1000),
    ]
    try withFolder(files) { folder in
      let log = try read(folder)
      #expect(log?.format == "huggingface-trainer")
      #expect(log?.runs.count == 1)
      #expect(log?.runs[0]["loss"]?.steps == [1000])
    }
    try withFolder(files.merging(["trainer_state.json": state(1200)]) { $1 }) { folder in
      let log = try read(folder)
      #expect(log?.runs[0]["loss"]?.steps == [1200])
    }
    try withFolder(files.merging(["trainer_state.json": "{\"global_"]) { $1 }) { folder in
      let run = try read(folder)?.runs[0]
      #expect(run?["loss"]?.steps == [1000])
      #expect(run?.words.contains("the JSON ends within a value") == true)
    }
  }

  @Test func sacredHasItsSettingsBesideIt() throws {
    let files = [
      "metrics.json":
        "{\"val.acc\": {\"steps\": [1], \"timestamps\": [\"2024\"], \"values\": [0.5]}}",
      "config.json": "{\"seed\": 7, \"opt\": {\"lr\": 0.1}, \"__doc__\": \"x\"}",
      "run.json": "{\"status\": \"INTERRUPTED\"}",
    ]
    try withFolder(files) { folder in
      let log = try read(folder)
      #expect(log?.format == "sacred")
      #expect(log?.runs[0].settings == ["seed": .init(7), "opt.lr": .init(0.1)])
      #expect(log?.runs[0].state == .failed)
      #expect(log?.runs[0]["val.acc"]?.values == [0.5])
    }
    try withFolder(["metrics.json": "{}", "run.json": "{\"status\": \"RUNNING\"}"]) { folder in
      let log = try read(folder)
      #expect(log?.runs[0].series == [])
      #expect(log?.runs[0].state == .running)
    }
  }

  @Test func copiesAndLastValuesBelongToTheTraining() throws {
    let files = [
      "checkpoint-5/trainer_state.json": state(5), "trainer_state.json": state(9),
      "all_results.json": "{\n\"eval_loss\": 2\n}", "notes.csv": "epoch,loss\n1,2\n",
    ]
    try withFolder(files) { folder in
      #expect(
        LogFormat.huggingFaceFolder.parts(folder)
          == ["checkpoint-5", "trainer_state.json", "all_results.json"]
      )
    }
  }

  @Test func aReportOfOursIsReadOnce() throws {
    let results =
      "{\"claims\" : [], \"runs\" : [{\"epochs\" : [], \"network\" : \"a\"}], \"schema\" : \"bnreport.results/4\"}"
    try withFolder(["results.json": results, "data/metrics.csv": "x"]) { folder in
      let log = try read(folder)
      #expect(log?.format == "bnreport-report")
      #expect(log?.runs.count == 1)
      #expect(LogFormat.ownReport.parts(folder) == ["results.json", "data", "figures"])
    }
  }

  @Test func otherFoldersAreNone() throws {
    try withFolder(["metrics.json": "{}", "checkpoint-5/model.pt": "x"]) { folder in
      let log = try read(folder)
      #expect(log == nil)
    }
  }
}
