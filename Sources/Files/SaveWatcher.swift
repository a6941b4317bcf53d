/// Waits for files to be saved.
///
/// It looks again and again: editors save by writing, by renaming another file over the old one, or by removing it first,
/// and a look sees all of them alike. Time and files come from outside, so that tests have neither.
public struct SaveWatcher<State: Equatable> {
  private let look: () -> State
  private let pause: () -> Bool
  private var known: State

  /// Begins to watch: what is saved from now on counts.
  ///
  /// - Parameters:
  ///   - look: What the files are now; two equal states have nothing saved between them.
  ///   - pause: Waits a moment; false when it is time to stop.
  public init(look: @escaping () -> State, pause: @escaping () -> Bool) {
    self.look = look
    self.pause = pause
    known = look()
  }

  /// Waits until the files are others than at the last call, and have been the same for a pause: several saves are one.
  ///
  /// A save between two calls, while its predecessor was worked on, is found at once.
  /// - Returns: Whether there was a save; false when it is time to stop.
  public mutating func waitForSave() -> Bool {
    while true {
      let first = look()
      guard first != known else {
        guard pause() else { return false }
        continue
      }
      var last = first
      // Files that never come to rest are not waited for.
      for _ in 0..<Self.mostLooks {
        guard pause() else { return false }
        let next = look()
        if next == last { break }
        last = next
      }
      // Back where it was: a file that was away for a moment.
      guard last != known else { continue }
      known = last
      return true
    }
  }

  /// After so many looks a change counts, whether it has come to rest or not.
  private static var mostLooks: Int { 20 }
}
