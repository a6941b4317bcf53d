internal import Files
internal import Foundation

// What a store has, by the names of its files alone: a store of many runs is not read to be counted.

extension RunStore {
  /// Whether there is a file with the record of a run, which one call tells; whether it can be used, only
  /// ``record(for:)`` does.
  public func hasRecord(of id: RunID) -> Bool {
    System.uninterrupted { access(path(of: id), F_OK) } == 0
  }

  /// The runs that have a file with their record; whether each can be used is not looked at.
  public func recordedIDs() -> Set<RunID> {
    names(in: "").filter { $0.utf8.count == 2 }
      .reduce(into: []) { ids, folder in
        for name in names(in: folder) where name.hasSuffix(".run") {
          if let id = Self.id(name.dropLast(4)) { ids.insert(id) }
        }
      }
  }

  /// The runs that have begun and not ended: those with a claim, and those with a checkpoint.
  ///
  /// A claim may be one of a process that died: only ``claim(_:)`` tells.
  public func begunIDs() -> (claimed: Set<RunID>, saved: Set<RunID>) {
    let claimed = names(in: "locks").compactMap { Self.id($0[...]) }
    let saved = names(in: "checkpoints").filter { $0.hasSuffix(".checkpoint") }
      .compactMap { Self.id($0.dropLast(".checkpoint".count)) }
    return (Set(claimed), Set(saved))
  }

  static func id(_ digits: Substring) -> RunID? {
    isDigest(digits) ? RunID(String(digits)) : nil
  }
}
