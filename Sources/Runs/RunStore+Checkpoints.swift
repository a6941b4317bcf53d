public import Faults
internal import Files
internal import Foundation

// Runs that have begun and not ended: what they need to go on, as bytes that only the trainer understands.

extension RunStore {
  static let checkpointSchema = "bnreport.checkpoint/1"

  /// Where the checkpoint of a run is kept, if it is.
  public func checkpointPath(of id: RunID) -> String {
    folder.appendingPathComponent("checkpoints")
      .appendingPathComponent(id.description + ".checkpoint").path
  }

  /// The checkpoint of a run, nil when the store has none.
  ///
  /// - Throws: ``Fault`` when the file is damaged, of a later version, or cannot be read.
  public func checkpoint(for id: RunID) throws(Fault) -> [UInt8]? {
    try SealedFile.read(checkpointPath(of: id), schema: Self.checkpointSchema).map(Array.init)
  }

  /// Publishes the checkpoint of a run in place of an earlier one.
  ///
  /// - Throws: ``Fault`` when the store cannot be written.
  public func save(checkpoint: [UInt8], for id: RunID) throws(Fault) {
    let path = checkpointPath(of: id)
    try Folder.create((path as NSString).deletingLastPathComponent)
    try AtomicFile.write(SealedFile.seal(checkpoint, schema: Self.checkpointSchema), to: path)
  }

  /// Removes the checkpoint of a run that has ended; one that stays by accident does no harm.
  public func removeCheckpoint(of id: RunID) {
    _ = System.uninterrupted { unlink(checkpointPath(of: id)) }
  }
}
