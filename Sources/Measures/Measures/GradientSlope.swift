internal import Faults
internal import Foundation
internal import Models
internal import Notation
internal import Runs
internal import Statistics
internal import YAML

extension Measure {
  /// The slope of ln(``ProbeQuantity/gradientSquare``) over the layers from the last hidden one to the first, at a step.
  ///
  /// By least squares; positive where gradients grow on their way back. Yang et al. 2019.
  public static func gradientSlope(step: ProbeReading.Place) -> Measure {
    let quantity = ProbeQuantity.gradientSquare
    return Measure(
      "gradient_slope",
      options: step == .first ? [] : ["\(MeasureOption.step.rawValue): \(step.yaml)"],
      title: Phrase("Growth of ln ‖∂L/∂h‖² per layer backwards"),
      details: step.stepPhrase,
      unit: .perLayer,
      usualScale: .difference,
      canBeNegative: true,
      isDifference: true,
      moment: .look,
      // Theory speaks of networks before training.
      theory: step == .first || step == .at(0) ? Theory { quantity.slope($0.network) } : nil,
      need: { check throws(Fault) in
        try quantity.check(check)
        try quantity.check(step: step, check)
        guard step != .mean, step != .geometricMean, step != .largest else {
          throw try check.error(
            "a slope over layers is measured at one step",
            at: .step,
            hint: "Write `step: first`, `last` or a number of updates."
          )
        }
        guard check.networks.allSatisfy({ $0.hiddenLayerCount > 1 }) else {
          throw try check.error(
            "a slope over layers needs two hidden layers",
            hint: "Name networks with more layers."
          )
        }
      },
      value: { run in
        guard let step = step.single(of: run.steps(of: quantity)) else { return .notRecorded }
        let points = run.findings(of: quantity).filter { $0.step == step }
          .compactMap { found in
            // Counted from the last layer to the first.
            found.layer.map { (x: -Double($0), y: log(found.value)) }
          }
        return MeasuredValue(Slope.leastSquares(points))
      }
    )
  }
}

extension MeasureDefinition {
  static let gradientSlope = MeasureDefinition(
    options: [.step],
    example: .gradientSlope(step: .last)
  ) { fields throws(Fault) in
    .gradientSlope(step: try fields.step(default: .first))
  }
}
