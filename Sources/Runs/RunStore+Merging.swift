// Stores of several machines become one.

extension RunStore {
  /// Takes the record of a run from another store.
  ///
  /// It is read whole and checked first, and is published as ``save(_:replacing:)`` publishes: a record that is there
  /// already stays, and a second call changes nothing.
  ///
  /// - Returns: What became of it; nil where the other store has none that this version can read.
  /// - Throws: `Fault` when the other store's file is damaged or of a later version, or this store cannot be written.
  public func take(_ id: RunID, from other: RunStore) throws -> Publication? {
    guard let record = try other.record(for: id) else { return nil }
    let publication = try save(record)
    if case .saved = publication { removeCheckpoint(of: id) }
    return publication
  }
}
