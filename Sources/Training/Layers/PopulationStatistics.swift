internal import CKernels
internal import Datasets
package import Models

/// Mean and variance of what each hidden unit gets from its weights, over many examples, gathered batch by batch.
///
/// All sums are in double precision, and batches are merged without cancellation: the result is that of
/// all examples at once, each counted once, whatever the sizes of the batches.
package final class PopulationStatistics<Scalar: KernelScalar> {
  /// The mean of each unit, layer after layer, without the bias, which a normalisation cancels.
  package let means: Buffer<Scalar>
  /// The variance of each unit, divided by the number of examples.
  package let variances: Buffer<Scalar>

  private let exactMeans: Buffer<Double>
  private let squares: Buffer<Double>
  private let unitCounts: [Int]
  private let positionCounts: [Int]
  private var exampleCounts: [Int]

  /// Statistics of no examples yet.
  package init(_ architecture: Architecture) {
    unitCounts = architecture.hiddenCounts
    positionCounts = architecture.hiddenBlocks.map(\.output.positionCount)
    exampleCounts = unitCounts.map { _ in 0 }
    let count = unitCounts.reduce(0, +)
    means = Buffer(count: count)
    variances = Buffer(count: count)
    exactMeans = Buffer(count: count)
    squares = Buffer(count: count)
  }

  /// The place of a layer's first unit in ``means`` and ``variances``.
  package func start(ofLayer index: Int) -> Int { unitCounts.prefix(index).reduce(0, +) }

  /// Takes in what the units of a hidden layer get for the examples of a batch, rows x units, of images each pixel a row.
  package func gather(_ values: UnsafePointer<Scalar>, rows: Int, layer index: Int) {
    guard index < unitCounts.count else { return }
    let run = positionCounts[index] > 1 ? kernel_run_moments_images : kernel_run_moments
    let rows = rows * positionCounts[index]
    let first = start(ofLayer: index)
    var job = kernel_moments(
      values: values,
      means: exactMeans.start + first,
      squares: squares.start + first,
      rows: rows,
      columns: unitCounts[index],
      count: exampleCounts[index]
    )
    run(&job, Scalar.precision)
    exampleCounts[index] += rows
    for unit in first..<first + unitCounts[index] {
      means.start[unit] = Scalar(exactMeans.start[unit])
      variances.start[unit] = Scalar(squares.start[unit] / Double(exampleCounts[index]))
    }
  }
}
