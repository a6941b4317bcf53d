internal import Faults
internal import Notation

/// Runs of W&B that were resumed: each part has a folder of its own, with the calls since then alone.
struct ResumedRuns {
  /// The runs, each once, in the place of its first part.
  private(set) var runs: [LoggedRun] = []
  /// What could not be read again.
  private(set) var faults: [Fault] = []

  private struct Key: Hashable {
    var identity: String
    var group: String?
  }

  /// Joins the parts of runs; of what two parts logged of one place the later counts.
  init(joining found: [LoggedRun]) {
    var parts: [Key: [Int]] = [:]
    for (place, run) in found.enumerated() {
      guard let identity = run.identity else { continue }
      parts[Key(identity: identity, group: run.group), default: []].append(place)
    }
    var joined: [Int: LoggedRun] = [:]
    var isPart = [Bool](repeating: false, count: found.count)
    for places in parts.values where places.dropFirst().contains(where: { found[$0].isResumed }) {
      // A folder is named for the time at which it was begun.
      let order = places.sorted { Self.name(found[$0]) < Self.name(found[$1]) }
      do throws(Fault) {
        joined[places[0]] = try Self.join(order.map { found[$0] })
        for place in places { isPart[place] = true }
      } catch {
        faults.append(error)
      }
    }
    for (place, run) in found.enumerated() {
      if let whole = joined[place] {
        runs.append(whole)
      } else if !isPart[place] {
        runs.append(run.isResumed ? run.withoutBeginning : run)
      }
    }
  }

  private static func name(_ run: LoggedRun) -> String {
    let name = LogPaths.name(run.source)
    return name.hasPrefix("offline-") ? String(name.dropFirst(8)) : name
  }

  private static func join(_ parts: [LoggedRun]) throws(Fault) -> LoggedRun {
    let first = parts[0]
    var whole = try WandBRun(try file(of: first), source: first.source, format: first.format)
    for part in parts.dropFirst() { try whole.resume(try file(of: part)) }
    var run = whole.logged()
    // Of the settings that were found beside the parts the latest count, as they do within the run file.
    for part in parts { run.settings.merge(part.settings) { _, later in later } }
    run.group = parts[0].group
    run.notes.append(
      LogNote(
        .assumed,
        "the run was resumed: joined of \(RunKeys.list(parts.map { LogPaths.name($0.source) }))"
      )
    )
    return run
  }

  private static func file(of run: LoggedRun) throws(Fault) -> LogFile {
    guard LogPaths.kind(of: run.source) == .folder else { return try LogFile(run.source) }
    let folder = try LogFolder(run.source)
    return try folder.file(WandBFolder.file(of: folder) ?? "run.wandb")
  }
}

extension LoggedRun {
  /// The run, with a warning that it is a part.
  fileprivate var withoutBeginning: LoggedRun {
    var run = self
    run.notes.append(
      LogNote(.warning, "the run was resumed: what it logged before is in another folder")
    )
    return run
  }
}
