import Experiments
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Figures

@Suite struct ClaimedFindingTests {
  private static let own = Finding(titles: ["Its own"], basis: .interval)

  /// Five pairs at a batch size, two points apart (PartResultTests).
  private func cells(at level: Double) -> [Cell] {
    [
      HandMade.cell("plain", at: level, test: [0.90, 0.90, 0.90, 0.90, 0.90]),
      HandMade.cell("normal", at: level, test: [0.92, 0.93, 0.91, 0.92, 0.92]),
    ]
  }

  private func finding(_ shown: [Cell], about isShown: (Measure) -> Bool = { _ in true })
    -> Finding?
  {
    let part = HandMade.part(
      subject: .side(HandMade.side("normal", HandMade.level(10))),
      reference: .side(HandMade.side("plain", HandMade.level(10)))
    )
    let claims = [HandMade.claim(figure: "shown", part)]
    return Finding.claimed(
      by: "shown",
      showing: shown,
      among: Evidence(claims, cells: cells(at: 10) + cells(at: 20)).all,
      insteadOf: Self.own,
      about: isShown
    )
  }

  @Test func aFigureOfWhatAClaimComparesHasItsNumbers() {
    #expect(
      finding(cells(at: 10))?.titles.first?.hasPrefix("It *holds*: 2.0\u{A0}points higher (")
        == true
    )
  }

  @Test func aFigureOfMoreLevelsKeepsItsOwnTitle() {
    #expect(finding(cells(at: 10) + cells(at: 20)) == nil)
  }

  @Test func aFigureThatDoesNotShowWhatIsComparedKeepsItsOwnTitle() {
    #expect(finding(cells(at: 10)) { $0 != .accuracy(.test, .running) } == nil)
  }
}
