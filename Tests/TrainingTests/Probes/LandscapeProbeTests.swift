import Models
import Testing
import Training

@Suite struct LandscapeProbeTests {
  /// The loss and the gradient of a learner in double precision at w − step · direction.
  private func line(
    _ learner: Learner<Double>,
    _ origin: [Double],
    _ direction: [Double],
    step: Double
  ) -> (loss: Double, gradient: [Double]) {
    learner.network.parameters.assign(zip(origin, direction).map { $0 - step * $1 })
    let loss = learner.evaluateInTraining(rows: 23).loss
    return (loss, learner.gradients(rows: 23))
  }

  private func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  @Test(arguments: [Normalization.none, batchNorm])
  func theLineIsThatOfTheLearner(normalization: Normalization) {
    let architecture = tinyArchitecture(.tanh, normalization)
    let parameters = initialParameters(architecture)
    let found = probe(
      LandscapeProbe.self,
      architecture,
      tinyExamples(),
      learningRate: 0.2,
      batchSize: 23
    )
    .found(in: parameters)
    let learner = doubleLearner(parameters, on: tinyExamples())
    let origin = learner.network.parameters.values
    let start = line(learner, origin, origin, step: 0)
    let points = [0.05, 0.1, 0.2, 0.4, 0.8].map {
      (step: $0, point: line(learner, origin, start.gradient, step: $0))
    }
    let losses = [start.loss] + points.map(\.point.loss)
    let distances = points.map { length(zip($0.point.gradient, start.gradient).map { $0 - $1 }) }
    let ratios = zip(distances, points).map { $0 / ($1.step * length(start.gradient)) }
    let smoothness = ratios.max() ?? 0
    expectClose(
      [found.lossChange, found.gradientChange, found.smoothness],
      [(losses.max() ?? 0) - (losses.min() ?? 0), distances.max() ?? 0, smoothness],
      within: 1e-4 * (1 + smoothness)
    )
    let weights = learner.network.layout.layers.reduce(0) {
      $0 + origin[$1.weight..<$1.endOfWeight].reduce(0) { $0 + $1 * $1 }
    }
    #expect(abs(found.relativeSmoothness / (smoothness * weights) - 1) < 1e-3)
  }

  @Test func aSmallStepChangesTheLossByTheSquareOfTheGradient() {
    let architecture = tinyArchitecture(.tanh)
    let parameters = initialParameters(architecture)
    let found = probe(
      LandscapeProbe.self,
      architecture,
      tinyExamples(),
      learningRate: 0.01,
      batchSize: 23
    )
    .found(in: parameters)
    let learner = doubleLearner(parameters, on: tinyExamples())
    _ = learner.evaluateInTraining(rows: 23)
    let size = length(learner.gradients(rows: 23))
    #expect(abs(found.lossChange / (0.04 * size * size) - 1) < 0.05)
  }
}
