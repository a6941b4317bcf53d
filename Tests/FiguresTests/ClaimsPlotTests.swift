import CairoDrawing
import Drawing
import ExperimentSamples
import Experiments
import Measures
import Models
import Plotting
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence
@testable import Figures

@Suite struct ClaimsPlotTests {
  private func figure(_ rows: [EffectRow]) -> CaptionedPlot { ClaimsPlot(rows: rows).plot }

  private let rows = [
    EffectRow(name: "Faster", estimate: 4, interval: 2...6, verdict: .supported),
    EffectRow(
      name: "slower",
      continues: true,
      estimate: -40,
      interval: -90 ... -10,
      count: 7,
      verdict: .reversed
    ),
    EffectRow(name: "Unclear", estimate: 0.5, interval: -3...4, verdict: .inconclusive),
    EffectRow(name: "Lost", estimate: nil, verdict: nil),
  ]

  @Test func theTitleCountsTheVerdicts() {
    #expect(
      figure(rows).plot.title
        == "4 comparisons: 1 supported, 1 reversed, 1 inconclusive, 1 not judged"
    )
    #expect(figure([]).plot.title == "No comparisons")
  }

  @Test func theAxisEndsAtRoundNumbersBeyondTheEffects() {
    #expect(figure(rows).plot.panels[0][0].x.domain == .exact(-100...10))
    #expect(figure([]).plot.panels[0][0].x.domain == .exact(-3...3))
    let far = EffectRow(name: "Far", estimate: 1e9, interval: 1e8...1e10, verdict: .supported)
    #expect(figure([far]).plot.panels[0][0].x.domain == .exact(-3...300))
  }

  @Test func theTableHasEveryRowWithItsVerdict() throws {
    let numbers = try #require(figure(rows + others).numbers)
    #expect(numbers.columns.count == 6)
    #expect(numbers.rows[0] == ["Faster", "✓ supported", "", "4.00", "2.00", "6.00"])
    #expect(
      numbers.rows[1] == ["Faster: slower", "✗ reversed (7)", "", "−40.0", "−90.0", "−10.0"]
    )
    #expect(
      numbers.rows.last == [
        "Bounded (at most 1.00)", "✓ supported (49)", "49 of 49 runs, 0.439 to 1.000", "", "", "",
      ]
    )
  }

  /// The interval that is drawn is the one that decides: its verdict is the row's.
  @Test func theIntervalIsTheOneThatDecides() throws {
    let results = try FrozenResults.builtIn(seeds: 5)
    let cells = Cell.cells(of: results)
    let all = EffectRow.rows(of: Evidence(results.experiment.claims, cells: cells).all)
    let decided = all.filter { $0.isComparison && $0.interval != nil && $0.verdict != nil }
    #expect(decided.count > 20)
    for row in decided {
      guard let mean = row.estimate, let interval = row.interval else { continue }
      let expected: Verdict =
        if interval.lowerBound > 0, mean >= 1 {
          .supported
        } else if interval.upperBound < 0, mean <= -1 {
          .reversed
        } else if interval.lowerBound > -1, interval.upperBound < 1 {
          .noMeaningfulEffect
        } else {
          .inconclusive
        }
      #expect(row.verdict == expected, "\(row.name)")
    }
  }

  /// Questions take turns, each with its weightiest claim first; a claim that has no room is left out whole.
  @Test func aFigureOfTooManyRowsHasSomeOfEachQuestion() {
    func row(_ id: String, _ question: String, weight: Double = 1, parts: Int = 1) -> [EffectRow] {
      var claim = HandMade.claim(id: id, HandMade.part())
      claim.question = question
      claim.weight = weight
      return (0..<parts).map { index in
        var row = EffectRow(name: id, continues: index > 0, estimate: 1, verdict: .supported)
        row.claim = claim
        return row
      }
    }
    let rows =
      row("a", "Q1") + row("b", "Q1", weight: 4) + row("c", "Q2", parts: 3) + row("d", "Q2")
    var choice = ClaimsChoice()
    #expect(choice.shown(of: rows).count == 6)
    choice.most = 2
    #expect(choice.shown(of: rows).map(\.name) == ["b", "d"])
    choice.most = 5
    #expect(choice.shown(of: rows).map(\.name) == ["a", "b", "c", "c", "c"])
    choice.questions = ["Q1"]
    #expect(choice.shown(of: rows).map(\.name) == ["a", "b"])
    #expect(
      ClaimsPlot(rows: rows, choice).plot.caption.hasSuffix("Not shown: 4 comparisons.")
    )
  }

  private let others = [
    EffectRow(name: "Slower", section: .time, estimate: 1, interval: 0...2, verdict: .inconclusive),
    EffectRow(
      name: "Bounded (at most 1.00)",
      section: .checks,
      text: "49 of 49 runs, 0.439 to 1.000",
      estimate: nil,
      count: 49,
      verdict: .supported
    ),
  ]

  @Test func timesAndChecksStandApartBelow() throws {
    let plot = figure(rows + others).plot
    let axisRows = try #require(plot.panels[0][0].y.rows)
    #expect(
      axisRows.map(\.name) == [
        "Faster", "slower", "Unclear", "Lost", "Time, on this machine", "Slower",
        "Checks of every run", "Bounded (at most 1.00)",
      ]
    )
    #expect(axisRows.map(\.hasValues) == [true, true, true, true, false, true, false, false])
    #expect(axisRows[7].note == "✓ supported (49)")
    #expect(axisRows[1].note == "✗ reversed (7)")
    let text = try #require(plot.panels[0][0].marks.compactMap { $0 as? RowTextMark }.first)
    // The heading beside the axis has no ground that would hide it.
    #expect(
      text.texts == [
        .init(row: 4, words: ""), .init(row: 7, words: "49 of 49 runs, 0.439 to 1.000"),
      ]
    )
    #expect(plot.title.hasSuffix("1 not judged; 1 check: 1 supported"))
  }

  @Test func whatIsNotShownIsCounted() {
    let some = ClaimsPlot(rows: rows + others, showing: [.comparisons]).plot
    #expect(
      some.caption.hasSuffix("Not shown: 1 comparison of times, 1 check of every run.")
    )
    #expect(!figure(rows).caption.contains("Not shown"))
  }

  @Test func anEffectThatIsABoundHasAnArrow() throws {
    let row = EffectRow(
      name: "Wide",
      estimate: 4,
      interval: 3...5,
      bound: .atLeast,
      verdict: .supported
    )
    let figure = figure([row])
    let mark = try #require(
      figure.plot.panels[0][0].marks.compactMap { $0 as? EffectMark }.first
    )
    #expect(mark.effects[0].bound == .atLeast)
    #expect(mark.definition?.hasSuffix("Arrows lead to where an effect may lie.") == true)
  }

  @Test func theRowsAreTheComparisonsOfTheClaims() {
    let cells = [
      HandMade.cell("normal", test: [0.8, 0.81, 0.82, 0.8, 0.81]),
      HandMade.cell("plain", test: [0.7, 0.71, 0.71, 0.7, 0.71]),
    ]
    let claims = [
      HandMade.claim(
        id: "Higher accuracy",
        HandMade.part(title: "on the test set"),
        HandMade.part(.loss(.test, .running), title: "by loss"),
        HandMade.check(in: 0...1)
      ),
      HandMade.claim(id: "other", HandMade.check(in: 0...1)),
    ]
    let rows = EffectRow.rows(of: Evidence(claims, cells: cells).all)
    #expect(
      rows.map(\.name) == [
        "Higher accuracy: on the test set", "by loss", "Higher accuracy (0.0 to 100.0\u{A0}%)",
        "other (0.0 to 100.0\u{A0}%)",
      ]
    )
    #expect(rows.map(\.continues) == [false, true, false, false])
    #expect(rows[2].text == "5 of 5 runs, 80.0 to 82.0\u{A0}%")
    // Differences of 10, 10, 11, 10, 10 points in units of 0.5 points.
    #expect(abs((rows[0].estimate ?? 0) - 20.4) < 1e-9)
    #expect(rows[0].note == "✓ supported (5)")
  }

  @Test func oneSeedHasNoVerdict() {
    let cells = [HandMade.cell("normal", test: [0.8]), HandMade.cell("plain", test: [0.7])]
    let rows = EffectRow.rows(
      of: Evidence([HandMade.claim(id: "One", HandMade.part())], cells: cells).all
    )
    #expect(rows.map(\.note) == ["one seed only"] && rows.map(\.name) == ["One"])
    #expect(rows[0].interval == nil && !rows[0].isDecided)
  }

  @Test func aPageOfRowsHasNoFaults() throws {
    let verdicts: [Verdict] = [.supported, .noMeaningfulEffect, .reversed, .inconclusive]
    let rows = (0..<45).map { index -> EffectRow in
      let isLost = index % 11 == 0
      let effect = Double(index - 20)
      let name = index % 7 == 0 ? "a name that is a good deal longer than the others" : "a name"
      return EffectRow(
        name: "A claim with \(name)",
        continues: index % 3 == 2,
        estimate: isLost ? nil : effect,
        interval: isLost ? nil : effect - 2...effect + 3,
        verdict: isLost ? nil : verdicts[index % 4]
      )
    }
    let all = rows + others
    #expect(
      SceneLint().faults(in: figure(all).plot.scene(measuring: try SceneRenderer())) == []
    )
    let checks = ClaimsPlot(rows: all, showing: [.checks]).plot.plot
    #expect(SceneLint().faults(in: checks.scene(measuring: try SceneRenderer())) == [])
    for plot in [figure(rows).plot, figure([]).plot] {
      let scene = plot.scene(measuring: try SceneRenderer())
      #expect(SceneLint().faults(in: scene) == [])
      // A page has 684 points for the figure and its caption.
      #expect(scene.size.height < 684)
    }
  }
}
