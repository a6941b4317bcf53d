import Faults
import Foundation
import Gate
import Testing

struct BaselineCommentsTests {
  /// The sample with comments of somebody in places where they can stay.
  private let commented = """
    # Written by `bnreport check --update`. Commit it; a change of it is a change of what is accepted.
    # Ask Kim before you change this.
    format: bnreport-baseline/1
    endpoint: last            # of the common budget
    budget: { epochs: 10 }  # see ticket 12: "short" isn't fast
    alpha: 0.01
    pair: none
    constant:                 # what must be the same to compare
      # The one of Zalando.
      dataset: fashion-mnist
    metrics:
      # Measured on the whole set.
      #
      # Twice.
      validation/accuracy:
        direction: higher
        # Twice the spread.
        margin: 0.002
        groups:
          # The layer.
          batch_norm:
            - { seed: 1, value: 0.9712 }  # lucky
            # Kim's run.
            - { seed: 2, value: 0.9698 }
            - { seed: 3, value: 0.9721 }
        anchor:
          batch_norm: { n: 10, mean: 0.97085, deviation: 0.00084 }
    accepted:                 # newest first, at most 20
      # Agreed in the meeting.
      - { revision: 1a2b3c4, reason: "wider hidden layer, # 3" }
    # The end.

    """

  private func read(_ text: String) throws -> Baseline {
    try Baseline(reading: Data(text.utf8), file: "baseline.yaml")
  }

  @Test func theyStayWhereTheyStand() throws {
    #expect(try read(commented).text() == commented)
  }

  @Test func theyOutliveAnUpdate() throws {
    let baseline = try read(commented)
    let update = try baseline.updating(
      with: GateCandidates(
        numbers: numbers([0.9713, 0.9699, 0.9722]),
        budget: ["epochs": 10],
        constants: ["dataset": "fashion-mnist"]
      ),
      reason: "new data order"
    )
    let expected =
      commented
      .replacing("value: 0.9712", with: "value: 0.9713")
      .replacing("value: 0.9698", with: "value: 0.9699")
      .replacing("value: 0.9721", with: "value: 0.9722")
      .replacing(
        "  # Agreed in",
        with: "  - { reason: \"new data order\" }\n  # Agreed in"
      )
    #expect(try update.baseline.text() == expected)
  }

  @Test func oneWhoseRunGoesIsNotLost() throws {
    let update = try read(commented).updating(
      with: GateCandidates(
        numbers: numbers([0.9713, 0.9699, 0.9722], firstSeed: 2),
        budget: ["epochs": 10],
        constants: ["dataset": "fashion-mnist"]
      )
    )
    let fault = #expect(throws: Fault.self) { try update.baseline.text() }
    #expect(
      fault?.description
        == "baseline.yaml:22:1: a comment would be lost (got \"# lucky\", expected it above a key that stays)"
    )
  }

  @Test func oneWithinAValueHasNoPlace() throws {
    let text = BaselineFileTests.text.replacing(
      "budget: { epochs: 10 }",
      with: "budget: {\n  # why ten\n  epochs: 10\n  }"
    )
    // It stands above a key that the file will not have on a line of its own.
    #expect(throws: Fault.self) { try read(text).text() }
  }

  @Test func runsThatSayTheSameKeepEachItsOwn() throws {
    let text = """
      # Written by `bnreport check --update`. Commit it; a change of it is a change of what is accepted.
      format: bnreport-baseline/1
      endpoint: last            # of the common budget
      alpha: 0.01
      pair: none
      metrics:
        loss:
          direction: lower
          margin: 1
          groups:
            plain:
              # one
              - { value: 2 }
              # two
              - { value: 2 }  # twin
      accepted:                 # newest first, at most 20
        # first
        - { reason: "a" }
        # second
        - { reason: "a" }

      """
    #expect(try read(text).text() == text)
  }

  @Test func theOneOfAFirstLineWithAMarkIsKept() throws {
    let text =
      "\u{FEFF}# Kim's\r\n"
      + BaselineFileTests.text.split(separator: "\n").joined(separator: "\r\n")
    let written = try read(text).text()
    #expect(written.split(separator: "\n")[1] == "# Kim's")
    #expect(written.replacing("# Kim's\n", with: "") == BaselineFileTests.text)
  }

  @Test func whatExplainsAKeyGoesWithIt() throws {
    let text = BaselineFileTests.text.replacing(
      "\n  - { revision: 1a2b3c4, reason: \"wider hidden layer\" }",
      with: ""
    ).replacing("accepted:  ", with: "accepted: []  ")
    #expect(try !read(text).text().contains("accepted:"))
  }

  @Test func numberSignsWithinTextAreNoComments() throws {
    for reason in [
      "'it''s # 1'", "\"a \\\" # 1\"", "it's#1", "|\n      a\n      # 1\n      b", ">-\n      # 1",
      "\"a\n      # 1 b\"",
    ] {
      let text = BaselineFileTests.text.replacing(
        "- { revision: 1a2b3c4, reason: \"wider hidden layer\" }",
        with: "- reason: \(reason)"
      )
      let written = try read(text).text()
      #expect(
        !written.split(separator: "\n").contains {
          $0.hasPrefix(" ") && $0.contains("  #") && !$0.contains("what must")
        },
        "\(written)"
      )
      #expect(
        written.split(separator: "\n").count == BaselineFileTests.text.split(separator: "\n").count
      )
    }
  }
}
