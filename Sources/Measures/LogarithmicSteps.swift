internal import Foundation

/// Numbers of updates with equal distances on a logarithmic axis.
package enum LogarithmicSteps {
  /// The largest number a decade that a file may name.
  package static let limit = 100

  /// The distinct numbers among 10^(k/n), k = 0, 1, 2, …, rounded, from 1 through the last one; ascending.
  package static func steps(perDecade count: Int, through last: Int) -> [Int] {
    precondition(count > 0, "At least one number a decade.")
    var steps: [Int] = []
    var exponent = 0
    while true {
      let step = Int(pow(10, Double(exponent) / Double(count)).rounded())
      guard step <= last else { return steps }
      if step != steps.last { steps.append(step) }
      exponent += 1
    }
  }
}
