internal import Experiments
internal import Notation
internal import Running
internal import Runs

/// How far the runs of a plan are, whoever trains them.
struct StoreStatus: Encodable, Equatable {
  /// The runs of a study, or of all; a run that several studies share counts at the first.
  struct Counts: Encodable, Equatable {
    /// Different runs.
    var runs = 0
    /// Those whose record is there.
    var done = 0
    /// Those that a worker has claimed.
    var inFlight = 0
    /// Those that were stopped, and go on from a state that is kept.
    var stopped = 0
    /// Those done that diverged.
    var diverged = 0
    /// The predicted seconds of one usual core for those that are not done.
    var seconds = 0.0

    fileprivate var columns: [String] {
      ["\(runs)", "\(done)", "\(inFlight)", "\(stopped)", "\(diverged)"]
    }
  }

  /// A study by its name.
  struct Study: Encodable, Equatable {
    var name: String
    var counts: Counts
  }

  /// How long back the rate looks, in seconds, and at how many runs.
  private static let longestWindow = 3600
  private static let mostRuns = 200

  var studies: [Study] = []
  var total = Counts()
  /// Predicted seconds of one usual core that all workers together do in a second; nil where no run ended of late.
  var rate: Double?
  /// How many seconds are left at that rate for the runs that are known; nil without a rate.
  var secondsLeft: Double?
  /// The newest of the runs, in seconds since 1970; nil where there is none.
  var newest: Int?

  /// Counts the runs of a plan.
  ///
  /// - Parameters:
  ///   - plan: The runs, with those that open claims got so far.
  ///   - glances: What is known of those that are done.
  ///   - begun: The runs that are claimed, and those whose state is kept.
  ///   - now: The time, in seconds since 1970.
  init(
    _ plan: Plan,
    glances: [RunID: RunGlance],
    begun: (claimed: Set<RunID>, saved: Set<RunID>),
    now: Int
  ) {
    var seen: Set<RunID> = []
    var ends: [(time: Int, cost: Double)] = []
    var studies: [String: Counts] = [:]
    var names: [String] = []
    for entry in plan.entries {
      if studies[entry.study] == nil { names.append(entry.study) }
      guard seen.insert(entry.id).inserted else {
        studies[entry.study] = studies[entry.study] ?? Counts()
        continue
      }
      let cost = Runner.cost(of: entry.configuration)
      let glance = glances[entry.id]
      studies[entry.study, default: Counts()].add(entry.id, cost, glance, begun)
      total.add(entry.id, cost, glance, begun)
      if let end = glance?.finishedAt { ends.append((end, cost)) }
    }
    self.studies = names.map { Study(name: $0, counts: studies[$0] ?? Counts()) }
    ends.sort { $0.time > $1.time }
    newest = ends.first?.time
    measureRate(ends, now)
  }

  /// The work of the newest runs over the time since the run before them ended.
  private mutating func measureRate(_ ends: [(time: Int, cost: Double)], _ now: Int) {
    let recent = ends.prefix { $0.time > now - Self.longestWindow }.prefix(Self.mostRuns)
    // The oldest only says when the others began.
    guard recent.count > 1, let first = recent.last?.time, now > first else { return }
    let work = recent.dropLast().map(\.cost).reduce(0, +)
    rate = work / Double(now - first)
    if let rate, rate > 0 { secondsLeft = total.seconds / rate }
  }

  /// The table of the studies, and the total where there are several.
  var table: [[String]] {
    [["study", "runs", "done", "in flight", "stopped", "diverged"]]
      + studies.map { [$0.name] + $0.counts.columns }
      + [["(total)"] + total.columns]
  }

  /// What stands below the table: the rate and the time left.
  var sentence: String {
    if total.done == total.runs { return "all runs are there" }
    guard let rate, let secondsLeft else { return "no two runs ended within the last hour" }
    return
      "\(Format.significant(rate)) s of predicted work a second, about \(Self.duration(secondsLeft)) left for these runs"
  }

  /// A time for people: `45 s`, `12 min`, `3 h 20 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    switch whole {
    case ..<120: return "\(whole) s"
    case ..<7200: return "\((whole + 59) / 60) min"
    case ..<172_800: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    default: return "\(whole / 86_400) days \(whole % 86_400 / 3600) h"
    }
  }
}

extension StoreStatus.Counts {
  fileprivate mutating func add(
    _ id: RunID,
    _ cost: Double,
    _ glance: RunGlance?,
    _ begun: (claimed: Set<RunID>, saved: Set<RunID>)
  ) {
    runs += 1
    if let glance {
      done += 1
      diverged += glance.hasDiverged ? 1 : 0
      return
    }
    seconds += cost
    if begun.claimed.contains(id) {
      inFlight += 1
    } else if begun.saved.contains(id) {
      stopped += 1
    }
  }
}
