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
/// The digest is checked on every read, and files are published whole, so several processes may share a store. Claims
/// only keep them from doing the same work twice, and none outlives its process for long (``RunClaim``).
public struct RunStore: Sendable {
  static let schema = "bnreport.run/3"

  /// The folder.
  public let folder: URL
  /// The claims of this process.
  package let claims: ClaimKeeper

  /// Creates a store in a folder, which is made when the first record is saved.
  public init(folder: URL) {
    self.init(folder: folder, claims: ClaimKeeper())
  }

  /// Creates a store whose claims go by surroundings that are made up.
  package init(folder: URL, claims: ClaimKeeper) {
    self.folder = folder
    self.claims = claims
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
    if replacing {
      let earlier = try usableRecord(for: id)
      try AtomicFile.write(bytes, to: path)
      return earlier.map { $0.agrees(with: record) ? .saved : .contradicted($0) } ?? .saved
    }
    for attempt in 0..<System.mostAttempts {
      if try AtomicFile.create(bytes, at: path) { return .saved }
      if let earlier = try usableRecord(for: id) {
        return earlier.agrees(with: record) ? .alreadyThere(earlier) : .contradicted(earlier)
      }
      // A record of an earlier version gives way.
      if hasRecord(of: id) { break }
      // It was damaged, and is in the quarantine; or, on a network, it is there and not seen yet.
      System.pause(before: attempt)
    }
    try AtomicFile.write(bytes, to: path)
    return .saved
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
    for number in 1...Self.mostOfOneName {
      let ending = number < Self.mostOfOneName ? number : Int.random(in: number...Int.max)
      let target = quarantine.appendingPathComponent(number == 1 ? name : "\(name).\(ending)").path
      switch Move.ifFree(path, to: target) {
      // Another process may have moved it before.
      case 0, ENOENT: return target
      case EEXIST: continue
      case let failure: throw Fault(.inputOutput, file: path, errno: failure)
      }
    }
    throw Fault(.inputOutput, file: path, errno: EEXIST)
  }

  /// So many files of one name are put aside with numbers; further ones have a name drawn by chance.
  private static let mostOfOneName = 100
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
