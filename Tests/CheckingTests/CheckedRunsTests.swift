import Checking
import Gate
import Measures
import Runs
import Testing

struct CheckedRunsTests {
  private let accuracy = MetricName("validation/accuracy")

  /// A run with these accuracies after 1, 2, … epochs.
  private func run(_ values: [Double], seed: Int? = 1, divergence: TrainingMoment? = nil)
    -> CheckedRun
  {
    let points = values.enumerated().map {
      SeriesPoint(
        TrainingMoment(epoch: Double($0.offset + 1), step: 10 * ($0.offset + 1)),
        $0.element
      )
    }
    let measured = MeasuredRun(
      seed: 1,
      divergence: divergence,
      series: [SeriesKey(.accuracy, on: .validation): SeriesPoints(points)]
    )
    return CheckedRun(measured, seed: seed)
  }

  private func candidates(
    _ runs: [CheckedRun],
    endpoint: GateEndpoint = .last,
    budget: [String: Double]? = nil
  ) -> GateCandidates {
    CheckedRuns(
      cells: [CheckedCell(group: "a", runs: runs)],
      metrics: [accuracy],
      primary: accuracy.text
    ).candidates(metrics: [accuracy.text], endpoint: endpoint, budget: budget)
  }

  private func outcomes(_ candidates: GateCandidates) -> [GateNumber.Outcome] {
    candidates.numbers.map(\.outcome)
  }

  @Test func theLastAndTheBestNumberAreTaken() {
    let runs = [run([0.5, 0.9, 0.8])]
    let last = candidates(runs)
    #expect(outcomes(last) == [.value(0.8)])
    #expect(last.budget == ["epochs": 3])
    #expect(last.numbers[0].direction == .higher)
    #expect(outcomes(candidates(runs, endpoint: .best)) == [.value(0.9)])
  }

  @Test func runsOfSeveralLengthsAreTakenWhereAllOfThemGot() {
    let found = candidates([run([0.5, 0.7, 0.8]), run([0.6, 0.7])])
    #expect(found.budget == ["epochs": 2])
    #expect(outcomes(found) == [.value(0.7), .value(0.7)])
  }

  @Test func runsThatAllEndElsewhereHaveAnotherBudget() {
    for (count, end) in [(2, 2.0), (4, 4)] {
      let runs = Array(repeating: run(Array(repeating: 0.5, count: count)), count: 3)
      #expect(candidates(runs, budget: ["epochs": 3]).budget == ["epochs": end])
    }
  }

  @Test func aRunThatEndsEarlyBesideOthersHasNoNumber() {
    let found = candidates([run([0.5, 0.7, 0.8]), run([0.6, 0.7])], budget: ["epochs": 3])
    #expect(found.budget == ["epochs": 3])
    #expect(outcomes(found) == [.value(0.8), .unmeasured("it ends after 2 of 3 epochs")])
  }

  @Test func aBudgetOfUpdatesIsReadAsSuch() {
    let found = candidates([run([0.5, 0.7, 0.8]), run([0.6, 0.7])], budget: ["updates": 20])
    #expect(found.budget == ["updates": 20])
    #expect(outcomes(found) == [.value(0.7), .value(0.7)])
  }

  @Test func aRunThatDivergedIsOneWithAndWithoutNumbers() {
    let moment = TrainingMoment(epoch: 1)
    let runs = [run([0.5, 0.7]), run([0.5], divergence: moment), run([], divergence: moment)]
    #expect(outcomes(candidates(runs)) == [.value(0.7), .diverged, .diverged])
    // Their early ends are no budget, and where none is left the baseline's is theirs.
    #expect(candidates(runs).budget == ["epochs": 2])
    let lost = candidates(Array(runs.dropFirst()), budget: ["epochs": 2])
    #expect(lost.budget == ["epochs": 2])
    #expect(outcomes(lost) == [.diverged, .diverged])
  }

  @Test func aRunWithoutTheMetricIsToldBesideOthersThatHaveIt() {
    #expect(
      outcomes(candidates([run([0.5]), run([])]))
        == [.value(0.5), .unmeasured("it has no validation/accuracy")]
    )
    #expect(candidates([run([]), run([])]).numbers.isEmpty)
    let lost = CheckedRun(missing: "the store lacks it", seed: 7)
    let found = candidates([run([0.5]), lost])
    #expect(found.numbers[1].seed == 7)
    #expect(found.numbers[1].outcome == .unmeasured("the store lacks it"))
  }

  /// A training that collapsed to 1 % of a hundred classes logs 1.0, which as a share would be perfect.
  @Test func aShareAboveOneIsNoNumber() {
    guard case .unmeasured(let reason) = candidates([run([1.02])]).numbers[0].outcome else {
      Issue.record("It is one.")
      return
    }
    #expect(
      reason == "its validation/accuracy is 1.02, which is neither a share nor surely a percentage"
    )
  }

  @Test func withoutRunsTheBudgetIsNotWhatIsWrong() {
    let none = CheckedRuns(cells: [], metrics: [], primary: nil, unread: ["runs: none"])
    let found = none.candidates(metrics: ["a"], endpoint: .last, budget: ["epochs": 3])
    #expect(found.budget == ["epochs": 3])
    #expect(found.unread == ["runs: none"])
  }

  @Test func curvesAreThoseOfTheFirstRunOfACell() {
    let runs = CheckedRuns(
      cells: [
        CheckedCell(group: "a", level: "32", runs: [run([0.5]), run([0.1, 0.2, 0.3])]),
        CheckedCell(group: "b", runs: [run([0.5])]),
      ],
      metrics: [accuracy],
      primary: nil
    )
    let cell = GateCell(metric: "validation/accuracy", group: "a", level: "32")
    #expect(runs.curves(metrics: ["validation/accuracy"]) == [GateCurve(cell, [0.1, 0.2, 0.3])])
    #expect(runs.curves(metrics: ["validation/loss"]).isEmpty)
  }
}
