package import Faults
internal import Models
internal import Runs
internal import YAML

extension ProbeQuantity {
  /// Refuses a quantity whose probe the study does not run, or that a network does not have.
  ///
  /// - Throws: ``Fault`` with what is lacking.
  package func check(_ check: MeasureCheck) throws(Fault) {
    let study = check.study
    guard study.probes.contains(probe) else {
      throw try check.error(
        "study \"\(study.name)\" does not run the probe \(probe.rawValue), which finds \(rawValue)",
        hint: "Add `probes: [\(probe.rawValue)]` to the study."
      )
    }
    guard check.networks.allSatisfy(need.isMet) else {
      throw try check.error(
        "\(rawValue) is a number of \(need.words), which a network that is named does not have",
        hint: "Name networks that have it."
      )
    }
  }

  /// Refuses a quantity that a study does not look at, or that none of the networks has.
  ///
  /// - Throws: ``Fault`` with what is lacking.
  package func checkFigure(_ check: MeasureCheck) throws(Fault) {
    try self.check(check.withoutNetworks)
    guard check.networks.contains(where: need.isMet) else {
      throw try check.error(
        "\(rawValue) is a number of \(need.words), which no network of study \"\(check.study.name)\" has",
        hint: "Add a network that has it to the study."
      )
    }
  }

  /// Refuses steps at which the study's probes do not look, or of which there is no change.
  ///
  /// - Throws: ``Fault`` at the field that names them.
  package func check(
    steps: [Int],
    _ check: MeasureCheck,
    at key: String
  ) throws(Fault) {
    let study = check.study
    let place = try check.fields.required(key).position
    for step in steps where !study.probeSteps.contains(step) {
      throw check.fields.error(
        "study \"\(study.name)\" has no probe after \(step) updates",
        at: place,
        hint: "Its probes look at \(study.probeSteps.yaml)."
      )
    }
    if isOfChange, let first = study.probeSteps.first, steps.contains(first) {
      throw check.fields.error(
        "\(rawValue) is measured from one step of the probe to the next, and before \(first) there is none",
        at: place,
        hint: "Name a later step."
      )
    }
  }

  /// Refuses a step at which the study's probes do not look.
  func check(step: ProbeReading.Place, _ check: MeasureCheck) throws(Fault) {
    if step == .geometricMean { try checkGeometricMean(check) }
    guard case .at(let number) = step else { return }
    try self.check(steps: [number], check, at: MeasureOption.step.rawValue)
  }

  /// Refuses a quantity that may be 0 or less, and a study that never looks after an update.
  private func checkGeometricMean(_ check: MeasureCheck) throws(Fault) {
    guard !canBeNegative else {
      throw try check.error(
        "\(rawValue) can be negative and has no geometric mean",
        at: .step,
        hint: "Write `step: mean`, or one step."
      )
    }
    guard check.study.probeSteps != .list([0]), check.study.epochs > 0 else {
      throw try check.error(
        "study \"\(check.study.name)\" has no probe after the first update",
        at: .step,
        hint: "Add `probe_steps: { per_decade: 4 }` to the study, and epochs."
      )
    }
  }

  /// Refuses a number of a layer that a network does not have.
  func check(layer: ProbeReading.Place, _ check: MeasureCheck) throws(Fault) {
    guard case .at(let number) = layer, hasLayers else { return }
    for network in check.networks {
      let layers = layers(of: network)
      guard !layers.contains(number) else { continue }
      throw try check.error(
        "\(rawValue) has no layer \(number) in a network that is named (expected "
          + "\(layers.first ?? 0) to \(layers.last ?? 0))",
        at: .layer,
        hint: "Layers count from 1, the first hidden one."
      )
    }
  }

  /// Refuses a network of which theory says nothing.
  func checkTheory(_ check: MeasureCheck) throws(Fault) {
    guard let theory, !check.networks.allSatisfy(theory.need.isMet) else { return }
    throw try check.error(
      "theory has no \(rawValue) of a network that is named",
      at: .relativeTo,
      hint: "Name networks with \(theory.need.words)."
    )
  }
}

extension MeasureCheck {
  /// The same check of the study alone.
  var withoutNetworks: MeasureCheck { MeasureCheck(of: study, networks: [], fields, key: key) }
}
