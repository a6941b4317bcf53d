internal import Faults
internal import Foundation

/// What is open and is no longer what the server has (ESTALE).
enum StaleHandle {
  /// So often it is looked for.
  static let mostAttempts = 3

  /// What a body returns, which is run again from its beginning, by names, when a server called stale what it had open.
  ///
  /// - Throws: What the body throws, also when the third run ends so.
  static func retried<Result>(_ body: () throws(Fault) -> Result) throws(Fault) -> Result {
    for _ in 1..<mostAttempts {
      do throws(Fault) {
        return try body()
      } catch {
        guard error.systemError == ESTALE else { throw error }
      }
    }
    return try body()
  }
}
