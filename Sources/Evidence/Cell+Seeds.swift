internal import Notation

extension Collection<Cell> {
  /// How many runs their cells have: `5`, or `5 to 40` where open comparisons got further seeds.
  package var seedCounts: String { Format.range(map(\.runs.count)) ?? "0" }

  /// How many runs their cells have, in words: `5 to 40 seeds`.
  package var seedWords: String { seedCounts == "1" ? "one seed" : seedCounts + " seeds" }
}
