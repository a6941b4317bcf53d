import Models
import Testing
import Training

/// PyTorch's numbers, repeated: see `Fixtures/make-fixtures.py`, also for how to add other fixtures.
@Suite struct FixtureTests {
  @Test func theFolderHasFixtures() throws {
    #expect(try Fixture.trained().count >= 75)
    #expect(try Fixture.trainedInFloat().count >= 70)
  }

  // MARK: The seed

  @Test(arguments: try Fixture.all())
  func initialParametersAreThoseOfTheSeedBitForBit(fixture: Fixture) throws {
    var generator = MersenneTwister(seed: fixture.settings.seed)
    let layout = ParameterLayout(fixture.settings.architecture)
    let values = layout.initialParameters(
      fixture.settings.initialization,
      using: &generator
    )
    let tensors = layout.fixtureParameters
    #expect(tensors.map(\.name).sorted() == fixture.start.parameters.keys.sorted())
    for tensor in tensors {
      guard let expected = fixture.start.parameters[tensor.name] else { continue }
      let name = "\(fixture.name): \(tensor.name)"
      let elements = tensor.elements(of: values)
      // Nine digits are read as the double next to them, which rounds to the float that was printed.
      expectSame(elements, expected, name) { Float($0) }
      #expect(checksum(elements.map { UInt64($0.bitPattern) }) == expected.checksum, "\(name)")
    }
  }

  @Test(arguments: try Fixture.all())
  func ordersAreThoseOfAShufflingDataLoader(fixture: Fixture) {
    var generator = MersenneTwister(seed: fixture.settings.seed)
    _ = ParameterLayout(fixture.settings.architecture).initialParameters(
      fixture.settings.initialization,
      using: &generator
    )
    for (epoch, expected) in fixture.start.orders.enumerated() {
      let order = generator.nextEpochOrder(of: expected.count)
      let name = "\(fixture.name): epoch \(epoch + 1)"
      expectSame(order, expected, name) { Int32($0) }
      #expect(checksum(order.map { UInt64($0) }) == expected.checksum, "\(name)")
    }
  }

  private func expectSame<Element: Equatable>(
    _ values: [Element],
    _ expected: Fixture.Ends,
    _ name: String,
    element: (Double) -> Element
  ) {
    guard values.count == expected.count else {
      Issue.record("\(name): got \(values.count) elements, expected \(expected.count)")
      return
    }
    let last = expected.last ?? []
    let indices = Array(expected.first.indices) + (values.count - last.count..<values.count)
    let wrong = zip(indices, expected.first + last).filter { values[$0] != element($1) }
    guard let (index, value) = wrong.first else { return }
    Issue.record(
      "\(name)[\(index)]: got \(values[index]), expected \(value); \(wrong.count) elements differ"
    )
  }

  /// See ``Fixture/Ends/checksum``.
  private func checksum(_ values: [UInt64]) -> String {
    var sum: UInt64 = 0
    for (index, value) in values.enumerated() { sum &+= (UInt64(index) + 1) &* value }
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  // MARK: The numbers

  @Test(arguments: try Fixture.trainedInEach())
  func theFirstBatchHasTorchsLossAndGradients(
    fixture: Fixture,
    precision: FixturePrecision
  ) throws {
    switch precision {
    case .double: try FixtureRun<Double>(fixture, precision).compareFirstBatch()
    case .float: try FixtureRun<Float>(fixture, precision).compareFirstBatch()
    }
  }

  @Test(arguments: try Fixture.trainedInEach())
  func stepsAndInferenceAreThoseOfTorch(fixture: Fixture, precision: FixturePrecision) throws {
    switch precision {
    case .double: try FixtureRun<Double>(fixture, precision).compareSteps()
    case .float: try FixtureRun<Float>(fixture, precision).compareSteps()
    }
  }

  @Test(arguments: try Fixture.trainedInFloat())
  func aTrainerRepeatsTheEpochsFromTheSeedAlone(fixture: Fixture) throws {
    let settings = fixture.settings
    let course = try #require(fixture.training)
    let bytes = try #require(fixture.examples)
    let examples = Examples(
      pixels: bytes.pixels,
      labels: bytes.labels,
      featureCount: settings.architecture.inputCount,
      rows: bytes.labels.indices.map { Int32($0) },
      scale: 1 / 64,
      offset: -2
    )
    let trainer = try Trainer(
      architecture: settings.architecture,
      optimizer: settings.optimizer,
      loss: settings.loss,
      initialization: settings.initialization,
      batchSize: settings.batchSize,
      seed: settings.seed,
      training: examples
    )
    let comparison = FixtureComparison(file: fixture.name, precision: .float)
    let stepsPerEpoch = (examples.count + settings.batchSize - 1) / settings.batchSize
    for epoch in 0..<course.losses.count / stepsPerEpoch {
      let losses = course.losses[epoch * stepsPerEpoch..<(epoch + 1) * stepsPerEpoch]
      let sum = losses.enumerated().reduce(0) { sum, batch in
        let rows = min(settings.batchSize, examples.count - batch.offset * settings.batchSize)
        return sum + batch.element * Double(rows)
      }
      comparison.expect([trainer.trainEpoch().running.lossSum], [sum], "epoch \(epoch + 1) loss")
    }
    guard course.losses.count.isMultiple(of: stepsPerEpoch) else { return }
    let end = trainer.evaluate(examples)
    comparison.expect([end.loss], [course.inference.loss], "inference loss")
    #expect(end.correctCount == course.inference.correct, "\(fixture.name): inference")
  }
}
