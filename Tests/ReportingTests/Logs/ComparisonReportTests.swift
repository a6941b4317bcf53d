import ExperimentSamples
import Experiments
import Logs
import Testing

@testable import Reporting

/// What the report of a comparison says.
@Suite struct ComparisonReportTests {
  private static func report(_ sample: LoggedSample) throws -> Report {
    try Report(
      of: sample.results,
      template: .builtIn("compare"),
      formats: [.md],
      environment: FrozenResults.environment
    )
  }

  private static func text(_ report: Report, _ path: String = "report.md") throws -> [String] {
    String(decoding: try #require(report.files[path]), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private static func lines(
    _ groups: KeyValuePairs<String, [Double]>,
    areSeeded: Bool = true,
    metric: String = "accuracy"
  ) throws -> [String] {
    try text(
      report(
        LoggedSample(LoggedSample.runs(groups, areSeeded: areSeeded, metric: metric))
      )
    )
  }

  private static func answer(_ lines: [String]) -> String {
    lines.first { $0.hasPrefix("> ") } ?? ""
  }

  // MARK: Answers

  /// The vectors of the specification of comparisons, computed by scipy 1.17.
  @Test func twoGroupsAreOneSentence() throws {
    let lines = try Self.lines(
      [
        "none": [0.884, 0.897, 0.889, 0.901, 0.878, 0.893],
        "batch": [0.912, 0.905, 0.921, 0.899, 0.915],
      ],
      areSeeded: false
    )
    #expect(
      Self.answer(lines)
        == "> batch has a higher validation accuracy than none (after 4 epochs): "
        + "2.0 points higher (0.8 to 3.2, 5 against 6 runs): **supported**."
    )
    #expect(
      lines.contains(
        "| batch against none: after 4 epochs | +2.01\u{A0}points | +0.83 to +3.18\u{A0}points "
          + "| 0.004 | 0.006 | 5\u{A0}/\u{A0}6 | ✓\u{A0}supported |"
      )
    )
  }

  @Test func aLowerLossIsANegativeDifference() throws {
    let lines = try Self.lines(
      ["none": [0.5, 0.6, 0.7], "batch": [0.3, 0.4, 0.5]],
      areSeeded: false,
      metric: "loss"
    )
    #expect(
      lines.contains { $0.hasPrefix("| batch against none: after 4 epochs | −0.200 | −0.427 to +0.027 ") }
    )
  }

  @Test func oneRunEachHasNoVerdict() throws {
    let answer = Self.answer(try Self.lines(["none": [0.5], "batch": [0.7]], areSeeded: false))
    #expect(answer.hasPrefix("> One run each: any difference may be chance"))
    #expect(!answer.contains("supported"))
  }

  @Test func oneGroupSaysHowFarItsRunsDiffer() throws {
    let lines = try Self.lines(["none": [0.5, 0.6, 0.7]])
    #expect(Self.answer(lines).hasPrefix("> 3 runs of one group: there is nothing to compare"))
    #expect(!lines.contains { $0.contains("Runs of one seed are pairs.") })
  }

  @Test func groupsThatAreNotToldApartAreNoRanking() throws {
    let answer = Self.answer(
      try Self.lines(
        [
          "a": [0.50, 0.52, 0.54, 0.51], "b": [0.51, 0.53, 0.52, 0.54],
          "c": [0.90, 0.91, 0.92, 0.93],
        ],
        areSeeded: false
      )
    )
    #expect(
      answer.hasPrefix(
        "> By validation accuracy after 4 epochs: from the best, 1) c (91.5\u{A0}%); 2) b "
          + "(52.5\u{A0}%) and a (51.8\u{A0}%), not told apart."
      )
    )
  }

  /// More than six groups are compared with the first alone.
  @Test func manyGroupsAreSaidAgainstTheReference() throws {
    let groups: KeyValuePairs = [
      "a": [0.50, 0.51, 0.52], "b": [0.50, 0.52, 0.53], "c": [0.90, 0.91, 0.92],
      "d": [0.50, 0.51, 0.53], "e": [0.50, 0.52, 0.52], "f": [0.10, 0.11, 0.12],
      "g": [0.49, 0.52, 0.53],
    ]
    let answer = Self.answer(try Self.lines(groups, areSeeded: false))
    #expect(answer.contains("each against a (51.0\u{A0}%) alone: better: c (91.0\u{A0}%); not told"))
    #expect(answer.contains("; worse: f (11.0\u{A0}%)."))
  }

  @Test func withoutADirectionThereAreDifferencesAndNoVerdict() throws {
    let lines = try Self.lines(
      ["none": [0.5, 0.6, 0.7], "batch": [0.6, 0.7, 0.81]],
      metric: "foo"
    )
    // 0.1, 0.1 and 0.11: mean 0.10333, s 0.0057735; t of 2 degrees is 4.302653: ± 0.0143421.
    #expect(
      Self.answer(lines) == "> Nobody said which values of validation foo are better: there is no "
        + "verdict. batch less none: +0.103 (95\u{A0}% interval +0.089 to +0.118)."
        .replacing("\u{A0}", with: " ")
    )
    #expect(lines.contains { $0.contains("validation/foo") && $0.contains("higher") })
  }

  // MARK: Pairs

  @Test func fewPairsAndIdlePairsAreSaid() throws {
    let lines = try Self.lines(["none": [0.7, 0.8, 0.9], "batch": [0.95, 0.85, 0.75]])
    let words = lines.first { $0.contains("Runs of one seed are pairs.") } ?? ""
    #expect(words.contains("Pairing bought nothing in 1 of 1 comparison"))
    #expect(words.contains("those of 3 pairs rest on the t-distribution alone"))
  }

  @Test func manyPairsThatGoTogetherNeedNoWords() throws {
    let lines = try Self.lines([
      "none": [0.78, 0.80, 0.82, 0.83, 0.84, 0.85], "batch": [0.80, 0.84, 0.83, 0.87, 0.85, 0.90],
    ])
    let words = lines.first { $0.contains("Runs of one seed are pairs.") } ?? ""
    #expect(!words.contains("bought nothing") && !words.contains("alone"))
    // r, and Welch's interval by scipy 1.17.
    #expect(
      lines.contains {
        $0.hasPrefix("| batch against none: after 4 epochs |")
          && $0.contains("| 0.010 | 0.87 | −1.12 to +6.79\u{A0}points |")
      }
    )
  }

  // MARK: Data

  @Test func effectsAreData() throws {
    let report = try Self.report(
      LoggedSample(
        LoggedSample.runs(
          [
            "none": [0.884, 0.897, 0.889, 0.901, 0.878, 0.893],
            "batch": [0.912, 0.905, 0.921, 0.899, 0.915],
          ],
          areSeeded: false
        )
      )
    )
    let lines = try Self.text(report, "data/effects.csv")
    #expect(
      lines[0]
        == "study,claim,endpoint,metric,subject,reference,level,difference,unit,low,high,p,"
        + "p_permutation,n_subject,n_reference,paired,correlation,unpaired_low,unpaired_high,verdict"
    )
    #expect(
      lines[1].hasPrefix(
        "comparison,batch_none,Validation accuracy after 4 epochs,validation/accuracy,batch,none,,"
          + "2.0066666"
      )
    )
    #expect(lines[1].hasSuffix(",5,6,false,,,,supported"))
    #expect(lines.count == 3)
  }

  @Test func trainedRunsHaveNoSuchFile() throws {
    let report = try Report(
      of: try FrozenResults.own(seeds: 2),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    #expect(report.files["data/effects.csv"] == nil)
  }

  /// Names of folders and groups that would be markup stay names.
  @Test(arguments: ["a | b", "`code`", "<script>x</script>", "*a* _b_", "größe 学習"])
  func aNameStaysAName(name: String) throws {
    let runs = LoggedSample.runs([name: [0.5, 0.6, 0.7], "none": [0.6, 0.7, 0.8]]).map { run in
      var run = run
      run.source = "runs/\(name)/\(run.source.suffix(12))"
      return run
    }
    let lines = try Self.text(Self.report(LoggedSample(runs)))
    let table = try #require(lines.firstIndex { $0.hasPrefix("| Group | Runs |") })
    let cells = lines[table].count { $0 == "|" }
    for line in lines[(table + 1)...].prefix(3) {
      #expect(line.replacing("\\|", with: "").count { $0 == "|" } == cells)
    }
    #expect(!lines.contains { $0.contains("<script>") && !$0.contains("`") })
  }
}
