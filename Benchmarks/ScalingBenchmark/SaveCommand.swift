import ArgumentParser
import Checksums
import Evidence
import Experiments
import Foundation
import JSON
import Runs

/// What a record costs beyond its training: the claim, the spelling, the seal, the file and the disk.
struct SaveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "save",
    abstract:
      "Times the saving of further records into a store, one after the other, and its parts."
  )

  @Argument(help: "A built-in experiment, or a YAML file.")
  var experiment: String

  @Option(help: "How many records are saved.")
  var count = 1000

  @Option(help: "The folder of the run store; what is saved is removed again.")
  var store: String

  @Option(help: "The folder to look for data sets in.")
  var dataDir = "/usr/share/datasets"

  private static let firstSeed: UInt64 = 1 << 40

  func run() throws {
    let planned = try PlannedExperiment(experiment, preset: "standard", dataDir: dataDir)
    let folder = URL(fileURLWithPath: store, isDirectory: true)
    let store = RunStore(folder: folder)
    let entries = planned.plan.entries
    // Spread over the plan, so that networks and folders are all there.
    let records = (0..<min(count, entries.count)).map { index in
      let entry = entries[index * entries.count / min(count, entries.count)]
      let testCount = planned.testCount(of: entry.configuration)
      var record = MadeUpRun(entry, testCount: testCount).record
      // A seed that no experiment has, so that the store has no such run.
      record.configuration.seed += Self.firstSeed
      return record
    }
    defer { for record in records { unlink(store.path(of: record.configuration.id)) } }
    var times: [String: [Double]] = [:]
    func timed<Output>(_ name: String, _ body: () throws -> Output) throws -> Output {
      let start = ContinuousClock.now
      defer { times[name, default: []].append((ContinuousClock.now - start) / .milliseconds(1)) }
      return try body()
    }
    var largest = 0
    for record in records {
      let id = record.configuration.id
      try timed("all of it") {
        // The lock goes with the object.
        var claim = try timed("claim") { try store.claim(id) }
        _ = try timed("save") { try store.save(record) }
        store.removeCheckpoint(of: id)
        withExtendedLifetime(claim) {}
        try timed("release") { claim = nil }
      }
      let bytes = try timed("spelling and digest") {
        let bytes = CanonicalJSON.bytes(of: record)
        return Array(SHA256.hexadecimal(of: bytes).utf8) + bytes
      }
      largest = max(largest, bytes.count)
      try Self.writePlainly(bytes, in: folder.path, timed)
    }
    for (name, milliseconds) in times {
      let sorted = milliseconds.sorted()
      let tenths = [1, 5, 9].map { "\(sorted[sorted.count * $0 / 10])" }
      print(name, tenths.joined(separator: "\t"), separator: "\t")
    }
    print("bytes", largest, separator: "\t")
  }

  /// The calls that a safe file needs whoever writes it, timed one by one.
  private static func writePlainly(
    _ bytes: [UInt8],
    in folder: String,
    _ timed: (String, () throws -> Int32) throws -> Int32
  ) throws {
    let path = folder + "/plain"
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY, 0o644)
    guard descriptor >= 0, write(descriptor, bytes, bytes.count) == bytes.count else {
      throw CocoaError(.fileWriteUnknown)
    }
    _ = try timed("fsync of the file") { fsync(descriptor) }
    close(descriptor)
    let parent = open(folder, O_RDONLY | O_DIRECTORY)
    _ = try timed("fsync of the folder") { fsync(parent) }
    close(parent)
    unlink(path)
  }
}
