import CairoDrawing
import Drawing
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
  private func figure(_ rows: [EffectRow], checks: Int = 0) -> CaptionedPlot {
    ClaimsPlot(rows: rows, checkCount: checks).plot
  }

  private let rows = [
    EffectRow(name: "Faster", estimate: 4, interval: 2...6, verdict: .supported),
    EffectRow(
      name: "slower",
      continues: true,
      estimate: -40,
      interval: -90 ... -10,
      verdict: .refuted
    ),
    EffectRow(name: "Unclear", estimate: 0.5, interval: -3...4, verdict: .inconclusive),
    EffectRow(name: "Lost", estimate: nil, verdict: nil),
  ]

  @Test func theTitleCountsTheVerdicts() {
    #expect(
      figure(rows).plot.title
        == "Of 4 comparisons 1 support their claim, 1 refute it and 1 decide nothing; 1 could not be judged"
    )
    #expect(figure([]).plot.title == "No comparisons")
  }

  @Test func theAxisEndsAtRoundNumbersBeyondTheEffects() {
    #expect(figure(rows).plot.panels[0][0].x.domain == .exact(-100...10))
    #expect(figure([]).plot.panels[0][0].x.domain == .exact(-3...3))
    let far = EffectRow(name: "Far", estimate: 1e9, interval: 1e8...1e10, verdict: .supported)
    #expect(figure([far]).plot.panels[0][0].x.domain == .exact(-3...300))
  }

  @Test func everyRowHasItsVerdictBesideIt() {
    #expect(
      figure(rows).plot.summary.contains(
        "Faster 4.000 (2.000 to 6.000), ✓ supported; Faster: slower"
      )
    )
  }

  @Test func checksAreCountedAndNotShown() {
    #expect(
      figure(rows, checks: 3).caption.hasSuffix(
        "Not shown: 3 checks of every run, which have no effect."
      )
    )
    #expect(!figure(rows).caption.contains("Not shown"))
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
    #expect(rows.map(\.name) == ["Higher accuracy: on the test set", "by loss"])
    #expect(rows.map(\.continues) == [false, true])
    // Differences of 10, 10, 11, 10, 10 points in units of 0.5 points.
    #expect(abs((rows[0].estimate ?? 0) - 20.4) < 1e-9)
    #expect(rows[0].note == "✓ supported")
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
    for plot in [figure(rows).plot, figure([]).plot] {
      let scene = plot.scene(measuring: try SceneRenderer())
      #expect(SceneLint().faults(in: scene) == [])
      // A page has 684 points for the figure and its caption.
      #expect(scene.size.height < 684)
    }
  }
}
