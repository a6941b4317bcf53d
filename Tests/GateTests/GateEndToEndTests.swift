import Foundation
import Gate
import Testing

/// What a repository lives through: the file is written, read again and renewed as a commit does it, as text.
struct GateEndToEndTests {
  /// The runs of a revision: two groups at two levels with three seeds, shifted by a loss.
  private func revision(_ loss: Double, group: String? = nil, seeds: ClosedRange<Int> = 1...10)
    -> GateCandidates
  {
    var numbers: [GateNumber] = []
    for name in ["batch_norm", "none"] {
      for (index, level) in ["32", "256"].enumerated() {
        let cell = GateCell(metric: "validation/accuracy", group: name, level: level)
        let shift = group == nil || group == name ? loss : 0
        numbers += seeds.map { seed in
          let value = tenRuns[(seed - 1) % 10] - 0.01 * Double(index) - shift
          return GateNumber(cell, direction: .higher, seed: seed, .value(value))
        }
      }
    }
    return GateCandidates(numbers: numbers, budget: ["epochs": 10], constants: ["dataset": "mnist"])
  }

  private func read(_ text: String) throws -> Baseline {
    try Baseline(reading: Data(text.utf8), file: "baseline.yaml")
  }

  @Test func aRepositoryGoesItsWay() throws {
    // The first run writes the file, and the second the same bytes.
    let first = try Baseline.making(from: revision(0), margins: ["validation/accuracy": 0.002])
    let file = try first.baseline.text()
    let again = try read(file).updating(with: revision(0), reason: "again").baseline
    #expect(try again.text() == file)

    // Three seeds of the same revision pass, and of a real loss in one group do not.
    let baseline = try read(file)
    let passed = try Gate.check(revision(0, seeds: 1...3), against: baseline)
    #expect(passed.findings.count == 4)
    #expect(passed.verdict == .held)
    #expect(passed.exitStatus() == 0)
    let lost = try Gate.check(revision(0.006, group: "none", seeds: 1...3), against: baseline)
    #expect(lost.findings.map(\.word) == [.held, .held, .regressed, .regressed])
    #expect(lost.findings.map(\.cell.level) == ["32", "256", "32", "256"])
    #expect(lost.exitStatus() == 1)

    // A loss of three quarters of the margin is open with three seeds.
    let open = try Gate.check(revision(0.0015, seeds: 1...3), against: baseline)
    #expect(open.verdict == .undecided)
    #expect(open.exitStatus() == 0)
    #expect(open.exitStatus(strict: true) == 3)

    // A group that is not there, and a run that diverged.
    var missing = revision(0, seeds: 1...3)
    missing.numbers.removeAll { $0.cell.group == "none" }
    #expect(try Gate.check(missing, against: baseline).exitStatus() == 3)
    var diverged = revision(0, seeds: 1...3)
    diverged.numbers[0].outcome = .diverged
    let failed = try Gate.check(diverged, against: baseline)
    #expect(failed.findings.map(\.word) == [.regressed, .held, .held, .held])

    // The loss is accepted: it holds from then on, and against the first values it is beyond twice the margin.
    let renewed = try read(file).updating(
      with: revision(0.003, group: "none"),
      reason: "half as wide",
      revision: "1a2b3c4"
    )
    let text = try renewed.baseline.text()
    #expect(text.contains("  - { revision: 1a2b3c4, reason: \"half as wide\" }\n"))
    #expect(renewed.changes.map(\.isChange) == [false, false, true, true])
    #expect(try read(text).text() == text)
    let later = try Gate.check(revision(0.003, group: "none"), against: read(text))
    #expect(later.verdict == .held)
    let beyond = try Gate.check(revision(0.0045, group: "none"), against: read(text))
    #expect(beyond.findings.map(\.word) == [.held, .held, .regressed, .regressed])
  }

  @Test func aSecondLookCountsTheRunsOfTheFirst() throws {
    var baseline = try Baseline.making(from: revision(0), margins: ["validation/accuracy": 0.002])
      .baseline
    baseline.looks = 2
    let first = try Gate.check(revision(0.0015, seeds: 1...3), against: baseline)
    #expect(first.verdict == .undecided)
    let record = try GateRecord(reading: Data(GateRecord(first).json.utf8), file: "check.json")
    let options = GateOptions(look: 2, earlier: record.numbers)
    let second = try Gate.check(
      revision(0.0015, seeds: 1...10),
      against: baseline,
      options: options
    )
    #expect(second.findings.allSatisfy { $0.word != .unmeasured && $0.candidate?.count == 10 })
    let other = try Gate.check(revision(0.0015, seeds: 4...6), against: baseline, options: options)
    #expect(other.verdict == .unmeasured)
  }
}
