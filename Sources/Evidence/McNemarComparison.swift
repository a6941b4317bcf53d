package import Experiments
internal import Measures
internal import Models
internal import Notation
package import Statistics

/// Two networks of a study on the same test examples, seed by seed.
package struct McNemarComparison {
  package var first: String
  package var second: String
  package var seeds: [(seed: UInt64, test: McNemar)]

  /// The comparisons of each pair of networks in a study without sweep that keeps its predictions.
  package static func comparisons(of study: Study, cells: [Cell]) -> [McNemarComparison] {
    let mine = cells.filter { $0.study.name == study.name }
    guard study.keepsPredictions, study.sweep.isEmpty else { return [] }
    return mine.indices.flatMap { first in
      mine.indices.filter { $0 > first }.map { second in
        McNemarComparison(mine[first], mine[second])
      }
    }
  }

  private init(_ first: Cell, _ second: Cell) {
    self.first = first.network.title
    self.second = second.network.title
    seeds = zip(first.runs, second.runs).compactMap { a, b in
      guard let seed = a.seed, let one = a.isCorrect, let other = b.isCorrect,
        one.count == other.count
      else { return nil }
      return (
        seed,
        McNemar(
          onlyFirstCorrect: zip(one, other).count { $0 && !$1 },
          onlySecondCorrect: zip(one, other).count { !$0 && $1 }
        )
      )
    }
  }

  /// In how many seeds the test tells the two apart, in words.
  package var sentence: String {
    guard !seeds.isEmpty else { return localized("There are no predictions to compare.") }
    func count(_ isBetter: (McNemar) -> Bool) -> Int {
      seeds.count { $0.test.p < 0.05 && isBetter($0.test) }
    }
    let forSecond = count { $0.onlySecondCorrect > $0.onlyFirstCorrect }
    let forFirst = count { $0.onlyFirstCorrect > $0.onlySecondCorrect }
    return
      localized(
        "McNemar’s exact test of each pair of trained networks on the test images, at p < 0.05 without correction: in \(forSecond) of \(seeds.count, "# seed", "# seeds") \(second) is right more often, in \(forFirst) \(first); the others do not tell."
      )
  }
}
