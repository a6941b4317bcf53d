internal import Models

/// A probe of how well the outputs of the last hidden layer separate the classes.
///
/// Over at most 2,000 validation examples in inference mode. The outputs of an image are all of its numbers.
/// One pass forward of these examples, a product of d x 2,000 and 2,000 x d, and d³/6 multiplications, d the number of
/// units.
package final class FeatureProbe: NetworkProbe {
  /// What was found; nothing of a network without hidden layers or of more than 4,096 outputs, or where all outputs of a
  /// class are alike.
  package struct Separation: Sendable, Hashable {
    /// tr((S_W + 10⁻³ tr(S_W)/d I)⁻¹ S_B), the scatters within and between the classes about their means divided by the
    /// number of examples.
    package var fisherRatio: Double
    /// The share of examples whose nearest class mean is that of their class; an example does not count in the mean of its
    /// own class.
    package var nearestMeanAccuracy: Double
  }

  private static let exampleCount = 2_000
  /// The most outputs whose scatter is decomposed.
  private static let largestColumnCount = 4_096

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  /// How many examples go through the network at once, and how many outputs each of them has.
  private let chunk: Int
  private let columns: Int
  private let outputs: Buffer<Float>
  private let deviations: Buffer<Float>
  private let scatter: Buffer<Float>

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.validation)
    batch = sampler.draw(min(Self.exampleCount, sampler.count))
    chunk = subject.exampleCount(batch.count)
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: chunk)
    let count = memory.featureCounts.last ?? 0
    columns = count > Self.largestColumnCount ? 0 : count
    outputs = Buffer(count: batch.count * columns)
    deviations = Buffer(count: batch.count * columns)
    scatter = Buffer(count: columns * columns)
  }

  package func list(_ separation: Separation?) -> [ProbeFinding] {
    let layer = memory.hiddenCounts.count
    return ProbeFinding.one("fisher_ratio", layer: layer, separation?.fisherRatio)
      + ProbeFinding.one("nearest_mean_accuracy", layer: layer, separation?.nearestMeanAccuracy)
  }

  package func look(at parameters: Parameters) -> Separation? {
    // The variance of a single example is not defined.
    guard columns > 0, batch.count > 1 else { return nil }
    memory.put(parameters)
    computeOutputs()
    let outputs = UnsafePointer(outputs.start)
    let classes = batch.map { Int(subject.validation.labels[Int($0)]) }
    let means = ClassMeans(
      outputs,
      columns: columns,
      classes: classes,
      classCount: subject.architecture.classCount
    )
    guard let ratio = fisherRatio(outputs, classes, means) else { return nil }
    let rightCount = classes.enumerated().count { row, label in
      means.nearest(to: outputs + row * means.columns, of: label) == label
    }
    return Separation(
      fisherRatio: ratio,
      nearestMeanAccuracy: Double(rightCount) / Double(classes.count)
    )
  }

  /// The outputs of the last hidden layer for all examples.
  private func computeOutputs() {
    let layer = memory.featureCounts.count - 1
    for start in stride(from: 0, to: batch.count, by: chunk) {
      let rows = batch[start..<min(start + chunk, batch.count)]
      memory.load(Array(rows), of: subject.validation)
      memory.network.forwardInInference(rows: rows.count)
      (outputs.start + start * columns)
        .update(from: memory.network.activations(of: layer), count: rows.count * columns)
    }
  }

  private func fisherRatio(
    _ outputs: UnsafePointer<Float>,
    _ classes: [Int],
    _ means: ClassMeans
  ) -> Double? {
    let (rows, columns) = (classes.count, means.columns)
    for (row, label) in classes.enumerated() {
      for unit in 0..<columns {
        let value = Double(outputs[row * columns + unit]) - means.values[label][unit]
        deviations.start[row * columns + unit] = Float(value)
      }
    }
    Float.multiply(
      MatrixProduct(
        a: deviations.start,
        isATransposed: true,
        b: deviations.start,
        c: scatter.start,
        rows: columns,
        inner: rows,
        columns: columns
      )
    )
    var within = scatter.values.map { Double($0) / Double(rows) }
    let trace = (0..<columns).reduce(0) { $0 + within[$1 * columns + $1] }
    for unit in 0..<columns { within[unit * columns + unit] += 1e-3 * trace / Double(columns) }
    guard let factor = Cholesky(within, order: columns) else { return nil }
    return means.counts.indices.reduce(0) { sum, label in
      let share = Double(means.counts[label]) / Double(rows)
      let difference = zip(means.values[label], means.overall).map { $0 - $1 }
      return share > 0 ? sum + share * factor.inverseSquare(of: difference) : sum
    }
  }
}

/// The means of the outputs of each class.
private struct ClassMeans {
  let columns: Int
  let counts: [Int]
  /// The mean of each class; zero for a class without examples.
  let values: [[Double]]
  /// The mean of all examples.
  let overall: [Double]

  init(_ outputs: UnsafePointer<Float>, columns: Int, classes: [Int], classCount: Int) {
    var counts = [Int](repeating: 0, count: classCount)
    var sums = [[Double]](repeating: [Double](repeating: 0, count: columns), count: classCount)
    for (row, label) in classes.enumerated() {
      counts[label] += 1
      for unit in 0..<columns { sums[label][unit] += Double(outputs[row * columns + unit]) }
    }
    self.columns = columns
    self.counts = counts
    values = zip(sums, counts).map { sum, count in sum.map { $0 / Double(max(count, 1)) } }
    overall = (0..<columns).map { unit in
      sums.reduce(0) { $0 + $1[unit] } / Double(classes.count)
    }
  }

  /// The class of the nearest mean, an example of class `own` not counted in the mean of its own.
  func nearest(to example: UnsafePointer<Float>, of own: Int) -> Int {
    var best = (label: -1, distance: Double.infinity)
    for label in counts.indices where counts[label] > (label == own ? 1 : 0) {
      var distance = 0.0
      for unit in 0..<columns {
        let difference = Double(example[unit]) - values[label][unit]
        distance += difference * difference
      }
      if label == own {
        // The mean without the example is n/(n − 1) times as far away as the mean with it.
        let factor = Double(counts[label]) / Double(counts[label] - 1)
        distance *= factor * factor
      }
      if distance < best.distance { best = (label, distance) }
    }
    return best.label
  }
}
