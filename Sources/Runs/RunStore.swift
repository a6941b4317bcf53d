public import Faults
internal import Files
public import Foundation
internal import JSON

/// A folder that keeps the records of finished runs, each under the name of its configuration.
///
///     ab/ab12….run               a record: one line `bnreport.run/3 SHA256`, then canonical JSON
///     checkpoints/….checkpoint   a run that has begun and not ended
///     locks/…                    a run that some process is training
///     quarantine/…               what was damaged
///
/// The digest is checked on every read, and files are published whole, so several processes may share a store. Locks
/// only keep them from doing the same work twice; the system releases those of a process that dies.
public struct RunStore: Sendable {
  static let schema = "bnreport.run/3"

  /// The folder.
  public let folder: URL

  /// Creates a store in a folder, which is made when the first record is saved.
  public init(folder: URL) {
    self.folder = folder
  }

  /// Where the record of a run is kept, if it is.
  public func path(of id: RunID) -> String {
    folder.appendingPathComponent(String(id.description.prefix(2)))
      .appendingPathComponent(id.description + ".run").path
  }

  /// The record of a run, nil when the store has none.
  ///
  /// - Throws: ``Fault`` when the file is damaged, of a later version, of another run, or cannot be read.
  public func record(for id: RunID) throws(Fault) -> RunRecord? {
    let path = path(of: id)
    guard let payload = try SealedFile.read(path, schema: Self.schema) else { return nil }
    do {
      let record = try CanonicalJSON.decode(RunRecord.self, from: payload)
      guard record.configuration.id == id else {
        throw Fault(.damaged, file: path, "holds another run's record")
      }
      return record
    } catch let error as Fault {
      throw error
    } catch {
      throw Fault(.damaged, file: path, "is not a record of this version")
    }
  }

  /// What became of a record that was to be saved.
  public enum Publication: Sendable, Hashable {
    /// It is in the store.
    case saved
    /// The store had a record of the run, with the same numbers: that one stays.
    case alreadyThere(RunRecord)
    /// The store had a record of the run, with other numbers.
    case contradicted(RunRecord)
  }

  /// Publishes a record under the name of its configuration.
  ///
  /// A record that is there already, by another process, stays unless it is to be replaced; a damaged one is moved
  /// to the quarantine.
  /// - Throws: ``Fault`` when the store cannot be written, ``Fault`` when a file of that name cannot be
  ///   read or is of a later version.
  @discardableResult
  public func save(_ record: RunRecord, replacing: Bool = false) throws -> Publication {
    let id = record.configuration.id
    let path = path(of: id)
    let bytes = SealedFile.seal(CanonicalJSON.bytes(of: record), schema: Self.schema)
    try Folder.create((path as NSString).deletingLastPathComponent)
    if !replacing, try AtomicFile.create(bytes, at: path) { return .saved }
    let earlier = try usableRecord(for: id)
    if replacing || earlier == nil { try AtomicFile.write(bytes, to: path) }
    guard let earlier else { return .saved }
    guard earlier.agrees(with: record) else { return .contradicted(earlier) }
    return replacing ? .saved : .alreadyThere(earlier)
  }

  /// The record of a run; a damaged one is moved to the quarantine.
  private func usableRecord(for id: RunID) throws -> RunRecord? {
    do throws(Fault) {
      return try record(for: id)
    } catch {
      guard error.kind == .damaged else { throw error }
      try quarantine(path(of: id))
      return nil
    }
  }

  /// Moves a damaged file where nothing reads it, and nothing deletes it.
  ///
  /// - Returns: Where it is now.
  /// - Throws: ``Fault`` when it cannot be moved.
  @discardableResult
  public func quarantine(_ path: String) throws(Fault) -> String {
    let quarantine = folder.appendingPathComponent("quarantine")
    try Folder.create(quarantine.path)
    let name = (path as NSString).lastPathComponent
    var target = quarantine.appendingPathComponent(name).path
    var number = 1
    // A hard link fails where the name is taken, and so never covers what is there.
    while System.uninterrupted({ link(path, target) }) != 0, errno == EEXIST {
      number += 1
      target = quarantine.appendingPathComponent("\(name).\(number)").path
    }
    // What cannot be linked, such as a folder, is renamed; another process may have moved it before.
    guard System.uninterrupted({ rename(path, target) }) == 0 || errno == ENOENT else {
      throw Fault(.inputOutput, file: path, errno: errno)
    }
    // A rename from one link of a file to another does nothing.
    _ = System.uninterrupted { unlink(path) }
    return target
  }
}

extension RunRecord {
  /// Whether two records of one run have the same numbers, whatever the machine and the time.
  package func agrees(with other: RunRecord) -> Bool { bare == other.bare }

  /// The spelling of what is reproducible: numbers that are none equal each other there.
  private var bare: [UInt8] {
    var record = self
    record.timings = []
    record.host = Host(machine: "", workers: 0)
    record.finishedAt = 0
    return CanonicalJSON.bytes(of: record)
  }
}
