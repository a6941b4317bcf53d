package import Faults
internal import Foundation
package import YAML

/// Distances between the numbers of updates after which a run is looked at.
public enum StepSpacing: Sendable, Hashable {
  /// After every so many updates.
  case every(Int)
  /// Equal distances on a logarithmic axis, so many numbers a decade: 1, 2, 3, 4, 6, 7, 10, 13, … with eight.
  case perDecade(Int)

  /// `{ every: 50 }` or `{ per_decade: 8 }`, as it stands in a mapping of a study.
  package init(_ value: YAMLValue, in study: FieldReader, key: String) throws(Fault) {
    let names = ["every", "per_decade"]
    let fields = try FieldReader(value, file: study.file, path: key, known: names)
    switch (fields.has("every"), fields.has("per_decade")) {
    case (true, false):
      self = .every(try fields.integer("every", in: 1...ProbeSteps.limit))
    case (false, true):
      self = .perDecade(try fields.integer("per_decade", in: 1...100))
    case (true, true), (false, false):
      throw study.error(
        "\(key) needs one of every and per_decade",
        at: value.position,
        hint: "Write `{ every: 50 }` or `{ per_decade: 8 }`."
      )
    }
  }

  /// The spacing as it stands in files.
  package var yaml: String {
    switch self {
    case .every(let interval): "{ every: \(interval) }"
    case .perDecade(let count): "{ per_decade: \(count) }"
    }
  }

  /// The numbers from 1 through the last one, ascending: multiples, or the distinct numbers among 10^(k/n), rounded.
  package func steps(through last: Int) -> [Int] {
    switch self {
    case .every(let interval): Array(stride(from: interval, through: last, by: interval))
    case .perDecade(let count):
      (0...).lazy.map { Int(pow(10, Double($0) / Double(count)).rounded()) }
        .prefix { $0 <= last }
        .reduce(into: []) { steps, step in
          if step != steps.last { steps.append(step) }
        }
    }
  }

  /// About how many numbers there are through the last one, at least as many as there are.
  package func count(through last: Int) -> Int {
    switch self {
    case .every(let interval): last / interval
    case .perDecade: steps(through: last).count
    }
  }
}
