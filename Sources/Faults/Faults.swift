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

/// Collects the faults of parts that can be read apart from one another.
public struct FaultCollector {
  private var found: [Fault] = []

  /// Creates a collector without faults.
  public init() {}

  /// The result of a body, nil when it threw, which is then remembered.
  @discardableResult
  public mutating func collect<Result>(_ body: () throws(Fault) -> Result) -> Result? {
    do throws(Fault) {
      return try body()
    } catch {
      found.append(error)
      return nil
    }
  }

  /// Ends a stage whose results the next one needs.
  ///
  /// - Throws: ``Faults`` with all that were found, if any.
  public func check() throws(Faults) {
    if let faults = Faults(found) { throw faults }
  }
}
