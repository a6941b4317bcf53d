import ExperimentSamples
import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite struct QuestionAnchorsTests {
  private static let template = """
    # Report

    ## Overview {{study}}

    ### Q1.1 What is it, and why?

    Q1.2 is no heading.

    ## Q2.6: Discuss `nn.Linear` & more

    ### Q1.1 Again

    ### Q3_1 of {{study}}

    """

  @Test func aQuestionIsLinkedToTheFirstHeadingThatBeginsWithIt() {
    let anchors = QuestionAnchors(template: Self.template)
    #expect(anchors.link("Q1.1") == "[Q1.1](#q11-what-is-it-and-why)")
    #expect(anchors.link("Q2.6") == "[Q2.6](#q26-discuss-nnlinear--more)")
  }

  @Test func aQuestionWithoutAHeadingThatIsKnownIsNoLink() {
    let anchors = QuestionAnchors(template: Self.template)
    #expect(anchors.link("Q1.2") == "Q1.2")
    #expect(anchors.link("Q3_1") == "Q3\\_1")
    #expect(anchors.link("Q2") == "Q2")
  }

  @Test func aCommentInCodeIsNoHeading() {
    let anchors = QuestionAnchors(
      template: "# T\n\n```python\n# Q1 in code\n```\n\n## Q1 in words\n\n~~~\n# Q2\n~~~\n"
    )
    #expect(anchors.link("Q1") == "[Q1](#q1-in-words)")
    #expect(anchors.link("Q2") == "Q2")
  }

  @Test func whatIsNoHeadingOfMarkdownIsNone() {
    let anchors = QuestionAnchors(
      template: "#Q1 without a space\n\n####### Q2 seven\n\n## Q3 closed ##\n"
    )
    #expect(anchors.link("Q1") == "Q1")
    #expect(anchors.link("Q2") == "Q2")
    #expect(anchors.link("Q3") == "[Q3](#q3-closed)")
  }

  /// A claim is found where its question is answered, to which tables link.
  @Test func everyClaimOfTheBuiltInReportIsDiscussedUnderItsQuestion() throws {
    var discussed: [String: Set<String>] = [:]
    var question = ""
    for line in BuiltInFiles.text(of: "batchnorm/template.md").split(separator: "\n") {
      if line.hasPrefix("#") {
        question = String(line.split(separator: " ").dropFirst().first ?? "")
      }
      for match in line.matches(of: /claims\.([a-z_]+)\./) {
        discussed[String(match.1), default: []].insert(question)
      }
    }
    for claim in try FrozenResults.builtIn(seeds: 2).experiment.claims {
      #expect(discussed[claim.id]?.contains(claim.question) == true, "\(claim.id)")
    }
  }

  @Test func everyAnchorOfTheBuiltInReportIsAnIdOfItsPage() throws {
    let template = BuiltInFiles.text(of: "batchnorm/template.md")
    let report = try Report(
      of: try FrozenResults.builtIn(seeds: 2),
      template: .builtIn("batchnorm"),
      formats: [.html],
      environment: FrozenResults.environment
    )
    let page = String(decoding: try #require(report.files["report.html"]), as: UTF8.self)
    let anchors = QuestionAnchors(template: template)
    for question in ["Q1.1", "Q1.2", "Q2.1", "Q2.6", "Q3.1", "Q3.2"] {
      let id = try #require(anchors.link(question).split(separator: "#").last).dropLast()
      #expect(page.contains(" id=\"\(id)\""), "\(question)")
    }
  }
}
