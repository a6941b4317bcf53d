internal import Datasets
internal import Models

/// A probe of the distribution of what the activations of the last hidden layer that has one get, and of its drift from
/// look to look.
///
/// Over 1,000 fixed training examples, as figure 1 (b, c) of Ioffe and Szegedy 2015, arXiv:1502.03167. Where the layer makes
/// images, over all pixels of fewer of them, about 65,536 in all.
/// In inference mode, with the running estimates of batch norm, as that figure has it: in training mode a batch that is
/// always the same would have the same mean and variance at every look, whatever happened to the weights. Noise that
/// training adds to the outputs of the last batch norm is added here, too, drawn anew at each look: it is what Santurkar et
/// al. 2018, arXiv:1805.11604, section 2.2, make the distributions unstable with. One pass forward of 1,000 examples and a
/// sort for each unit.
package final class ActivationProbe: NetworkProbe {
  private static let exampleCount = 1_000
  private static let pixelCount = 65_536

  private let subject: ProbeSubject
  private let memory: ProbeNetwork<Float>
  private let batch: [Int32]
  private let products: Buffer<Float>
  /// The layer that is looked at, nil in a network without activations.
  private let layer: Int?
  /// What the probe remembers from look to look.
  package struct Memory: Sendable, Hashable, Codable {
    /// The generator of the noise of the looks to come.
    var generator = MersenneTwister(seed: 0x6e_6f69_7365)
    /// For each look, the percentiles of each unit.
    var history: [[UnitQuantiles]] = []
  }

  /// What the probe remembers; put back, a probe of the same subject goes on as if it had made the looks itself.
  package var remembered = Memory()

  package init(_ subject: ProbeSubject) {
    self.subject = subject
    var sampler = ExampleSampler(subject.training)
    let blocks = subject.architecture.hiddenBlocks
    let layer = blocks.lastIndex { $0.activation != nil }
    let places = layer.map { blocks[$0].output.positionCount } ?? 1
    let count =
      places == 1 ? Self.exampleCount : min(Self.exampleCount, Self.pixelCount / places + 1)
    batch = sampler.draw(min(subject.exampleCount(count), sampler.count))
    memory = ProbeNetwork(subject.architecture, loss: subject.loss, capacity: batch.count)
    let counts = memory.featureCounts
    products = Buffer(count: batch.count * (layer.map { counts[$0] } ?? 0))
    self.layer = layer
  }

  package func list(_ drift: Double?) -> [ProbeFinding] {
    ProbeFinding.one("drift", layer: layer.map { $0 + 1 }, drift)
  }

  package var hindsight: [[ProbeFinding]] {
    let number = layer.map { $0 + 1 }
    return typicalUnit.map { unit in
      ProbeFinding.one("quantile_15", layer: number, unit.low)
        + ProbeFinding.one("quantile_50", layer: number, unit.middle)
        + ProbeFinding.one("quantile_85", layer: number, unit.high)
    }
  }

  /// The mean over the units of |median − median before| / (85th − 15th percentile before), units that were constant
  /// before left out; nil at the first look, in a network without hidden layers, and where all units were constant.
  package func look(at parameters: Parameters) -> Double? {
    guard let layer else { return nil }
    memory.put(parameters)
    memory.load(batch, of: subject.training)
    memory.network.forwardInInference(rows: batch.count)
    let quantiles = inputsOfActivation(layer).map { unit in
      UnitQuantiles(of: subject.noise.map { noisy(unit, $0) } ?? unit)
    }
    defer { remembered.history.append(quantiles) }
    guard let previous = remembered.history.last else { return nil }
    let drifts = zip(quantiles, previous).compactMap { $0.drift(since: $1) }
    return drifts.isEmpty ? nil : drifts.reduce(0, +) / Double(drifts.count)
  }

  /// The percentiles of a typical unit at each look so far; empty without hidden layers.
  ///
  /// It is the unit whose drift, summed over the looks, is the median of all units, the lower one of two, so that
  /// nobody chooses what is shown.
  package var typicalUnit: [UnitQuantiles] {
    let history = remembered.history
    guard let unitCount = history.first?.count, unitCount > 0 else { return [] }
    let drifts = (0..<unitCount).map { unit in
      zip(history.dropFirst(), history).reduce(0) {
        $0 + ($1.0[unit].drift(since: $1.1[unit]) ?? 0)
      }
    }
    let order = drifts.indices.sorted { (drifts[$0], $0) < (drifts[$1], $1) }
    let typical = order[(unitCount - 1) / 2]
    return history.map { $0[typical] }
  }

  /// The values of a unit for each example with the noise of a step; see ``BatchNormalization/Noise``.
  private func noisy(_ values: [Double], _ noise: BatchNormalization.Noise) -> [Double] {
    func draw(_ middle: Double, _ distance: Double) -> Double {
      let least = Float(middle - distance)
      return Double(remembered.generator.nextUniform(from: least, to: Float(middle + distance)))
    }
    let shift = draw(0, noise.shift)
    let scale = draw((1 + noise.scale) / 2, (noise.scale - 1) / 2)
    return values.map { draw(scale, noise.spread) * $0 + draw(shift, noise.spread) }
  }

  /// What the activation of a hidden layer gets after a pass in inference mode: for each unit one number an example, for
  /// each channel of an image one a pixel.
  ///
  /// The kernels keep it nowhere, so that it is computed again from what the layer gets.
  private func inputsOfActivation(_ index: Int) -> [[Double]] {
    let network = memory.network
    let (place, block) = (memory.layers[index], memory.hiddenBlocks[index])
    let (rows, columns) = (batch.count * block.output.positionCount, place.outputCount)
    network.computeProduct(of: index, into: products.start, rows: batch.count)
    func parameter(_ first: Int?, _ unit: Int) -> Double? {
      first.map { Double(network.parameters.start[$0 + unit]) }
    }
    var values = (0..<columns).map { unit in
      let bias = parameter(place.bias, unit) ?? 0
      return (0..<rows).map { Double(products.start[$0 * columns + unit]) + bias }
    }
    switch block.normalization.method {
    case let method as BatchNormalization:
      for unit in 0..<columns {
        let moments =
          place.statistics.map {
            Moments(
              mean: Double(network.runningMeans.start[$0 + unit]),
              variance: Double(network.runningVariances.start[$0 + unit])
            )
          } ?? Moments(of: values[unit])
        values[unit] = values[unit].map { moments.normalized($0, epsilon: method.epsilon) }
      }
    case nil: return values
    case let method?: ExampleSets(method, block.output).normalize(&values)
    }
    // Of scales that each pixel has for itself there is one for each channel at every place.
    let places = place.scaleCount / columns
    for unit in 0..<columns {
      for row in 0..<rows {
        let number = row % places * columns + unit
        let scale = parameter(place.scale, number) ?? 1
        values[unit][row] = scale * values[unit][row] + (parameter(place.shift, number) ?? 0)
      }
    }
    return values
  }
}

/// What of an example is normalised together by a normalisation that knows nothing of the others.
private struct ExampleSets {
  private let method: any RowNormalization
  /// How many sets the units stand in, side by side.
  private var groups = 1
  /// How many rows of an example are in a set.
  private var places = 1

  /// - Precondition: the method normalises each example by itself.
  init(_ method: any NormalizationMethod, _ shape: ExampleShape) {
    switch method {
    case let layer as LayerNormalization:
      self.method = layer
      if layer.extent == .image { places = shape.positionCount }
    case let rows as any RowNormalization: self.method = rows
    default:
      self.method = LayerNormalization(epsilon: method.epsilon)
      groups = (method as? GroupNormalization)?.groups ?? shape.channelCount
      places = shape.positionCount
    }
  }

  /// Normalises the values, for each unit one a row.
  func normalize(_ values: inout [[Double]]) {
    let width = values.count / groups
    guard let rows = values.first?.count else { return }
    for first in stride(from: 0, to: rows, by: places) {
      for group in 0..<groups {
        let units = group * width..<(group + 1) * width
        let set = units.flatMap { values[$0][first..<first + places] }
        let normalized = method.normalized(set).values
        for (index, unit) in units.enumerated() {
          let own = normalized[index * places..<(index + 1) * places]
          values[unit].replaceSubrange(first..<first + places, with: own)
        }
      }
    }
  }
}

/// A mean and a variance that values are normalised with.
private struct Moments {
  var mean: Double
  var variance: Double

  init(mean: Double, variance: Double) {
    self.mean = mean
    self.variance = variance
  }

  /// Those of some values, the variance divided by their number.
  init(of values: [Double]) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    self.mean = mean
    variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
  }

  func normalized(_ value: Double, epsilon: Double) -> Double {
    (value - mean) / (variance + epsilon).squareRoot()
  }
}
