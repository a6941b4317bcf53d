internal import Experiments
internal import Faults
internal import Runs

// Runs that other processes of the same store train.

extension Runner {
  /// Waits until other processes have ended all of these runs, or one of them can be had because its process died.
  ///
  /// One thread waits for all, and asks for one name at a time: many workers of one store ask it seldom.
  /// - Throws: ``RunInterruption`` when the caller wants it, ``Fault`` when the store cannot be used.
  func wait(
    for entries: [Plan.Entry],
    isFresh: Bool,
    _ onEvent: (Event) -> Void
  ) throws {
    var ended = 0
    var hasTold = false
    var asked = 0
    var backoff = Backoff()
    while ended < entries.count {
      if !isFresh, store.hasRecord(of: entries[ended].id) {
        ended += 1
        continue
      }
      if isFresh || backoff.isLong {
        // Each in its turn: any of their processes may have died.
        let left = entries[ended...]
        if try store.claim(left[left.startIndex + asked % left.count].id) != nil { return }
        asked += 1
      }
      if backoff.isLong, !hasTold {
        hasTold = true
        onEvent(.waiting(entries.count - ended))
      }
      for part in backoff.next().parts(of: .milliseconds(200)) {
        if isInterrupted() { throw RunInterruption() }
        pause(part)
      }
    }
  }
}
