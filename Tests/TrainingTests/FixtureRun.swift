import Models
import Testing
import Training

/// Our training of a fixture's network, on the fixture's own weights, batches and examples.
struct FixtureRun<Scalar: KernelScalar> {
  private let comparison: FixtureComparison
  private let course: Fixture.Course
  private let examples: Fixture.LabeledBytes
  private let learner: Learner<Scalar>
  private let layout: ParameterLayout
  private let width: Int
  /// The rows of each batch, epoch after epoch.
  private let batches: [[Int]]

  init(_ fixture: Fixture, _ precision: FixturePrecision) throws {
    let settings = fixture.settings
    comparison = FixtureComparison(file: fixture.name, precision: precision)
    course = try #require(fixture.training)
    let examples = try #require(fixture.examples)
    self.examples = examples
    width = settings.architecture.inputCount
    layout = ParameterLayout(settings.architecture)
    var initial = [Scalar](repeating: 0, count: layout.parameterCount)
    for tensor in layout.fixtureParameters {
      let values = try #require(fixture.start.parameters[tensor.name]).first
      for (offset, value) in zip(tensor.offsets, values) { initial[offset] = Scalar(Float(value)) }
    }
    learner = Learner(
      settings.architecture,
      optimizer: settings.optimizer,
      loss: settings.loss,
      parameters: initial,
      capacity: examples.labels.count
    )
    batches = fixture.start.orders.flatMap { order in
      stride(from: 0, to: order.count, by: settings.batchSize).map { start in
        order.first[start..<min(start + settings.batchSize, order.count)].map { Int($0) }
      }
    }
  }

  /// The forward pass in training mode, the loss, each gradient and the statistics after it.
  func compareFirstBatch() {
    load(batches[0])
    let evaluation = learner.evaluateInTraining(rows: batches[0].count)
    let expected = course.firstBatch
    comparison.expect(logits(rows: batches[0].count), expected.logits, "logits")
    comparison.expect([evaluation.loss], [expected.loss], "loss")
    compareRunning(expected.running, "running statistics")
    comparison.expect(
      learner.gradients(rows: batches[0].count).map(\.inDouble),
      as: layout.fixtureParameters,
      expected.gradients,
      "gradient of"
    )
  }

  /// The loss of each step, parameters and statistics after some, and inference after the last.
  func compareSteps() {
    var losses: [Double] = []
    for (index, batch) in batches.prefix(course.losses.count).enumerated() {
      load(batch)
      losses.append(learner.step(rows: batch.count).loss)
      guard let expected = course.after.first(where: { $0.steps == index + 1 }) else { continue }
      comparison.expect(
        learner.network.parameters.values.map(\.inDouble),
        as: layout.fixtureParameters,
        expected.parameters,
        "after \(index + 1) steps"
      )
      compareRunning(expected.running, "after \(index + 1) steps")
    }
    comparison.expect(losses, course.losses, "losses of the steps")
    let rows = examples.labels.count
    load(Array(0..<rows))
    let evaluation = learner.subject.evaluate(rows: rows)
    comparison.expect(logits(rows: rows), course.inference.logits, "inference logits")
    comparison.expect([evaluation.loss], [course.inference.loss], "inference loss")
    #expect(
      evaluation.correctCount == course.inference.correct,
      "\(comparison.file): inference"
    )
  }

  private func load(_ batch: [Int]) {
    for (row, example) in batch.enumerated() {
      learner.labels[row] = examples.labels[example]
      for feature in 0..<width {
        let byte = Double(examples.pixels[example * width + feature])
        learner.network.input[row * width + feature] = Scalar(byte / 64 - 2)
      }
    }
  }

  private func logits(rows: Int) -> [Double] {
    let count = rows * (layout.layers.last?.outputCount ?? 0)
    return (0..<count).map { learner.network.logits[$0].inDouble }
  }

  private func compareRunning(_ expected: [String: [Double]], _ name: String) {
    for (suffix, buffer) in [
      ("mean", learner.network.runningMeans), ("variance", learner.network.runningVariances),
    ] {
      comparison.expect(
        buffer.values.map(\.inDouble),
        as: layout.fixtureStatistics(suffix),
        expected.filter { $0.key.hasSuffix("." + suffix) },
        name
      )
    }
  }
}
