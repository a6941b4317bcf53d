import Experiments
import Measures
import Models
import RunSamples
import Runs
import Statistics
import Testing

@testable import Evidence
@testable import Reporting

@Suite struct ClaimResultTests {
  private static let cells = HandMade.fivePairs
  private static let holds = HandMade.part(title: "By points")
  private static let reversed = HandMade.part(title: "Turned", is: .lower)
  private static let undecided = HandMade.part(
    .accuracy(.test, .batch),
    title: "With the batch's statistics"
  )
  /// At half of 5 %, the share of one of two, the interval of the five pairs is 0.44 to 3.56 points by scipy.
  private static let negligible = HandMade.part(title: "By four points", smallest: 4)
  private static let inside = HandMade.check(title: "In every run", in: 0.9...1)
  private static let outside = HandMade.check(title: "In every run", in: 0.95...1)

  private func result(_ parts: Claim.Part..., cells: [Cell] = Self.cells) -> ClaimResult {
    var claim = HandMade.claim()
    claim.parts = parts
    return Evidence([claim], cells: cells).all[0]
  }

  @Test func aSupportedPartBesideAReversedOneMakesAClaimContested() {
    #expect(result(Self.holds, Self.reversed).verdict == .contested)
    #expect(result(Self.reversed, Self.inside).verdict == .contested)
    // A run outside a range shows no opposite.
    #expect(result(Self.holds, Self.outside).verdict == .refuted)
  }

  @Test func theWeakestPartDecidesWhereNoneContradicts() {
    #expect(result(Self.holds, Self.inside).verdict == .supported)
    #expect(result(Self.holds, Self.undecided).verdict == .inconclusive)
    #expect(result(Self.holds, Self.negligible).verdict == .noMeaningfulEffect)
    #expect(result(Self.reversed, Self.outside).verdict == .reversed)
    #expect(result(Self.reversed, Self.undecided).verdict == .reversed)
    #expect(result(Self.inside).verdict == .supported)
  }

  @Test func theMarkHasASignBesideItsWords() {
    #expect(result(Self.holds).mark == "✓\u{A0}supported")
    #expect(result(Self.reversed).mark == "✗\u{A0}reversed")
    #expect(result(Self.outside).mark == "✗\u{A0}refuted")
    #expect(result(Self.negligible).mark == "=\u{A0}no meaningful effect")
    #expect(result(Self.undecided).mark == "?\u{A0}inconclusive")
    #expect(result(Self.holds, Self.reversed).mark == "≠\u{A0}contested")
    // The interval, 0.76 to 3.24 points by scipy, reaches beyond 3: large enough or not, nobody knows.
    #expect(result(HandMade.part(smallest: 3)).mark == "?\u{A0}inconclusive")
  }

  @Test func fewOpenClaimsStandInTheirOwnWords() {
    let open = result(Self.undecided)
    let (title, statement) = ("“\(open.claim.title)”", "“\(open.claim.statement)”")
    let few = ReportValues.titles(ofOpen: [open, open, open])
    #expect(few.ranges(of: statement).count == 3 && !few.contains(title))
    let many = ReportValues.titles(ofOpen: [open, open, open, open])
    #expect(many.ranges(of: title).count == 3 && !many.contains(statement))
  }

  @Test func theShortLedgerHasARowAVerdictAndLinksItsClaims() {
    let anchors = QuestionAnchors(template: "### Q1.1 Explain\n")
    var second = result(Self.holds)
    second.claim.title = "A|B"
    let table = ReportTables.verdicts(
      [result(Self.reversed), result(Self.holds), second],
      anchors: anchors
    )
    #expect(
      table.split(separator: "\n").suffix(2) == [
        "| ✓\u{A0}supported | 2 | [claim](#q11-explain)\u{A0}· [A\\|B](#q11-explain) |",
        "| ✗\u{A0}reversed | 1 | [claim](#q11-explain) |",
      ]
    )
  }

  @Test func oneSeedIsNoVerdict() {
    let cells = [HandMade.cell("plain", test: [0.5]), HandMade.cell("normal", test: [0.75])]
    let alone = result(Self.holds, Self.reversed, cells: cells)
    #expect(alone.mark == "one seed only")
    #expect(alone.verdict == .inconclusive)
  }

  @Test func theSentenceOfSeveralPartsHasEach() {
    #expect(
      result(Self.inside, Self.outside).sentence()
        == "It *holds*: refuted in part. For it: In every run: so it is in all 5 runs (90.0 to 94.0\u{A0}%); "
        + "claimed is 90.0 to 100.0\u{A0}%. Against it, by single runs: In every run: so it is in none of 5 runs "
        + "(90.0 to 94.0\u{A0}%); claimed is 95.0 to 100.0\u{A0}%."
    )
  }

  @Test func anOpenPartBesideADecidedOneIsNotSaidToBeDecided() {
    #expect(
      result(Self.reversed, Self.undecided).sentence().hasPrefix("It *holds*: reversed in part. ")
    )
    #expect(
      result(Self.holds, Self.negligible).sentence()
        .hasPrefix("It *holds*: no meaningful effect in part. For it: By points: ")
    )
    #expect(result(Self.holds, Self.undecided).sentence().hasPrefix("It *holds*: inconclusive. "))
    #expect(result(Self.holds, Self.reversed).sentence().hasPrefix("It *holds*: contested. "))
    #expect(!result(Self.reversed, Self.reversed).sentence().contains("in part"))
  }

  @Test func anOpenClaimNeedsWhatThePartThatNeedsMostNeeds() {
    // The least n with t.sf(d √n, n − 1) < 0.0125 by scipy is 9 at a distance of a deviation, and 506 at a tenth of one.
    let (near, far) = (HandMade.part(smallest: 3), HandMade.part(smallest: 2.1))
    let needs = [near, far].map { result($0, near).parts[0].openText ?? "" }
    #expect(
      needs == ["about 4 more seeds would decide it", "about 501 more seeds would decide it"]
    )
    #expect(result(near, far).openText == needs[1])
    #expect(result(far, near).openText == needs[1])
    #expect(result(Self.reversed, near).openText == nil)
  }

  @Test func chosenLevelsAreNamedOnceForAllParts() {
    func cell(_ network: String, _ level: Double) -> Cell {
      HandMade.cell(network, at: level, test: [0.5, 0.6, 0.7])
    }
    let tuned = HandMade.part(
      subject: .side(HandMade.side("normal", .best)),
      reference: .side(HandMade.side("plain", .best))
    )
    let cells = [cell("plain", 2), cell("normal", 2), cell("plain", 4), cell("normal", 4)]
    #expect(result(tuned, tuned, cells: cells).levelsText == "Normal 2, Plain 2")
    #expect(result(Self.holds).levelsText.isEmpty)
  }
}
