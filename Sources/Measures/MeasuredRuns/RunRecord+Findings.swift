public import Runs

extension ProbeQuantity {
  /// The quantities that probes write to the record of a run, in their order.
  public static func found(by probes: [Probe]) -> [ProbeQuantity] {
    allCases.filter { $0.derivation == nil && probes.contains($0.probe) }
  }

  /// What was found, by step, quantity and layer.
  public static func ordered(_ findings: [ProbeMeasurement]) -> [ProbeMeasurement] {
    let order = Dictionary(
      uniqueKeysWithValues: allCases.enumerated().map { ($1.rawValue, $0) }
    )
    func place(_ measurement: ProbeMeasurement) -> (Int, Int, Int) {
      (measurement.step, order[measurement.quantity] ?? 0, measurement.layer ?? 0)
    }
    return findings.sorted { place($0) < place($1) }
  }

  /// The numbers of this quantity that follow from those of another; without one that is not finite.
  fileprivate func derived(from record: RunRecord) -> [ProbeMeasurement] {
    guard let derivation else { return [] }
    return record.probes.lazy.filter { $0.quantity == derivation.source }
      .map { found in
        ProbeMeasurement(
          step: found.step,
          quantity: self,
          layer: found.layer,
          value: derivation.value(found, record.configuration)
        )
      }
      .filter(\.value.isFinite)
  }
}

extension RunRecord {
  /// What the probes found and what follows from it, by step, quantity and layer.
  public var findings: [ProbeMeasurement] {
    let derived = ProbeQuantity.allCases.flatMap { $0.derived(from: self) }
    return derived.isEmpty ? probes : ProbeQuantity.ordered(probes + derived)
  }
}
