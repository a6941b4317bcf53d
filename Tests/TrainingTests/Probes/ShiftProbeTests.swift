import Models
import Testing
import Training

@Suite struct ShiftProbeTests {
  @Test(arguments: [Normalization.none, batchNorm])
  func onlyTheLayersBeforeMove(normalization: Normalization) {
    let architecture = tinyArchitecture(.tanh, normalization)
    let parameters = initialParameters(architecture)
    let found = probe(
      ShiftProbe.self,
      architecture,
      tinyExamples(),
      learningRate: 0.5,
      batchSize: 23
    )
    .found(in: parameters)
    let learner = doubleLearner(parameters, on: tinyExamples())
    let origin = learner.network.parameters.values
    _ = learner.evaluateInTraining(rows: 23)
    let gradient = learner.gradients(rows: 23)
    let layers = learner.network.layout.layers
    var (shifts, cosines): ([Double], [Double]) = ([], [])
    for layer in layers.dropFirst() {
      learner.network.parameters.assign(
        origin.indices.map { $0 < layer.weight ? origin[$0] - 0.5 * gradient[$0] : origin[$0] }
      )
      _ = learner.evaluateInTraining(rows: 23)
      let moved = learner.gradients(rows: 23)
      let pairs = (layer.weight..<layer.endOfWeight).map { (gradient[$0], moved[$0]) }
      let length = pairs.reduce(0) { $0 + $1.0 * $1.0 }.squareRoot()
      let other = pairs.reduce(0) { $0 + $1.1 * $1.1 }.squareRoot()
      shifts.append(
        pairs.reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / length
      )
      cosines.append(pairs.reduce(0) { $0 + $1.0 * $1.1 } / (length * other))
    }
    expectClose(found.relativeShifts, shifts, within: 1e-4)
    expectClose(found.cosines, cosines, within: 1e-4)
  }

  @Test func nothingComesBeforeTheOnlyLayer() {
    let architecture = Architecture(inputCount: 6, hiddenCounts: [], classCount: 3)
    let found = probe(ShiftProbe.self, architecture, tinyExamples(), batchSize: 5)
      .found(in: initialParameters(architecture))
    #expect(found.relativeShifts.isEmpty && found.cosines.isEmpty)
  }
}
