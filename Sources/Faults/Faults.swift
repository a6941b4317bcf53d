/// Several faults of one file, so that whoever wrote it mends them in one go.
public struct Faults: Error, Sendable, Hashable {
  /// The faults, at least one, in the order in which they were found.
  public let all: [Fault]

  /// One fault.
  public init(_ fault: Fault) { all = [fault] }

  /// All the faults of a list, nil when it is empty.
  public init?(_ faults: [Fault]) {
    guard !faults.isEmpty else { return nil }
    all = faults
  }
}

extension Faults {
  /// The result of a body whose fault leaves nothing else to be read.
  ///
  /// - Throws: ``Faults`` with that one.
  public static func one<Result>(
    of body: () throws(Fault) -> Result
  ) throws(Faults) -> Result {
    do throws(Fault) {
      return try body()
    } catch {
      throw Faults(error)
    }
  }
}
