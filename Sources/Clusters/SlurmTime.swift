/// A limit of time as Slurm writes it (sbatch(1), `--time`).
public struct SlurmTime: Sendable, Hashable {
  /// The seconds, at least one.
  public let seconds: Int

  /// Creates a limit; less than a minute is a minute, which is what Slurm makes of it.
  public init(seconds: Int) { self.seconds = max(60, seconds) }

  /// Reads `minutes`, `minutes:seconds`, `hours:minutes:seconds`, `days-hours`, `days-hours:minutes` or
  /// `days-hours:minutes:seconds`; nil for other text, for no time at all and beyond a year.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count <= 2, let last = halves.last else { return nil }
    let fields = last.split(separator: ":", omittingEmptySubsequences: false).map { part in
      part.isEmpty || part.count > 6 || !part.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? nil : Int(part)
    }
    let numbers = fields.compactMap(\.self)
    guard numbers.count == fields.count, numbers.count <= 3 else { return nil }
    let seconds: Int
    if halves.count == 2 {
      guard halves[0].count <= 3, let days = Int(halves[0]), days >= 0 else { return nil }
      seconds = zip(numbers, [3600, 60, 1]).reduce(days * 86_400) { $0 + $1.0 * $1.1 }
    } else {
      let units = [[60], [60, 1], [3600, 60, 1]][numbers.count - 1]
      seconds = zip(numbers, units).reduce(0) { $0 + $1.0 * $1.1 }
    }
    guard (1...366 * 86_400).contains(seconds) else { return nil }
    self.init(seconds: seconds)
  }

  /// The limit, or a shorter one.
  public func limited(to longest: SlurmTime?) -> SlurmTime {
    SlurmTime(seconds: min(seconds, longest?.seconds ?? seconds))
  }

  /// The limit as `days-hours:minutes:seconds`, without days where there are none.
  public var text: String {
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60]
      .map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    return seconds < 86_400 ? clock : "\(seconds / 86_400)-\(clock)"
  }
}
