import Datasets
import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence
@testable import Reporting

/// What is measured is changed in one thing, and all words, signs, flags and intervals must follow.
@Suite struct VerdictMutationTests {
  /// Made-up runs of two networks: differences in units of the smallest effect that matters.
  struct Situation: Sendable, CustomTestStringConvertible {
    var name: String
    /// Mean and spread; eight pairs about it have half an interval of 0.62 times the spread at 5 % (scipy: t.isf(0.025, 7)
    /// · 0.743 / √8).
    var mean: Double
    var spread: Double
    /// What they say of the claim that the first network has more.
    var verdict: Verdict

    var testDescription: String { name }

    static let all = [
      Situation(name: "clear", mean: 4, spread: 1, verdict: .supported),
      Situation(name: "just large enough", mean: 1.2, spread: 1, verdict: .supported),
      Situation(name: "without spread", mean: 2, spread: 0, verdict: .supported),
      Situation(name: "insignificant", mean: 4, spread: 40, verdict: .inconclusive),
      Situation(name: "perhaps too small", mean: 0.9, spread: 0.8, verdict: .inconclusive),
      Situation(name: "large or none", mean: 1.2, spread: 3, verdict: .inconclusive),
      Situation(name: "too small", mean: 0.3, spread: 0.5, verdict: .noMeaningfulEffect),
      Situation(name: "there, but too small", mean: 0.5, spread: 0.3, verdict: .noMeaningfulEffect),
      Situation(name: "next to none", mean: 0.0001, spread: 0.0001, verdict: .noMeaningfulEffect),
      Situation(name: "none", mean: 0, spread: 0, verdict: .noMeaningfulEffect),
    ]

    /// Differences about the mean, symmetric so that a change of sign mirrors them.
    private static let shape = [-1, 1, -0.5, 0.5, -0.8, 0.8, -0.2, 0.2]

    var differences: [Double] { Self.shape.map { mean + spread * $0 } }
  }

  /// What is turned round: each turns an effect to the other side, two of them turn it back.
  enum Turn: String, CaseIterable {
    case signs
    case direction
    case sides
  }

  /// How an effect is measured: what matters is half a point, 0.01 nats, a ratio of 1.5, or half a point a doubling.
  enum Unit: String, CaseIterable {
    case points
    case nats
    case ratio
    case slope

    var column: String {
      switch self {
      case .points: "percentage points"
      case .nats: "nats"
      case .ratio: "ratio"
      case .slope: "percentage points per doubling"
      }
    }

    var word: String {
      switch self {
      case .points: "\u{A0}points"
      case .nats: "\u{A0}nats"
      case .ratio: "×"
      case .slope: "\u{A0}points per doubling"
      }
    }

    /// The claim of `normal` and `plain`, or the other way round.
    func part(_ turns: Set<Turn>) -> Claim.Part {
      let (measure, summary, smallest, scale): (Measure, LevelSummary?, Double, EffectScale) =
        switch self {
        case .points: (.accuracy(.test, .running), nil, 0.5, .points)
        case .nats: (.loss(.test, .running), nil, 0.01, .difference)
        case .ratio: (.loss(.test, .running), nil, 1.5, .ratio)
        case .slope: (.accuracy(.test, .running), .slopePerDoubling, 0.5, .points)
        }
      let sides = ["normal", "plain"].map { Claim.Term.side(HandMade.side($0)) }
      let isSwapped = turns.contains(.sides)
      return HandMade.part(
        measure,
        over: summary,
        subject: sides[isSwapped ? 1 : 0],
        reference: sides[isSwapped ? 0 : 1],
        is: turns.contains(.direction) ? .lower : .higher,
        smallest: smallest,
        scale: scale
      )
    }

    /// Runs of `normal` that differ from those of `plain` by so many smallest effects.
    func cells(_ differences: [Double], _ turns: Set<Turn> = []) -> [Cell] {
      let plain = differences.indices.map { 0.5 + 0.001 * Double($0 % 3) }
      let normal = zip(plain, differences).map { plain, difference in
        let effect = turns.contains(.signs) ? -difference : difference
        return switch self {
        case .points, .slope: plain + effect * 0.005
        case .nats: plain + effect * 0.01
        case .ratio: plain * exp(effect * log(1.5))
        }
      }
      guard self == .slope else {
        return [HandMade.cell("plain", test: plain), HandMade.cell("normal", test: normal)]
      }
      return ["plain", "normal"].flatMap { network in
        [
          HandMade.cell(network, at: 2, test: plain),
          HandMade.cell(network, at: 4, test: network == "plain" ? plain : normal),
        ]
      }
    }
  }

  private func places(_ part: Claim.Part, _ cells: [Cell]) -> VerdictPlaces {
    VerdictPlaces(Evidence([HandMade.claim(part)], cells: cells).all[0])
  }

  private func subsets() -> [Set<Turn>] {
    Turn.allCases.reduce([[]]) { sets, turn in sets + sets.map { $0.union([turn]) } }
  }

  @Test(arguments: Situation.all, Unit.allCases)
  func everyPlaceFollowsWhatWasMeasured(_ situation: Situation, _ unit: Unit) throws {
    for turns in subsets() {
      let isTurned = !turns.count.isMultiple(of: 2)
      let places = places(unit.part(turns), unit.cells(situation.differences, turns))
      let expected: Verdict =
        isTurned && situation.verdict == .supported ? .reversed : situation.verdict
      #expect(places.part.verdict == expected, "\(turns)")
      #expect(places.contradictions == [], "\(turns)")
      for (place, effect) in places.effects {
        let side = isTurned ? -situation.mean : situation.mean
        #expect((effect ?? .nan) * side >= 0, "\(place), \(turns)")
      }
      #expect(places.row["unit"] == unit.column)
      #expect(places.part.effectText.hasSuffix(unit.word))
      #expect(places.part.intervalText.hasSuffix(unit.word))
    }
  }

  @Test(arguments: Situation.all, Unit.allCases)
  func twoTurnsChangeNoWord(_ situation: Situation, _ unit: Unit) {
    func texts(_ turns: Set<Turn>) -> [String: String] {
      // Whoever is the subject has more where the other has less.
      places(unit.part(turns), unit.cells(situation.differences, turns)).texts
        .filter { !$0.key.contains("sentence") && !$0.key.contains("brief") }
    }
    #expect(texts([.direction, .sides]) == texts([]))
    #expect(texts([.direction]) == texts([.sides]))
  }

  @Test(arguments: Unit.allCases)
  func everyStepFromAgainstToForIsFollowed(_ unit: Unit) {
    // Means from −3 to 3 smallest effects with half an interval of 0.31.
    let means = [-3, -2, -1.25, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1.25, 2, 3]
    let verdicts = means.map { mean -> Verdict in
      let situation = Situation(name: "", mean: mean, spread: 0.5, verdict: .inconclusive)
      let places = places(unit.part([]), unit.cells(situation.differences))
      #expect(places.contradictions == [], "\(mean)")
      return places.part.verdict
    }
    // At −1.25 the mean matters; −0.75 is −1.06 to −0.44; what is at −0.5 to 0.5 lies within −1 and 1.
    let expected: [Verdict] =
      [Verdict](repeating: .reversed, count: 3) + [.inconclusive]
      + [Verdict](repeating: .noMeaningfulEffect, count: 5) + [.inconclusive]
      + [Verdict](repeating: .supported, count: 3)
    #expect(verdicts == expected)
  }

  @Test(arguments: Unit.allCases)
  func whatCannotBeJudgedSaysSoEverywhere(_ unit: Unit) {
    let differences = Situation.all[0].differences
    let one = places(unit.part([]), unit.cells([4]))
    #expect(one.part.verdictWords == "one seed only")
    #expect(one.contradictions == [])
    var short = unit.part([])
    short.updates = 1000
    let unmeasured = places(short, unit.cells(differences))
    #expect(unmeasured.part.verdictWords == "not measured")
    #expect(unmeasured.contradictions == [])
    var cells = unit.cells(differences)
    cells[cells.count - 1].runs[3] = MeasuredRun(HandMade.record(seed: 4, diverged: true))
    let diverged = places(unit.part([]), cells)
    #expect(diverged.part.obstacleText?.hasPrefix("a run diverged") == true)
    #expect(diverged.contradictions == [])
    let none = places(unit.part([]), [])
    #expect(none.part.obstacleText == "there are no runs")
    #expect(none.contradictions == [])
  }

  @Test func atWhicheverLookAndInWhicheverFamilyAllPlacesAgree() {
    var generator = SplitMix64(seed: 21)
    func uniform() -> Double { (Double(generator.next() >> 11) + 0.5) / Double(1 << 53) }
    var seen: [Verdict: Int] = [:]
    for index in 0..<120 {
      let unit = Unit.allCases[index % 4]
      let count = [2, 5, 6, 9, 14, 40][index % 6]
      let (mean, spread) = (6 * uniform() - 3, [0.01, 0.5, 2][index / 4 % 3])
      let differences = (0..<count).map { _ in
        // Skewed in half of them.
        let shape = index % 2 == 0 ? -log(uniform()) - 1 : StandardNormal.quantile(uniform())
        return mean + spread * shape
      }
      var cells = unit.cells(differences)
      for cell in cells.indices {
        cells[cell].study.seeds = count < 5 ? SeedRange(2) : SeedRange(5, upTo: 40)
      }
      let claims = [
        HandMade.claim(id: "a", unit.part([])), HandMade.claim(id: "b", unit.part([.direction])),
        HandMade.claim(id: "c", HandMade.part(subject: .side(HandMade.side("gone")))),
      ]
      for result in Evidence(claims, cells: cells).all {
        let places = VerdictPlaces(result)
        #expect(places.contradictions == [], "\(index), \(result.claim.id)")
        seen[result.verdict, default: 0] += 1
      }
    }
    #expect(seen.count == 4 && seen.values.allSatisfy { $0 > 20 }, "\(seen)")
  }
}
