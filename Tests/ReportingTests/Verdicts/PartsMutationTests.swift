import Experiments
import Foundation
import Measures
import Models
import RunSamples
import Runs
import Statistics
import TemplateEngine
import Testing

@testable import Evidence
@testable import Reporting

/// Claims of two parts: what one of them says is changed, and the claim must follow at all places.
@Suite struct PartsMutationTests {
  /// What a part may say, with runs of a study of its own that make it say so.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case supported
    case reversed
    case negligible
    case open
    /// A check that every run passes.
    case passed
    /// A check that a run fails.
    case failed

    var testDescription: String { rawValue }

    var verdict: Verdict {
      switch self {
      case .supported, .passed: .supported
      case .reversed: .reversed
      case .negligible: .noMeaningfulEffect
      case .open: .inconclusive
      case .failed: .refuted
      }
    }

    private typealias Situation = VerdictMutationTests.Situation

    private var differences: [Double] {
      let (mean, spread): (Double, Double) =
        switch self {
        case .supported, .passed, .failed: (4, 1)
        case .reversed: (-4, 1)
        case .negligible: (0.3, 0.5)
        case .open: (4, 40)
        }
      return Situation(name: "", mean: mean, spread: spread, verdict: verdict).differences
    }

    func cells(_ study: String) -> [Cell] {
      let plain = differences.map { _ in 0.5 }
      return [
        HandMade.cell("plain", study: study, test: plain),
        HandMade.cell(
          "normal",
          study: study,
          test: zip(plain, differences).map { $0 + $1 * 0.005 }
        ),
      ]
    }

    func part(_ study: String) -> Claim.Part {
      let normal = HandMade.side("normal", study: study)
      switch self {
      case .passed: return HandMade.check(title: study, side: normal, in: 0...1)
      case .failed: return HandMade.check(title: study, side: normal, in: 0.518...1)
      case .supported, .reversed, .negligible, .open:
        return HandMade.part(
          title: study,
          subject: .side(normal),
          reference: .side(HandMade.side("plain", study: study))
        )
      }
    }
  }

  /// The claim is as established as the least of its parts, and contested where one shows the opposite of another.
  private func expected(_ first: Verdict, _ second: Verdict) -> Verdict {
    let all = [first, second]
    if all.contains(.supported), all.contains(.reversed) { return .contested }
    let order: [Verdict] = [.reversed, .refuted, .noMeaningfulEffect, .inconclusive, .supported]
    return order.first(where: all.contains) ?? .contested
  }

  private func result(_ parts: [Claim.Part], _ cells: [Cell]) -> ClaimResult {
    var claim = HandMade.claim()
    claim.parts = parts
    return Evidence([claim], cells: cells).all[0]
  }

  @Test(arguments: Kind.allCases, Kind.allCases)
  func theClaimFollowsItsParts(_ first: Kind, _ second: Kind) {
    let cells = first.cells("one") + second.cells("two")
    let parts = [first.part("one"), second.part("two")]
    let verdict = expected(first.verdict, second.verdict)
    for (order, verdicts) in [
      (parts, [first.verdict, second.verdict]),
      (parts.reversed(), [second.verdict, first.verdict]),
    ] {
      let result = result(order, cells)
      #expect(result.parts.map(\.verdict) == verdicts)
      #expect(result.verdict == verdict)
      check(result, verdict, verdicts)
    }
  }

  /// What the sentence of parts with a verdict begins with.
  private static let labels: [Verdict: String] = [
    .supported: "For it", .reversed: "Against it", .refuted: "Against it, by single runs",
    .noMeaningfulEffect: "Too small to matter", .inconclusive: "Still open",
  ]

  private func check(_ result: ClaimResult, _ verdict: Verdict, _ verdicts: [Verdict]) {
    let mark = "\(VerdictPlaces.signs[verdict] ?? "")\u{A0}\(verdict.rawValue)"
    #expect(result.mark == mark)
    if Set(verdicts).count > 1 {
      let isAgainst: [Verdict] = [.reversed, .refuted, .noMeaningfulEffect]
      let extent = isAgainst.contains(verdict) ? " in part" : ""
      #expect(result.brief.hasPrefix("It \\*holds\\*: **\(verdict.rawValue)**\(extent). "))
    } else {
      #expect(result.brief.hasPrefix("It \\*holds\\*: "))
      #expect(result.brief.hasSuffix(": **\(verdict.rawValue)**."))
    }
    let anchors = QuestionAnchors(template: "")
    let ledger = ReportTables.ledger([result], anchors: anchors).split(separator: "\n")
    #expect(ledger.last?.hasSuffix("| \(mark) |") == true)
    let tally = ReportTables.verdicts([result], anchors: anchors).split(separator: "\n")
    #expect(tally.last?.hasPrefix("| \(mark) | 1 |") == true)
    let rows = ReportTables.claims([result]).split(separator: "\n").suffix(3).map(String.init)
    #expect(rows[0].hasSuffix("| \(mark) |"))
    let csv = String(decoding: DataFile.claimsTable(of: [result]).bytes, as: UTF8.self)
      .split(separator: "\n")
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    #expect(csv[1][3] == verdict.rawValue)
    #expect(ClaimObject(result).verdict == verdict.rawValue)
    let flags = ["supported", "reversed", "no_meaningful_effect", "inconclusive", "contested"]
      .filter { name in
        if case .flag(true)? = ReportValues.values(of: result)["is_" + name]?.resolved {
          return true
        }
        return false
      }
    // A check that fails has no flag of its own: it is refuted.
    #expect(flags == (verdict == .refuted ? [] : [verdict.rawValue.replacing(" ", with: "_")]))
    // Each part keeps its own verdict, its own effect and its own side.
    for (index, (part, own)) in zip(result.parts, verdicts).enumerated() {
      let words = "\(VerdictPlaces.signs[own] ?? "")\u{A0}\(own.rawValue)"
      #expect(rows[index + 1].contains("| \(words)"))
      #expect(csv[index + 2][3] == own.rawValue)
      #expect(ClaimObject(result).parts[index].verdict == own.rawValue)
      #expect(result.sentence().contains(part.finding(of: part.part.title ?? "")))
      if Set(verdicts).count > 1 {
        let label = Self.labels[own] ?? "none"
        let found = part.finding(of: part.part.title ?? "")
        #expect(result.sentence().contains("\(label): \(found)."))
      }
      #expect(rows[index + 1].contains(part.effectText))
      if part.scale != nil, own != .inconclusive {
        #expect(part.effectText.hasPrefix("−") == (own == .reversed))
      }
    }
  }

  @Test func aPartThatWasNotMeasuredLeavesTheOthersTheirWords() {
    var short = Kind.supported.part("two")
    short.updates = 1000
    let cells = Kind.supported.cells("one") + Kind.supported.cells("two")
    let result = result([Kind.supported.part("one"), short], cells)
    #expect(result.mark == "?\u{A0}inconclusive")
    #expect(result.parts.map(\.verdictWords) == ["supported", "not measured"])
    #expect(result.sentence().contains("Not measured: two: not judged, because the runs made"))
    let both = self.result([short], cells)
    #expect(both.mark == "not measured")
  }
}
