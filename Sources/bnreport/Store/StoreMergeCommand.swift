internal import ArgumentParser
internal import Faults
internal import Files
internal import Foundation
internal import JSON
internal import Notation
internal import Parallel
internal import Runs

/// Several stores to one.
struct StoreMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Takes the finished runs of other stores into the run store.",
    discussion: """
      Each record is checked first, and stays where it is. A run that the store has already stays as it is, and is \
      reported where the numbers differ; a second call changes nothing.
      """
  )

  @Argument(help: "The folders of the other stores.", completion: .directory)
  var folders: [String]

  @Option(
    help: "The folder of the run store (default: $BNREPORT_STORE, or the user's state folder).",
    completion: .directory
  )
  var store: String?

  @Option(
    name: .customShort("j"),
    help: "How many records to read at once (default: one per core)."
  )
  var workers: Int?

  @Flag(help: "Prints what was taken as JSON.")
  var json = false

  mutating func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("-j is out of range (got \(workers), expected 1 to 1024).")
    }
  }

  /// What one of the stores gave.
  private struct Merged: Encodable {
    var folder: String
    /// Runs that the store did not have.
    var taken = 0
    /// Runs that it had, with the same numbers.
    var known = 0
    /// Runs that it had, with other numbers: those stayed.
    var contradicted: [String] = []
    /// Records that cannot be used.
    var faults: [String] = []
    /// Records that another version wrote.
    var otherVersions = 0
  }

  func run() throws {
    try ExitStatus.mapping {
      let target = RunStore(folder: Locations.store(option: store))
      try check(target)
      try Folder.create(target.folder.path)
      var all: [Merged] = []
      for folder in folders { all.append(try merge(folder, into: target)) }
      if json {
        try Console.result(
          String(decoding: CanonicalJSON.encode(["stores": all], pretty: true), as: UTF8.self)
        )
      } else {
        try Console.table(
          [["store", "taken", "known", "other numbers", "unusable"]]
            + all.map {
              [
                $0.folder, "\($0.taken)", "\($0.known)", "\($0.contradicted.count)",
                "\($0.faults.count)",
              ]
            }
        )
      }
      let isWhole = all.allSatisfy { $0.contradicted.isEmpty && $0.faults.isEmpty }
      guard isWhole else { throw ExitStatus.someRunsMissing }
    }
  }

  /// Refuses, all at once, what is no folder or the store itself.
  private func check(_ target: RunStore) throws {
    let faults = folders.compactMap { folder -> Fault? in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder),
        isFolder.boolValue
      else {
        return Fault(
          .missing,
          file: folder,
          isFolder.boolValue || !FileManager.default.fileExists(atPath: folder)
            ? "there is no such store" : "is no store (got a file, expected a folder)",
          hint:
            "Name the folder that `bnreport store path` prints on the other machine, or a copy of it."
        )
      }
      guard Folder.contains(folder, target.folder.path), Folder.contains(target.folder.path, folder)
      else { return nil }
      return Fault(
        .usage,
        "the store cannot be merged with itself (got \(folder))",
        hint: "`--store DIR` names the store that takes the runs."
      )
    }
    if let faults = Faults(faults) { throw faults }
  }

  private func merge(_ folder: String, into target: RunStore) throws -> Merged {
    let source = RunStore(folder: URL(fileURLWithPath: folder, isDirectory: true))
    let ids = source.recordedIDs().sorted()
    let workers = workers ?? ProcessInfo.processInfo.activeProcessorCount
    let outcomes = try ids.concurrentMap(workers: workers) { id in
      do {
        return Result<RunStore.Publication?, Fault>.success(try target.take(id, from: source))
      } catch let fault as Fault where fault.kind == .damaged || fault.kind == .newer {
        return .failure(fault)
      }
    }
    var merged = Merged(folder: folder)
    for (id, outcome) in zip(ids, outcomes) {
      switch outcome {
      case .success(.saved): merged.taken += 1
      case .success(.alreadyThere): merged.known += 1
      case .success(nil): merged.otherVersions += 1
      case .success(.contradicted):
        merged.contradicted.append(id.description)
        Console.error(
          "warning: run \(id) of \(folder) has other numbers than the store's, which stays; was it made on another kind of "
            + "processor?"
        )
      case .failure(let fault):
        merged.faults.append(fault.description)
        Console.error("warning: \(fault.line)")
      }
    }
    if ids.isEmpty { Console.error("warning: \(folder) has no finished run") }
    if merged.otherVersions > 0 {
      Console.error(
        "warning: \(folder) has \(counted(merged.otherVersions, "run", "runs")) of an earlier version, left there"
      )
    }
    return merged
  }
}
