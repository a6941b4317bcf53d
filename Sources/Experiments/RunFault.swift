internal import Faults
internal import Measures

/// What keeps a run from being trained, and the fields of the experiment that are at fault.
struct RunFault: Error, Hashable {
  /// What is wrong, without a place.
  let fault: Fault
  /// The fields, the most likely first.
  private let fields: [String]

  /// The result of a check, whose fault is one of these fields.
  static func at(_ fields: [String], _ check: () throws(Fault) -> Void) throws(RunFault) {
    do throws(Fault) {
      try check()
    } catch {
      throw RunFault(fault: error, fields: fields)
    }
  }

  /// The fault with its place in the file, and the study, the network and the levels that it was found at.
  func placed(
    in experiment: Experiment,
    file: String,
    _ study: Study,
    _ network: Network,
    _ levels: [FactorLevel]
  ) -> Fault {
    let at =
      "study \"\(study.name)\", network \"\(network.name)\""
      + levels.map { ", \($0.key.rawValue) \($0.text)" }.joined()
    var places = experiment.places
    places.file = places.file ?? file
    var placed = places.fault(
      fault.kind,
      at: fields,
      "\(at): \(fault.message)",
      hint: fault.hint ?? ""
    )
    placed.hint = fault.hint
    return placed
  }
}
