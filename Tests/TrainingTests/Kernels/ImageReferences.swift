import Testing
import Training

/// Tensors of PyTorch that tests of images are given and compared with, in its order: images, channels, positions.
///
/// What goes in is a formula that is exact in binary; what comes out is written as the first elements, the last one
/// and a sum that depends on every place.
enum ImageReference {
  /// Element k of a tensor is ((factor k mod modulus) - half of the largest residue, rounded down) / divisor.
  static func pattern<Scalar: KernelScalar>(
    _ count: Int,
    factor: Int,
    modulus: Int,
    divisor: Double
  ) -> [Scalar] {
    (0..<count).map { k in
      Scalar(Double(factor * k % modulus - (modulus - 1) / 2) / divisor)
    }
  }

  static func inputs<Scalar: KernelScalar>(_ count: Int) -> [Scalar] {
    pattern(count, factor: 7, modulus: 11, divisor: 4)
  }

  static func weights<Scalar: KernelScalar>(_ count: Int) -> [Scalar] {
    pattern(count, factor: 5, modulus: 7, divisor: 8)
  }

  static func bias<Scalar: KernelScalar>(_ count: Int) -> [Scalar] {
    pattern(count, factor: 1, modulus: 3, divisor: 8)
  }

  static func gradients<Scalar: KernelScalar>(_ count: Int) -> [Scalar] {
    pattern(count, factor: 3, modulus: 5, divisor: 2)
  }

  /// The sum of the elements, each times its place counted from 1.
  static func checksum(_ values: [Double]) -> Double {
    zip(values, 1...).reduce(0) { $0 + $1.0 * Double($1.1) }
  }
}

/// The memory of a tensor whose last dimension comes first, or the other way round: of
/// `outer` matrices of `rows` x `columns`, the transposes.
func transposed<Element>(_ values: [Element], outer: Int, rows: Int, columns: Int) -> [Element] {
  (0..<outer * rows * columns).map { place in
    let (matrix, element) = place.quotientAndRemainder(dividingBy: rows * columns)
    let (column, row) = element.quotientAndRemainder(dividingBy: rows)
    return values[(matrix * rows + row) * columns + column]
  }
}

/// A tensor as a reference writes it down.
struct TensorSummary {
  let first: [Double]
  let last: Double?
  let checksum: Double

  init(_ first: [Double], last: Double? = nil, checksum: Double) {
    self.first = first
    self.last = last
    self.checksum = checksum
  }

  /// Expects a tensor with these elements and this checksum, each within a distance.
  func expect(
    _ values: [Double],
    within tolerance: Double = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    expectClose(
      Array(values.prefix(first.count)),
      first,
      within: tolerance,
      sourceLocation: sourceLocation
    )
    if let last, let value = values.last {
      expectClose([value], [last], within: tolerance, sourceLocation: sourceLocation)
    }
    expectClose(
      [ImageReference.checksum(values)],
      [checksum],
      within: tolerance * abs(checksum),
      sourceLocation: sourceLocation
    )
  }
}
