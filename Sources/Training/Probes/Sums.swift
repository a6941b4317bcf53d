/// Sums over runs of numbers, in double precision.
enum Sums<Scalar: KernelScalar> {
  /// Σ a².
  static func squares(_ a: UnsafePointer<Scalar>, _ range: Range<Int>) -> Double {
    var sum = 0.0
    for index in range {
      let value = a[index].inDouble
      sum += value * value
    }
    return sum
  }

  /// Σ a b.
  static func products(
    _ a: UnsafePointer<Scalar>,
    _ b: UnsafePointer<Scalar>,
    _ range: Range<Int>
  ) -> Double {
    var sum = 0.0
    for index in range { sum += a[index].inDouble * b[index].inDouble }
    return sum
  }

  /// Σ (a − b)².
  static func squaredDistance(
    _ a: UnsafePointer<Scalar>,
    _ b: UnsafePointer<Scalar>,
    _ range: Range<Int>
  ) -> Double {
    var sum = 0.0
    for index in range {
      let difference = a[index].inDouble - b[index].inDouble
      sum += difference * difference
    }
    return sum
  }

  /// The largest |a|; 0 of none.
  static func largest(_ a: UnsafePointer<Scalar>, _ range: Range<Int>) -> Double {
    var largest = 0.0
    for index in range { largest = .larger(largest, abs(a[index].inDouble)) }
    return largest
  }

  /// The largest |a − factor · b|; 0 of none.
  static func largestDistance(
    _ a: UnsafePointer<Scalar>,
    _ b: UnsafePointer<Scalar>,
    times factor: Double = 1,
    _ range: Range<Int>
  ) -> Double {
    var largest = 0.0
    for index in range {
      largest = .larger(largest, abs(a[index].inDouble - factor * b[index].inDouble))
    }
    return largest
  }
}
