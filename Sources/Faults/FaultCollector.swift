/// Collects the faults of parts that can be read apart from one another, each once; what only follows from others is left out.
public struct FaultCollector {
  private var found: [Fault] = []

  /// Creates a collector without faults.
  public init() {}

  /// Whether nothing was wrong so far.
  public var isEmpty: Bool { found.isEmpty }

  /// The result of a body, nil when it threw, which is then remembered.
  @discardableResult
  public mutating func collect<Result>(_ body: () throws(Fault) -> Result) -> Result? {
    do throws(Fault) {
      return try body()
    } catch {
      add(error)
      return nil
    }
  }

  /// Remembers a fault, unless it follows from another or its place has one already.
  public mutating func add(_ fault: Fault) {
    guard !fault.isConsequence, !found.contains(where: { $0.isAtPlace(of: fault) }) else { return }
    found.append(fault)
  }

  /// Remembers faults, those of one place once.
  public mutating func add(_ faults: [Fault]) {
    for fault in faults { add(fault) }
  }

  /// All that were found: files in the order in which their first fault was found, and each from its first line to its last.
  public var faults: [Fault] {
    var files: [String?] = []
    for fault in found where !files.contains(fault.file) { files.append(fault.file) }
    return files.flatMap { file in
      // Sorting by the place alone would shuffle those without one.
      found.filter { $0.file == file }.enumerated().sorted { one, other in
        let first = (one.element.position?.line ?? 0, one.element.position?.column ?? 0, one.offset)
        let second = (
          other.element.position?.line ?? 0, other.element.position?.column ?? 0, other.offset
        )
        return first < second
      }.map(\.element)
    }
  }

  /// Ends a stage whose results the next one needs.
  ///
  /// - Throws: ``Faults`` with all that were found, if any.
  public func check() throws(Faults) {
    if let faults = Faults(faults) { throw faults }
  }
}

extension Fault {
  /// Whether both are at one place of a file; or, without places, say the same.
  fileprivate func isAtPlace(of other: Fault) -> Bool {
    guard file == other.file, position == other.position else { return false }
    return position != nil || message == other.message
  }
}
