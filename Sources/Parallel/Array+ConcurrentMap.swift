internal import Dispatch
internal import Synchronization

extension Array where Element: Sendable {
  /// The results of a transformation of each element, in their order, made on several threads.
  ///
  /// The elements are taken in order, each by the next thread that is free. All are transformed, whatever fails.
  ///
  /// - Parameters:
  ///   - workers: How many threads, at least one; no result may depend on it.
  ///   - transform: Called on any thread, on several at once.
  /// - Returns: One result for each element.
  /// - Throws: The first error, in the order of the elements.
  public func concurrentMap<Output: Sendable, Failure: Error>(
    workers: Int,
    _ transform: @Sendable (Element) throws(Failure) -> Output
  ) throws(Failure) -> [Output] {
    precondition(workers > 0, "Someone must do the work.")
    typealias Outcome = Result<Output, Failure>
    let next = Atomic(0)
    let done = Mutex([Outcome?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: Swift.min(workers, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let outcome = Outcome { () throws(Failure) in try transform(self[index]) }
        done.withLock { $0[index] = outcome }
      }
    }
    var outputs: [Output] = []
    outputs.reserveCapacity(count)
    for case .some(let outcome) in done.withLock({ $0 }) { outputs.append(try outcome.get()) }
    return outputs
  }
}
