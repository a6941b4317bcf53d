package import Faults
package import YAML

extension Study {
  /// Refuses a study of two factors for what shows or compares the levels of one.
  package func checkThatOneFactorIsSwept(
    _ reader: FieldReader,
    for place: String,
    at position: Fault.Position
  ) throws(Fault) {
    guard sweep.count > 1 else { return }
    throw reader.error(
      "\(place) needs a study that sweeps one factor (\"\(name)\" sweeps \(sweep.count))",
      at: position,
      hint: "Two factors are shown by `kind: heatmap`; give this a study of its own."
    )
  }
}
