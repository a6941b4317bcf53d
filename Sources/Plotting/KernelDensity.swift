internal import Foundation

/// A smooth density of a sample: the mean of one normal curve around each number.
package struct KernelDensity: Sendable, Hashable {
  /// The standard deviation of each curve.
  package let bandwidth: Double
  private let sample: Sample

  /// A density; without values, or with a bandwidth of zero, it is zero everywhere.
  package init(_ sample: Sample, bandwidth: Double) {
    self.sample = sample
    self.bandwidth = bandwidth
  }

  /// Silverman's rule of thumb: 0.9 · min(s, IQR / 1.34) · n^(−1/5) (1986, equation 3.31).
  ///
  /// Where the quartiles coincide, the standard deviation alone counts.
  package static func bandwidth(of sample: Sample) -> Double {
    let deviation = sample.standardDeviation
    let range = sample.interquartileRange / 1.34
    let spread = range > 0 ? min(deviation, range) : deviation
    return 0.9 * spread / pow(Double(max(1, sample.values.count)), 0.2)
  }

  /// The density at a value.
  package func density(at value: Double) -> Double {
    guard bandwidth > 0, !sample.values.isEmpty else { return 0 }
    let sum = sample.values.reduce(0) { sum, centre in
      let distance = (value - centre) / bandwidth
      // Beyond eight standard deviations a curve is below 10^−14 of its height.
      return distance.magnitude > 8 ? sum : sum + exp(-distance * distance / 2)
    }
    return sum / (Double(sample.values.count) * bandwidth * (2 * Double.pi).squareRoot())
  }
}
