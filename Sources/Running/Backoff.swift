internal import Foundation

/// How long to wait before asking again for what another process has: each time twice as long, up to 16 s.
///
/// Short at first, because most runs take less than a second; long later, so that 64 workers on one store on a network
/// ask it less than fifty times a second in all: in the first ten seconds each asks for a name seven times, later every 16 s,
/// and every other time for a claim, which is a dozen calls.
public struct Backoff: Sendable {
  private static let first = Duration.milliseconds(100)
  private static let longest = Duration.seconds(16)

  private var upcoming = Self.first

  private var longPauses = 0

  /// Whether so much time has passed that the other process may have died: at every other pause from then on.
  var asksForClaim: Bool { upcoming >= .seconds(12) && longPauses.isMultiple(of: 2) }

  /// The next pause.
  mutating func next() -> Duration {
    defer {
      if upcoming >= .seconds(12) { longPauses += 1 }
      upcoming = min(upcoming * 2, Self.longest)
    }
    return upcoming
  }

  /// Waits on the calling thread.
  public static func sleep(_ pause: Duration) {
    Thread.sleep(forTimeInterval: pause / .seconds(1))
  }
}

extension Duration {
  /// The duration in parts of a length, the last one shorter.
  func parts(of length: Duration) -> [Duration] {
    var parts: [Duration] = []
    var rest = self
    while rest > .zero {
      parts.append(min(rest, length))
      rest -= length
    }
    return parts
  }
}
