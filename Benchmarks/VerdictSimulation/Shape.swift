import Datasets
import Foundation
import Statistics

/// A distribution of differences with mean 0.
struct Shape: Sendable {
  /// The name in tables.
  let name: String
  private let draw: @Sendable (inout SplitMix64) -> Double

  /// A draw.
  func callAsFunction(_ generator: inout SplitMix64) -> Double { draw(&generator) }

  /// The shapes, from well-behaved to as skewed as measured differences were.
  static let all: [Shape] = [
    .normal,
    Shape(name: "Student's t, 3 degrees") { generator in
      let squares = (0..<3).reduce(0) { sum, _ in sum + pow(normal(&generator), 2) }
      return normal(&generator) / (squares / 3).squareRoot()
    },
    Shape(name: "contaminated normal (a tenth 3 times as wide)") { generator in
      normal(&generator) * (uniform(&generator) < 0.1 ? 3 : 1)
    },
    Shape(name: "gamma, skewness 1.7 (as at a learning rate of 0.15)") { generator in
      let shape = 4 / (1.7 * 1.7)
      return (gamma(shape, &generator) - shape) / shape.squareRoot()
    },
    .exponential,
    Shape(name: "log-normal, σ = 0.5") { exp(0.5 * normal(&$0)) - exp(0.125) },
  ]

  /// The standard normal distribution.
  static let normal = Shape(name: "normal") { normal(&$0) }
  /// The exponential distribution, less its mean: skewness 2.
  static let exponential = Shape(name: "exponential, skewness 2") { -log(uniform(&$0)) - 1 }

  /// A draw between 0 and 1, neither of them.
  static func uniform(_ generator: inout SplitMix64) -> Double {
    (Double(generator.next() >> 11) + 0.5) / Double(1 << 53)
  }

  private static func normal(_ generator: inout SplitMix64) -> Double {
    StandardNormal.quantile(uniform(&generator))
  }

  /// Marsaglia and Tsang 2000, doi:10.1145/358407.358414, for a shape of 1 at least.
  private static func gamma(_ shape: Double, _ generator: inout SplitMix64) -> Double {
    let d = shape - 1.0 / 3
    let c = 1 / (9 * d).squareRoot()
    while true {
      let x = normal(&generator)
      let v = pow(1 + c * x, 3)
      guard v > 0 else { continue }
      let u = uniform(&generator)
      if log(u) < x * x / 2 + d - d * v + d * log(v) { return d * v }
    }
  }
}
