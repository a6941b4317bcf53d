package import Faults
package import YAML

/// The numbers of updates after which the probes of a study look.
public enum ProbeSteps: Sendable, Hashable {
  /// After these numbers of updates, and after the last one where it says so; those beyond the run are left out.
  case list([Int], last: Bool = false)
  /// Before training and after these numbers of updates; after the last one too where they stand in equal distances on a
  /// logarithmic axis, which seldom meets it.
  case spaced(StepSpacing)

  /// The largest number of updates that a file may name.
  package static let limit = 1_000_000_000

  /// `probe_steps:` of a study: `[0, 10, last]`, `{ every: 50 }`, or `{ per_decade: 4 }`.
  package init(_ study: FieldReader) throws(Fault) {
    let key = "probe_steps"
    let value = try study.required(key)
    if case .mapping = value.content {
      self = .spaced(try StepSpacing(value, in: study, key: key))
      return
    }
    var steps: [Int] = []
    var last = false
    for element in try study.list(key) {
      let isLast = element.content == .scalar("last")
      let step =
        isLast
        ? nil : try study.integer(of: element, key, in: 0...Self.limit, or: "last")
      guard isLast ? !last : steps.last ?? -1 < step ?? 0, isLast || !last else {
        throw study.error(
          "\(key) are not ascending (got \(element.kind) after \(last ? "last" : "\(steps.last ?? 0)"))",
          at: element.position,
          hint: "Name each number of updates once, `last` at the end."
        )
      }
      if let step { steps.append(step) } else { last = true }
    }
    self = .list(steps, last: last)
  }

  /// The steps as they stand in files: `[0, 10, last]`, `{ every: 50 }`, or `{ per_decade: 4 }`.
  package var yaml: String {
    switch self {
    case .list(let steps, let last):
      "[\((steps.map(String.init) + (last ? ["last"] : [])).joined(separator: ", "))]"
    case .spaced(let spacing): spacing.yaml
    }
  }

  /// The numbers of updates, ascending, of a run with so many.
  package func resolved(updates: Int) -> [Int] {
    switch self {
    case .list(let steps, let last):
      Self.ending(steps.filter { $0 <= updates }, at: last ? updates : nil)
    case .spaced(.every(let interval)):
      [0] + StepSpacing.every(interval).steps(through: updates)
    case .spaced(.perDecade(let count)):
      Self.ending([0] + StepSpacing.perDecade(count).steps(through: updates), at: updates)
    }
  }

  private static func ending(_ steps: [Int], at last: Int?) -> [Int] {
    guard let last, steps.last != last else { return steps }
    return steps + [last]
  }

  /// Whether the probes look after so many updates, in a run that is long enough.
  package func contains(_ step: Int) -> Bool {
    switch self {
    case .list(let steps, _): steps.contains(step)
    case .spaced(.every(let interval)): step.isMultiple(of: interval)
    case .spaced(.perDecade(let count)):
      step == 0 || StepSpacing.perDecade(count).steps(through: step).last == step
    }
  }

  /// The number of updates after which the probes look for the first time; nil for the end of the run.
  package var first: Int? {
    switch self {
    case .list(let steps, _): steps.first
    case .spaced: 0
    }
  }

  /// Whether the probes look more than once, in a run that is long enough.
  package var areSeveral: Bool {
    switch self {
    case .list(let steps, let last): steps.count + (last ? 1 : 0) > 1
    case .spaced: true
    }
  }
}
