public import Faults
internal import Files
internal import Foundation

// Whether everything in a store can be used, asked by `bnreport doctor`.

/// What is in a store.
public struct RunStoreInspection: Sendable, Hashable {
  /// A file that cannot be used.
  public struct Unusable: Sendable, Hashable {
    /// What is wrong with it.
    public var error: Fault
    /// Where it was moved, nil when it stayed.
    public var quarantine: String?
  }

  /// How many records can be used.
  public var runs = 0
  /// The bytes of those.
  public var bytes = 0
  /// How many runs have begun and not ended.
  public var checkpoints = 0
  /// How many files an earlier version wrote; nothing reads them.
  public var earlierVersions = 0
  /// How many files were removed that killed processes had left, or that their runs no longer need.
  public var removed = 0
  /// How many files lie in the quarantine, those of now included.
  public var quarantined = 0
  /// What cannot be used.
  public var faults: [Unusable] = []
  /// Files that are none of a store's, by their paths in it.
  public var strangers: [String] = []
}

extension RunStore {
  /// Reads everything in the store, moves what is damaged to the quarantine, and removes what nobody needs any more.
  public func inspect() -> RunStoreInspection {
    var found = RunStoreInspection()
    for folder in subfolders(of: "") {
      found.removed += AtomicFile.removeAbandoned(in: path(folder)).count
      for name in names(in: folder) where !AtomicFile.isTemporary(name) {
        switch folder {
        case "checkpoints": inspect(checkpoint: name, &found)
        case "locks": found.removed += removeLock(name) ? 1 : 0
        case "quarantine": found.quarantined += 1
        default: inspect(record: name, in: folder, &found)
        }
      }
    }
    found.strangers += names(in: "").filter { !isFolder($0) }
    return found
  }

  /// Removes what killed processes left and nobody looks at: temporary files, locks, checkpoints of runs that have ended.
  ///
  /// What is in use is known by its lock. A store that cannot be written stays as it is.
  public func removeLeftovers() {
    for folder in subfolders(of: "") {
      AtomicFile.removeAbandoned(in: path(folder))
      guard ["checkpoints", "locks"].contains(folder) else { continue }
      for name in names(in: folder) where !AtomicFile.isTemporary(name) {
        if folder == "locks" { _ = removeLock(name) } else { _ = removeIfEnded(checkpoint: name) }
      }
    }
  }

  /// Removes the checkpoint of a run that has ended.
  ///
  /// - Returns: Whether it has.
  private func removeIfEnded(checkpoint name: String) -> Bool {
    let digits = name.dropLast(".checkpoint".count)
    guard name.hasSuffix(".checkpoint"), Self.isDigest(digits) else { return false }
    let id = RunID(String(digits))
    guard (try? record(for: id)) != nil else { return false }
    removeCheckpoint(of: id)
    return true
  }

  private func inspect(record name: String, in folder: String, _ found: inout RunStoreInspection) {
    let digits = name.dropLast(4)
    guard name.hasSuffix(".run"), Self.isDigest(digits), digits.prefix(2) == folder else {
      return found.strangers.append("\(folder)/\(name)")
    }
    let id = RunID(String(digits))
    check(path(of: id), &found) { found throws(Fault) in
      guard try record(for: id) != nil else {
        found.earlierVersions += 1
        return
      }
      found.runs += 1
      found.bytes += size(of: path(of: id))
    }
  }

  private func inspect(checkpoint name: String, _ found: inout RunStoreInspection) {
    let digits = name.dropLast(".checkpoint".count)
    guard name.hasSuffix(".checkpoint"), Self.isDigest(digits) else {
      return found.strangers.append("checkpoints/\(name)")
    }
    if removeIfEnded(checkpoint: name) {
      found.removed += 1
      return
    }
    let id = RunID(String(digits))
    check(checkpointPath(of: id), &found) { found throws(Fault) in
      let isOurs = try checkpoint(for: id) != nil
      found.checkpoints += isOurs ? 1 : 0
      found.earlierVersions += isOurs ? 0 : 1
    }
  }

  /// Runs a check of a file; one that is damaged goes to the quarantine.
  private func check(
    _ path: String,
    _ found: inout RunStoreInspection,
    _ body: (inout RunStoreInspection) throws(Fault) -> Void
  ) {
    do {
      try body(&found)
    } catch {
      var fault = RunStoreInspection.Unusable(error: error)
      if error.kind == .damaged { fault.quarantine = try? quarantine(path) }
      if fault.quarantine != nil { found.quarantined += 1 }
      found.faults.append(fault)
    }
  }

  private func removeLock(_ name: String) -> Bool {
    guard Self.isDigest(name[...]) else { return false }
    return (try? claim(RunID(name))) != nil
  }

  // MARK: Files

  static func isDigest(_ text: Substring) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
  }

  private func isFolder(_ name: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path(name), isDirectory: &isFolder)
      && isFolder.boolValue
  }

  private func subfolders(of folder: String) -> [String] { names(in: folder).filter(isFolder) }

  private func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}
