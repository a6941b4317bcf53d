internal import Evidence
internal import Faults
internal import Measures
internal import YAML

/// A moment of a training at which a figure shows layers: after a number of updates, or at the last look of each run.
enum LayersStep: Sendable, Hashable, ExpressibleByIntegerLiteral {
  case after(Int)
  case last

  init(integerLiteral count: Int) { self = .after(count) }

  /// `steps:` of a figure: `[0, 100, last]`.
  ///
  /// - Throws: ``Fault`` for what is no step, and for one that is named twice.
  static func steps(_ reader: FieldReader) throws(Fault) -> [LayersStep] {
    var steps: [LayersStep] = []
    for element in try reader.list("steps") {
      let step: LayersStep =
        element.content == .scalar("last")
        ? .last
        : .after(
          try reader.integer(of: element, "steps", in: 0...ProbeSteps.limit, or: "last")
        )
      guard !steps.contains(step) else {
        throw reader.error(
          "\(reader.path).steps has a step twice",
          at: element.position,
          hint: "Keep one of them."
        )
      }
      steps.append(step)
    }
    return steps
  }

  /// The step as it stands in files.
  var yaml: String {
    switch self {
    case .after(let count): "\(count)"
    case .last: "last"
    }
  }

  /// The number of updates, where it does not depend on the run.
  var count: Int? {
    switch self {
    case .after(let count): count
    case .last: nil
    }
  }

  /// The number of updates in a run, of which a quantity was looked at.
  func count(in run: MeasuredRun, of quantity: ProbeQuantity) -> Int? {
    switch self {
    case .after(let count): count
    case .last: run.steps(of: quantity).last
    }
  }
}
