import ArgumentParser
import Foundation
import Statistics

/// The rule of verdicts on simulated studies, as tables of Markdown: `Benchmarks/verdicts` writes them to VERDICTS.md.
@main struct VerdictSimulation: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "verdict-simulation")

  @Option(help: "How many comparisons of each shape.")
  var repeats = 200_000

  @Option(help: "How many families of each truth.")
  var families = 2_000

  /// Comparisons in a family, as many as the built-in experiment had when this was first asked.
  private static let family = 48

  func run() {
    rates()
    print("")
    powers()
  }

  /// The chance of any false verdict in a family, at Holm's first level.
  private func rates() {
    let schedules =
      [5, 7, 10, 20, 40].map { Looks(least: $0, most: $0) } + [Looks(least: 5, most: 40)]
    let heads = schedules.map { looks in
      looks.counts.count == 1 ? "n = \(looks.most)" : "\(looks.least) to \(looks.most), by looks"
    }
    print(
      "The chance of one false verdict or more among \(Self.family) comparisons without effect "
        + "(\(repeats) simulated comparisons of each shape, at 0.05/\(Self.family)).\n"
    )
    print("| differences | test | \(heads.joined(separator: " | ")) |")
    print("|---|---|" + heads.map { _ in "---:|" }.joined())
    for (place, shape) in Shape.all.enumerated() {
      let rates = schedules.map { looks in
        ErrorRate(
          shape,
          looks,
          familyLevel: 0.05 / Double(Self.family),
          repeats: repeats,
          seed: UInt64(place)
        )
      }
      for (test, path) in [("Student's t", \ErrorRate.student), ("t and Hall's", \ErrorRate.both)] {
        let cells = rates.map {
          String(format: "%.3f", ErrorRate.familyWise($0[keyPath: path], of: Self.family))
        }
        print("| \(shape.name) | \(test) | \(cells.joined(separator: " | ")) |")
      }
    }
  }

  /// False verdicts, power and seeds of whole families.
  private func powers() {
    print(
      "Families of 48 comparisons with looks at 5 to 40 pairs, by both tests and Holm's procedure; "
        + "effects in standard deviations, half of one matters (\(families) families each).\n"
    )
    print("| truth | families with a false verdict | power | mean pairs |")
    print("|---|---:|---:|---:|")
    for (place, truth) in FamilyRates.Truth.all.enumerated() {
      let rates = FamilyRates(truth, repeats: families, seed: UInt64(100 + place))
      let power = rates.power.isNaN ? "–" : String(format: "%.3f", rates.power)
      print(
        "| \(truth.name) | \(String(format: "%.4f", rates.falseFamilies)) | \(power) "
          + "| \(String(format: "%.1f", rates.pairs)) |"
      )
    }
  }
}
