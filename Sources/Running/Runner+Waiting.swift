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
    // Many workers that wait together begin at different runs; no result depends on it.
    var asked = Int.random(in: 0..<1_000_000)
    var backoff = Backoff()
    while ended < entries.count {
      if !isFresh, store.hasRecord(of: entries[ended].id) {
        ended += 1
        continue
      }
      if isFresh || backoff.asksForClaim {
        // Each in its turn, and four times: any of their processes may have died, and that of another machine is known to
        // have only when its claim was seen for a while.
        let left = entries[ended...]
        if try store.claim(left[left.startIndex + asked / 4 % left.count].id) != nil { return }
        asked += 1
      }
      if backoff.asksForClaim, !hasTold {
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
