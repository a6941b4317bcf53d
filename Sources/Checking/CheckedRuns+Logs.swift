public import Experiments
public import Logs
internal import Measures

extension CheckedRuns {
  /// The runs that other programs logged.
  ///
  /// - Parameters:
  ///   - study: The runs by group, level and seed.
  ///   - constants: The settings that all of them share, from ``constants(_:of:)``.
  ///   - unread: What could not be read beside them.
  ///   - prefix: What stands before the names of the groups; empty for nothing.
  public init(
    _ study: LoggedStudy,
    constants: [String: String] = [:],
    unread: [String] = [],
    prefix: String = ""
  ) {
    self.init(
      cells: study.cells.map { cell in
        CheckedCell(
          group: prefix + cell.group,
          level: CheckedCell.level(cell.levels),
          runs: zip(cell.runs, cell.seeds).map { run, seed in
            CheckedRun(run, seed: seed.flatMap { Int($0) })
          }
        )
      },
      metrics: study.metrics.map { MetricName($0.name, better: $0.better) },
      primary: study.primary?.name,
      constants: constants,
      unread: unread
    )
  }

  /// The settings by which logs name the data that a run was trained on.
  private static let dataNames: Set<String> = ["dataset", "dataset_name", "data_set"]

  /// The settings that are constant in some runs.
  ///
  /// A change of a setting is mostly what is to be checked, and so none is recorded unasked but the name of the data.
  ///
  /// - Parameters:
  ///   - names: The settings that are asked for; nil for the name of the data, where all runs have one that is no path.
  ///   - runs: The runs.
  /// - Returns: Their values; several values of one are listed, so that they equal no single one.
  public static func constants(_ names: [String]?, of runs: [LoggedRun]) -> [String: String] {
    var found: [String: String] = [:]
    for name in names ?? dataNames.sorted() {
      let values = runs.map { run in
        (run.settings[name]
          ?? run.settings.min {
            rank($0.key, name) < rank($1.key, name)
          }.flatMap { last($0.key) == name ? $0.value : nil })?.text
      }
      let distinct = Set(values.compactMap(\.self)).sorted()
      guard !distinct.isEmpty else { continue }
      if names == nil {
        let isOfAll = distinct.count == 1 && !values.contains(nil)
        guard isOfAll, found.isEmpty, !distinct[0].contains("/") else { continue }
      }
      found[name] = distinct.joined(separator: ", ")
    }
    return found
  }

  /// The last word of a flat name: `lr` of `optimizer.lr`.
  private static func last(_ name: String) -> String {
    name.split(separator: ".").last.map(String.init) ?? name
  }

  /// The order in which settings are taken for a name: those that end with it, by their own names.
  private static func rank(_ key: String, _ name: String) -> (Int, String) {
    (last(key) == name ? 0 : 1, key)
  }
}
