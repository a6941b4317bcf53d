internal import Faults
internal import Notation
internal import YAML

extension Measure {
  /// What a probe found.
  public static func probe(_ quantity: ProbeQuantity, _ reading: ProbeReading) -> Measure {
    Measure(
      quantity.rawValue,
      options: reading.yamlOptions,
      title: quantity.titlePhrase,
      details: reading.details(of: quantity),
      unit: quantity.unit,
      style: quantity.unit.isShare ? .percent : .significant,
      usualScale: quantity.unit.isShare ? .points : quantity.canBeNegative ? .difference : .ratio,
      canBeNegative: quantity.canBeNegative,
      moment: .look,
      quantity: quantity,
      theory: quantity.theory,
      need: { check throws(Fault) in try quantity.check(reading, check) },
      value: { MeasuredValue(reading.value(of: quantity, in: $0)) }
    )
  }

  /// What a probe found, divided by what theory says of such a network without any free parameter.
  public static func relativeToTheory(
    _ quantity: ProbeQuantity,
    _ reading: ProbeReading
  ) -> Measure {
    Measure(
      quantity.rawValue,
      options: reading.yamlOptions
        + ["\(MeasureOption.relativeTo.rawValue): \(Divisor.theory.rawValue)"],
      title: Phrase("\(quantity.unit.titled(quantity.titlePhrase)), relative to theory"),
      details: reading.details(of: quantity),
      moment: .look,
      quantity: quantity,
      theory: quantity.theory.map { theory in
        Theory { configuration in theory.value(configuration).map { _ in 1 } }
      },
      need: { check throws(Fault) in
        try quantity.check(reading, check)
        try quantity.checkTheory(check)
      },
      value: { run in
        guard let found = reading.value(of: quantity, in: run),
          let theory = run.configuration.flatMap({ quantity.theory?.value($0) })
        else { return .notRecorded }
        return MeasuredValue(found / theory)
      }
    )
  }

  /// Whether it is a finding divided by what theory says.
  package var isRelativeToTheory: Bool {
    yamlOptions.contains("\(MeasureOption.relativeTo.rawValue): \(Divisor.theory.rawValue)")
  }

  /// What a finding can be divided by.
  fileprivate enum Divisor: String, CaseIterable {
    case theory
  }
}

extension MeasureDefinition {
  /// How a quantity is asked for, with the layer and the step that are read; divided by theory with `relative_to: theory`.
  static func probe(_ quantity: ProbeQuantity) -> MeasureDefinition {
    let reading = ProbeReading(layer: quantity.hasLayers ? .at(2) : .mean, step: .at(10))
    return MeasureDefinition(
      options: (quantity.hasLayers ? [.layer] : []) + [.step, .relativeTo],
      example: quantity.theory == nil
        ? .probe(quantity, reading) : .relativeToTheory(quantity, reading)
    ) { fields throws(Fault) in
      let reading = ProbeReading(
        layer: quantity.hasLayers ? try fields.layer() : .mean,
        step: try fields.step(default: .last)
      )
      let key = MeasureOption.relativeTo.rawValue
      guard fields.has(key) else { return .probe(quantity, reading) }
      let _: Measure.Divisor = try fields.choice(key)
      guard quantity.theory != nil else {
        throw fields.error(
          "\(quantity.rawValue) has no value of theory to be divided by",
          at: try fields.required(key).position,
          hint: "Quantities with one: "
            + ProbeQuantity.allCases.filter { $0.theory != nil }.map(\.rawValue)
            .joined(separator: ", ") + "."
        )
      }
      return .relativeToTheory(quantity, reading)
    }
  }
}

extension ProbeReading {
  fileprivate var yamlOptions: [String] {
    (layer == .mean ? [] : ["\(MeasureOption.layer.rawValue): \(layer.yaml)"])
      + (step == .last ? [] : ["\(MeasureOption.step.rawValue): \(step.yaml)"])
  }

  fileprivate func details(of quantity: ProbeQuantity) -> Phrase {
    quantity.hasLayers
      ? Phrase("\(layer.layerPhrase), \(step.stepPhrase)") : step.stepPhrase
  }
}

extension ProbeQuantity {
  /// Refuses what a study or a network does not have of a reading.
  fileprivate func check(
    _ reading: ProbeReading,
    _ check: MeasureCheck
  ) throws(Fault) {
    try self.check(check)
    try self.check(layer: reading.layer, check)
    try self.check(step: reading.step, check)
  }
}
