internal import Foundation

/// How long to wait before asking again for what another process has: each time twice as long, up to a second.
///
/// Short at first, because most runs take less than a second; long later, so that many workers on one store on a
/// network do not ask it all the time.
public struct Backoff: Sendable {
  private static let first = Duration.milliseconds(20)
  private static let longest = Duration.seconds(1)

  private var upcoming = Self.first

  /// The next pause.
  mutating func next() -> Duration {
    defer { upcoming = min(upcoming * 2, Self.longest) }
    return upcoming
  }

  /// Waits on the calling thread.
  public static func sleep(_ pause: Duration) {
    Thread.sleep(forTimeInterval: pause / .seconds(1))
  }

  /// Begins anew, after something was had.
  mutating func reset() { upcoming = Self.first }
}
