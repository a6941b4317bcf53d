internal import Faults
internal import Files
internal import Foundation
internal import Synchronization

/// The claims that this process holds, and what it has seen of those of others.
///
/// A claim is a file that only one can make (O_EXCL), with a line that says whose it is, and a lock on it. Within one
/// running system, a claim is nobody's as soon as its process is gone; where processes do not see each other, as in
/// containers, as soon as the lock is, which the system takes back from a process that dies. For others it is a lease,
/// because locks may be missing, or end at the machine, or be had by everyone: the holder counts on in its line every
/// 15 s, and who has seen the same line for 90 s, by its own clock, may take the claim. No two clocks are compared.
///
/// Who loses a claim while it is at work, because its machine stood still, goes on: a run is then trained twice, and
/// its first record stays.
package final class ClaimKeeper: Sendable {
  /// How long the line of a claim stays the same until its holder is taken for dead.
  static let leaseTime = Duration.seconds(90)
  /// The same for a claim without a line, whose holder was between two calls.
  static let emptyTime = Duration.seconds(2)
  private static let beatSeconds = 15.0
  /// A claim that was last written so many seconds ago is nobody's at the first sight: by the clock of this system, or
  /// by that of a server, which may do with the times of others what it likes.
  private static let (oldHere, oldElsewhere) = (90, 3600)

  private struct Held {
    var path: String
    var descriptor: Int32
    var line: ClaimLine
  }

  private struct Sighting {
    var bytes: [UInt8]
    var since: Duration
  }

  private struct State {
    var held: [String: Held] = [:]
    var seen: [String: Sighting] = [:]
    var isBeating = false
  }

  private let surroundings: ClaimSurroundings
  private let state = Mutex(State())

  /// Creates one that holds nothing.
  package init(_ surroundings: ClaimSurroundings = ClaimSurroundings()) {
    self.surroundings = surroundings
  }

  // MARK: Taking

  /// Claims what a file stands for, nil while somebody else has it.
  ///
  /// - Throws: ``Fault`` when the file cannot be made, read or written.
  func claim(_ path: String) throws(Fault) -> RunClaim? {
    var generation = 1
    for attempt in 1...System.mostAttempts {
      let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
      let made = System.uninterrupted { open(path, flags, 0o644) }
      var look = Look.again
      if made >= 0 {
        look = try begin(path, made, generation)
      } else if errno == EEXIST {
        look = try self.look(path)
      } else if ![ENOENT, ESTALE].contains(errno) || attempt == System.mostAttempts {
        throw Fault(creating: path, errno: errno)
      } else {
        System.pause(before: attempt)
      }
      switch look {
      case .ours(let claim): return claim
      case .taken: return nil
      case .free(let next): generation = next
      case .again: continue
      }
    }
    return nil
  }

  private enum Look {
    case ours(RunClaim)
    case taken
    /// It was somebody's who is dead, and is removed; with the next generation.
    case free(Int)
    /// It changed meanwhile.
    case again
  }

  /// Takes a file that this process has made.
  private func begin(_ path: String, _ descriptor: Int32, _ generation: Int) throws(Fault) -> Look {
    var lock = surroundings.takeLock(descriptor)
    // Whoever looks at it has its lock for a moment; who keeps it has taken it for that of a dead process.
    for attempt in 0..<3 where lock == .taken {
      System.pause(before: attempt)
      lock = surroundings.takeLock(descriptor)
    }
    guard lock != .taken else {
      close(descriptor)
      return .taken
    }
    let line = ClaimLine(
      node: surroundings.node,
      process: surroundings.process,
      generation: generation
    )
    guard SmallFile.write(line.bytes, to: descriptor) else {
      let number = errno
      _ = System.uninterrupted { unlink(path) }
      close(descriptor)
      guard number == ESTALE else { throw Fault(.inputOutput, file: path, errno: number) }
      return .again
    }
    // Before it had a line, someone may have taken it for that of a dead process. Numbers of files are not lasting on
    // every file system, so the lines are compared.
    switch Self.holder(of: path) {
    case .gone: break
    case .line(let named) where named.token != line.token: break
    case .line, .unknown: return .ours(hold(path, descriptor, line))
    }
    close(descriptor)
    return .again
  }

  /// Looks whose claim a file is, and removes that of the dead.
  private func look(_ path: String) throws(Fault) -> Look {
    let flags = O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let descriptor = System.uninterrupted { open(path, flags) }
    guard descriptor >= 0 else {
      guard [ENOENT, ESTALE].contains(errno) else { throw Fault(creating: path, errno: errno) }
      return .again
    }
    let lock = surroundings.takeLock(descriptor)
    guard lock != .taken else {
      close(descriptor)
      forget(path)
      return .taken
    }
    guard let bytes = SmallFile.read(descriptor, count: ClaimLine.longest) else {
      let number = errno
      close(descriptor)
      guard number == ESTALE else { throw Fault(.inputOutput, file: path, errno: number) }
      return .again
    }
    defer { close(descriptor) }
    let line = ClaimLine(bytes)
    let isLocal = surroundings.isLocal(descriptor)
    guard
      isDead(line, hasLock: lock == .had, isLocal) || isStale(path, bytes, descriptor, isLocal)
    else { return .taken }
    return try remove(path, bytes) ? .free((line?.generation ?? 0) + 1) : .taken
  }

  /// Whether the holder of a claim is known to be dead, without waiting.
  private func isDead(_ line: ClaimLine?, hasLock: Bool, _ isLocal: Bool) -> Bool {
    // Without a line its maker was between two calls; on a disk of this machine it has the lock all the same.
    guard let line else { return hasLock && isLocal }
    guard line.node == surroundings.node else { return false }
    return surroundings.isAlive(line.process).map { !$0 } ?? hasLock
  }

  /// Whether a claim whose holder may be alive is nobody's any more.
  private func isStale(
    _ path: String,
    _ bytes: [UInt8],
    _ descriptor: Int32,
    _ isLocal: Bool
  ) -> Bool {
    let now = surroundings.now()
    let since = state.withLock { state -> Duration? in
      if let seen = state.seen[path], seen.bytes == bytes { return seen.since }
      state.seen[path] = Sighting(bytes: bytes, since: now)
      return nil
    }
    guard let since else {
      let folder = (path as NSString).deletingLastPathComponent
      let seconds = isLocal ? Self.oldHere : Self.oldElsewhere
      return FileAge.isOlder(descriptor, than: seconds, in: folder)
    }
    return now - since >= (bytes.isEmpty ? Self.emptyTime : Self.leaseTime)
  }

  private func forget(_ path: String) {
    state.withLock { _ = $0.seen.removeValue(forKey: path) }
  }

  /// Removes the file of a dead process, if it is still that file.
  ///
  /// Several may do so at once: one of them renames that file, and who renames the next one puts it back.
  private func remove(_ path: String, _ bytes: [UInt8]) throws(Fault) -> Bool {
    forget(path)
    let folder = (path as NSString).deletingLastPathComponent
    let aside = folder + "/" + AtomicFile.temporaryName()
    guard System.uninterrupted({ rename(path, aside) }) == 0 else {
      guard [ENOENT, ESTALE].contains(errno) else {
        throw Fault(.inputOutput, file: path, errno: errno)
      }
      return true
    }
    let isTheSame = SmallFile.read(aside, count: ClaimLine.longest) == bytes
    if !isTheSame { _ = Move.ifFree(aside, to: path) }
    _ = System.uninterrupted { unlink(aside) }
    return isTheSame
  }

  private enum Holder {
    case gone
    case line(ClaimLine)
    /// On SMB nobody but the holder reads what is locked.
    case unknown
  }

  private static func holder(of path: String) -> Holder {
    guard let bytes = SmallFile.read(path, count: ClaimLine.longest) else {
      return errno == ENOENT ? .gone : .unknown
    }
    return ClaimLine(bytes).map { .line($0) } ?? .unknown
  }

  // MARK: Holding

  private func hold(_ path: String, _ descriptor: Int32, _ line: ClaimLine) -> RunClaim {
    let isFirst = state.withLock { state in
      state.seen.removeValue(forKey: path)
      state.held[line.token] = Held(path: path, descriptor: descriptor, line: line)
      defer { state.isBeating = true }
      return !state.isBeating
    }
    if isFirst {
      Thread.detachNewThread {
        repeat { Thread.sleep(forTimeInterval: Self.beatSeconds) } while self.beat()
      }
    }
    return RunClaim(keeper: self, token: line.token, isLocal: surroundings.isLocal(descriptor))
  }

  /// Says of all claims that their holder is at work.
  ///
  /// - Returns: Whether there are any.
  @discardableResult
  package func beat() -> Bool {
    state.withLock { state in
      for token in state.held.keys { state.held[token].map { state.held[token] = Self.beaten($0) } }
      state.isBeating = !state.held.isEmpty
      return state.isBeating
    }
  }

  private static func beaten(_ held: Held) -> Held {
    // The name of a claim that was lost is another one's.
    if case .gone = holder(of: held.path) { return held }
    guard !isLost(held) else { return held }
    var held = held
    held.line.beats += 1
    // What fails is tried again at the next beat, and a claim that is lost by it harms nobody.
    _ = SmallFile.write(held.line.bytes, to: held.descriptor)
    return held
  }

  private static func isLost(_ held: Held) -> Bool {
    guard case .line(let named) = holder(of: held.path) else { return false }
    return named.token != held.line.token
  }

  /// Gives a claim back.
  func release(_ token: String) {
    guard let held = state.withLock({ $0.held.removeValue(forKey: token) }) else { return }
    let isOurs = !Self.isLost(held)
    let isGone = isOurs && System.uninterrupted { unlink(held.path) } == 0
    close(held.descriptor)
    // Some file systems of other systems remove no file that is open.
    if isOurs, !isGone { _ = System.uninterrupted { unlink(held.path) } }
  }
}
