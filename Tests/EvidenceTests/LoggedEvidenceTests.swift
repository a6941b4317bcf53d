import ExperimentSamples
import Experiments
import Logs
import Measures
import Statistics
import Testing

@testable import Evidence

@Suite struct LoggedEvidenceTests {
  private static func parts(_ sample: LoggedSample) -> [PartResult] {
    Evidence(sample.results.experiment.claims, cells: Cell.cells(of: sample.results))
      .claims.flatMap(\.parts)
  }

  private static func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { abs($0 - expected) < 1e-7 } ?? false
  }

  /// x and y of the specification of comparisons: Welch's test by scipy 1.17, permutations counted.
  private static let subject = [0.912, 0.905, 0.921, 0.899, 0.915]
  private static let reference = [0.884, 0.897, 0.889, 0.901, 0.878, 0.893]

  @Test func runsWithoutSeedsAreComparedByTheirMeans() throws {
    let part = try #require(
      Self.parts(
        try LoggedSample(
          LoggedSample.runs(["none": Self.reference, "batch": Self.subject], areSeeded: false)
        )
      ).first
    )
    #expect(Self.isNear(part.plainEffect, 2.00666667))
    #expect(Self.isNear(part.plainP, 0.0040674928))
    #expect(Self.isNear(part.plainInterval?.low, 0.8285253057))
    #expect(Self.isNear(part.plainInterval?.high, 3.1848080276))
    #expect(Self.isNear(part.permutationP, 0.0064935065))
    #expect(part.runs == PartResult.Runs(subject: 5, reference: 6))
    #expect(part.pairing(in: []) == nil)
  }

  /// Six pairs; scipy 1.17: `ttest_rel`, `pearsonr`, and `ttest_ind(equal_var=False)` of the same numbers.
  @Test func pairsSayWhatTheyBought() throws {
    let sample = try LoggedSample(
      LoggedSample.runs([
        "none": [0.78, 0.80, 0.82, 0.83, 0.84, 0.85], "batch": [0.80, 0.84, 0.83, 0.87, 0.85, 0.90],
      ])
    )
    let part = try #require(Self.parts(sample).first)
    #expect(Self.isNear(part.plainP, 0.0100272736))
    #expect(Self.isNear(part.plainInterval?.low, 1.0257838924))
    #expect(Self.isNear(part.plainInterval?.high, 4.6408827743))
    #expect(part.permutationP == nil)
    let pairs = try #require(part.pairing(in: Cell.cells(of: sample.results)))
    #expect(pairs.count == 6 && pairs.helps)
    #expect(Self.isNear(pairs.correlation, 0.8719938481))
    #expect(Self.isNear(pairs.independent?.low, -1.1245459573))
    #expect(Self.isNear(pairs.independent?.high, 6.7912126240))
  }

  @Test func valuesThatDoNotGoTogetherBoughtNothing() throws {
    let sample = try LoggedSample(
      LoggedSample.runs(["none": [0.7, 0.8, 0.9], "batch": [0.95, 0.85, 0.75]])
    )
    let pairs = Self.parts(sample).first?.pairing(in: Cell.cells(of: sample.results))
    #expect(Self.isNear(pairs?.correlation, -1) && pairs?.helps == false)
  }

  @Test func equalValuesHaveNoCorrelation() throws {
    var runs = LoggedSample.runs(["none": [0.7, 0.7, 0.7], "batch": [0.95, 0.85, 0.75]])
    // Runs of equal numbers throughout would be copies.
    for index in runs.indices { runs[index].series[0].points[0].value += Double(index) / 1000 }
    let sample = try LoggedSample(runs)
    let pairs = Self.parts(sample).first?.pairing(in: Cell.cells(of: sample.results))
    #expect(pairs != nil && pairs?.correlation == nil)
  }

  /// A lower loss supports the claim, and is a negative difference.
  @Test func aDifferenceIsSubjectLessReferenceWhateverIsClaimed() throws {
    let part = try #require(
      Self.parts(
        try LoggedSample(
          LoggedSample.runs(
            ["none": [0.5, 0.6, 0.7], "batch": [0.3, 0.4, 0.5]],
            areSeeded: false,
            metric: "loss"
          )
        )
      ).first
    )
    #expect(part.effect.map { $0 > 0 } == true)
    #expect(Self.isNear(part.plainEffect, -0.2))
    #expect(part.plainInterval.map { $0.low < -0.2 && $0.high > -0.2 } == true)
  }

  @Test func twoRunsOfAGroupAreTooFewForAVerdict() throws {
    let parts = Self.parts(
      try LoggedSample(
        LoggedSample.runs(["none": [0.1, 0.11, 0.12], "batch": [0.9, 0.91]], areSeeded: false)
      )
    )
    #expect(parts.first?.verdict == .inconclusive)
    #expect(parts.first?.interval != nil)
  }

  @Test func oneRunEachHasADifferenceAndNoInterval() throws {
    let part = try #require(
      Self.parts(
        try LoggedSample(LoggedSample.runs(["none": [0.5], "batch": [0.7]], areSeeded: false))
      ).first
    )
    #expect(Self.isNear(part.plainEffect, 20))
    #expect(part.plainInterval == nil && part.plainP == nil && part.interval == nil)
    #expect(part.permutationP == nil)
    #expect(part.verdictWords == "one run only")
  }

  // MARK: Bands

  private static func bands(_ groups: KeyValuePairs<String, [Double]>) throws -> GroupBands? {
    let sample = try LoggedSample(LoggedSample.runs(groups, areSeeded: false))
    let cells = Cell.cells(of: sample.results)
    let claims = Evidence(sample.results.experiment.claims, cells: cells).claims
    let endpoint = try #require(claims.first?.parts.first?.part.endpoint)
    return GroupBands(claims, cells: cells, of: endpoint)
  }

  @Test func groupsThatAreNotToldApartAreOneBand() throws {
    let bands = try #require(
      try Self.bands([
        "a": [0.50, 0.52, 0.54, 0.51], "b": [0.51, 0.53, 0.52, 0.54], "c": [0.50, 0.55, 0.52, 0.51],
      ])
    )
    #expect(bands.bands == [0...2])
  }

  @Test func aGroupFarFromAllIsABandOfItsOwn() throws {
    let bands = try #require(
      try Self.bands([
        "a": [0.50, 0.52, 0.54, 0.51], "b": [0.51, 0.53, 0.52, 0.54], "c": [0.90, 0.91, 0.92, 0.93],
      ])
    )
    #expect(bands.members.map(\.name) == ["c", "b", "a"])
    #expect(bands.bands == [0...0, 1...2])
  }

  /// The middle one is told from neither end, and the ends are told apart.
  @Test func bandsMayOverlap() throws {
    let bands = try #require(
      try Self.bands([
        "a": [0.50, 0.51, 0.52, 0.53], "b": [0.45, 0.62, 0.52, 0.63], "c": [0.60, 0.61, 0.62, 0.63],
      ])
    )
    #expect(bands.members.map(\.name) == ["c", "b", "a"])
    #expect(bands.bands == [0...1, 1...2])
  }

  /// More than six groups are compared with the reference alone.
  @Test func pairsThatWereNotComparedMakeNoBands() throws {
    let groups: KeyValuePairs = [
      "a": [0.1, 0.2, 0.3], "b": [0.1, 0.2, 0.31], "c": [0.1, 0.2, 0.32], "d": [0.1, 0.2, 0.33],
      "e": [0.1, 0.2, 0.34], "f": [0.1, 0.2, 0.35], "g": [0.1, 0.2, 0.36],
    ]
    #expect(try Self.bands(groups) == nil)
  }
}
