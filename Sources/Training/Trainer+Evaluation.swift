public import Models

extension Trainer {
  /// Inference mode works in chunks of this many rows, whatever the batch size.
  ///
  /// With one chunk size, equal weights give equal logits to the last bit. Of images there are fewer: all their pixels are in
  /// memory, block after block.
  static func evaluationRows(of architecture: Architecture) -> Int {
    architecture.takesImages ? 64 : 256
  }

  private var evaluationRows: Int { Self.evaluationRows(of: architecture) }

  /// How well the network does on any examples, by the cross-entropy of its logits; changes nothing.
  ///
  /// - Precondition: the examples have the network's number of features and classes; a network that
  ///   needs the statistics of its batch is given at least two examples.
  public func evaluate(
    _ examples: Examples,
    with statistics: EvaluationStatistics = .running
  ) -> Evaluation {
    evaluate([examples], with: statistics)[0]
  }

  /// The same for several sets of examples: precise statistics are computed once for all.
  ///
  /// The loss is no number where they are not finite: the network would forget its inputs.
  public func evaluate(
    _ sets: [Examples],
    with statistics: EvaluationStatistics
  ) -> [Evaluation] {
    withNetwork(for: sets) {
      guard architecture.needsBatch else {
        return sets.map { evaluateInInference($0) }
      }
      switch statistics {
      case .running: return sets.map { evaluateInInference($0) }
      case .batch: return sets.map { evaluateWithBatchStatistics($0) }
      case .precise:
        let population = PopulationStatistics<Float>(architecture)
        _ = evaluateWithBatchStatistics(training, gathering: population)
        guard population.means.isFinite, population.variances.isFinite else {
          return sets.map {
            Evaluation(lossSum: .nan, correctCount: 0, exampleCount: $0.count)
          }
        }
        return sets.map { evaluateInInference($0, with: population) }
      }
    }
  }

  /// Whether the network classifies each example correctly, in inference mode, in the order of the examples.
  ///
  /// As many are true as ``Evaluation/correctCount`` of ``evaluate(_:with:)`` says.
  /// - Precondition: as for ``evaluate(_:with:)``.
  public func correctness(of examples: Examples) -> [Bool] {
    withNetwork(for: [examples]) {
      var isCorrect: [Bool] = []
      isCorrect.reserveCapacity(examples.count)
      for rows in Self.batches(of: examples.count, size: evaluationRows) {
        load(examples, examples.rows[rows])
        _ = learner.subject.evaluate(rows: rows.count)
        isCorrect += learner.subject.correctness(rows: rows.count)
      }
      return isCorrect
    }
  }

  private func evaluateInInference(
    _ examples: Examples,
    with population: PopulationStatistics<Float>? = nil
  ) -> Evaluation {
    var total = Evaluation.empty
    for rows in Self.batches(of: examples.count, size: evaluationRows) {
      load(examples, examples.rows[rows])
      total = total + learner.subject.evaluate(rows: rows.count, with: population)
    }
    return total
  }

  private func evaluateWithBatchStatistics(
    _ examples: Examples,
    gathering population: PopulationStatistics<Float>? = nil
  ) -> Evaluation {
    // A generator of its own: that of the training goes on as if nothing had been evaluated.
    var generator = MersenneTwister(seed: 0)
    let images = generator.nextEpochOrder(of: examples.count).map { examples.rows[Int($0)] }
    var total = Evaluation.empty
    for rows in Self.batches(of: images.count, size: batchSize) {
      load(examples, images[rows])
      total =
        total + learner.subject.evaluateWithBatchStatistics(rows: rows.count, gathering: population)
    }
    return total
  }

  /// The examples from 0 on in batches of a size, the last one of what is left: a single one joins the batch before.
  private static func batches(of count: Int, size: Int) -> [Range<Int>] {
    var batches: [Range<Int>] = []
    var start = 0
    while start < count {
      let rest = count - start
      let end = start + (rest <= size + 1 ? rest : size)
      batches.append(start..<end)
      start = end
    }
    return batches
  }

  private func load(_ examples: Examples, _ images: ArraySlice<Int32>) {
    examples.load(images, into: learner.network.input, labels: learner.labels)
  }

  private func withNetwork<Result>(for sets: [Examples], _ body: () -> Result) -> Result {
    precondition(
      sets.allSatisfy { $0.featureCount == architecture.inputCount },
      "One input per feature of an example."
    )
    // The inner loops hold addresses only: the buffers they point into live as long as this trainer.
    defer { withExtendedLifetime(self) {} }
    return withTrainingThread(body)
  }
}
