public import Foundation

/// A folder that keeps the records of finished runs, each under the name of its configuration.
///
/// A stored file is one line `bnreport.run/3 SHA256` and then the record as canonical JSON. The digest is
/// checked on every read, and files are published whole, so several processes may share a store.
public struct RunStore: Sendable {
  private static let schema = "bnreport.run/3"

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
  /// - Throws: ``RunStoreError`` when the file is damaged, of another version, or of another run.
  public func record(for id: RunID) throws(RunStoreError) -> RunRecord? {
    let path = path(of: id)
    guard let payload = try SealedFile.read(path, schema: Self.schema) else { return nil }
    do {
      let record = try CanonicalJSON.decode(RunRecord.self, from: payload)
      guard record.configuration.id == id else {
        throw RunStoreError(path: path, message: "holds another run's record")
      }
      return record
    } catch let error as RunStoreError {
      throw error
    } catch {
      throw RunStoreError(path: path, message: "is not a record of this version")
    }
  }

  /// Publishes a record under the name of its configuration.
  ///
  /// - Throws: ``FileError`` when the store cannot be written.
  public func save(_ record: RunRecord) throws(FileError) {
    try SealedFile.write(
      CanonicalJSON.bytes(of: record),
      to: path(of: record.configuration.id),
      schema: Self.schema
    )
  }
}

/// A stored file that cannot be used.
public struct RunStoreError: Error, Sendable, CustomStringConvertible {
  /// The stored file.
  public let path: String
  /// What is wrong with it.
  public let message: String

  /// Creates an error.
  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  /// One line: the path and what is wrong.
  public var description: String { "\(path): \(message)" }
}
