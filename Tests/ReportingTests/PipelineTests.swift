import ExperimentSamples
import Experiments
import Faults
import Foundation
import FoundationXML
import Models
import Runs
import TestSupport
import Testing

@testable import Reporting

@Suite struct PipelineTests {
  private func report(
    _ template: String = "batchnorm",
    formats: Set<ReportFormat> = [.md]
  ) throws -> Report {
    try Report(
      of: try FrozenResults.builtIn(),
      template: .builtIn(template),
      formats: formats,
      environment: FrozenResults.environment
    )
  }

  private func text(_ path: String, of report: Report) throws -> String {
    String(decoding: try #require(report.files[path]), as: UTF8.self)
  }

  @Test func theReportHasTheFilesOfItsFormats() throws {
    #expect(
      try report(formats: [.html, .pdf, .md, .ipynb]).paths.filter { !$0.hasPrefix("figures/") }
        == [
          "data/claims.csv", "data/metrics.csv", "data/probes.csv", "experiment.yaml",
          "report.html",
          "report.ipynb", "report.md", "report.pdf", "results.json", "timings.json",
        ]
    )
  }

  @Test func everyFigureIsAPNGAndAnSVG() throws {
    let results = try FrozenResults.builtIn()
    let names = results.experiment.figures.map(\.name)
    #expect(names.count == 41)
    #expect(
      Set(try report().paths.filter { $0.hasPrefix("figures/") })
        == Set(names.flatMap { ["figures/\($0).png", "figures/\($0).svg"] })
    )
  }

  @Test func theBuiltInReportOfFrozenResultsIsThisText() throws {
    expectGolden(try text("report.md", of: try report()), named: "batchnorm-report")
  }

  @Test func theReportOfAnExperimentOfOnesOwnIsThisText() throws {
    let report = try Report(
      of: try FrozenResults.own(),
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    expectGolden(try text("report.md", of: report), named: "own-report")
  }

  @Test func theSameResultsGiveTheSameBytesForAnyNumberOfWorkers() throws {
    let reports = try [1, 3].map { workers in
      try Report(
        of: try FrozenResults.builtIn(),
        template: .builtIn("batchnorm"),
        formats: Set(ReportFormat.allCases),
        environment: FrozenResults.environment,
        workers: workers
      )
    }
    #expect(reports[0] == reports[1])
  }

  @Test func oneSeedGivesAReportWithoutIntervals() throws {
    let report = try Report(
      of: try FrozenResults.builtIn(seeds: 1),
      template: .builtIn("batchnorm"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = try text("report.md", of: report)
    #expect(text.contains("one seed only"))
    #expect(!text.contains("±"))
    #expect(!text.contains("nan"))
  }

  @Test func thePageIsWellFormedAndLoadsNothing() throws {
    let html = try report(formats: [.html]).files["report.html"] ?? []
    let page = String(decoding: html, as: UTF8.self)
    #expect(page.contains("default-src 'none'"))
    for start in ["src=\"http", "src=\"//", "url(h", "url(/", "@import", "<script src", "<link"] {
      #expect(!page.contains(start))
    }
    // Its only script is the program's own, and the policy allows that text alone.
    let script = PageScript.own
    #expect(page.split(separator: "<script").count == 2)
    #expect(page.contains("\">\(script.text)</script>"))
    #expect(page.contains("script-src '\(script.policy)';"))
    // The page is XML apart from its document type, its script and its empty elements.
    var xml = page.replacingOccurrences(of: "<!DOCTYPE html>", with: "")
      .replacing(script.text, with: "")
    xml = xml.replacing(/<meta ([^>]*)>/) { "<meta \($0.1)/>" }
    xml = xml.replacing("<br>", with: "<br/>").replacing("<hr>", with: "<hr/>")
    let parser = XMLParser(data: Data(xml.utf8))
    #expect(
      parser.parse(),
      "\(String(describing: parser.parserError)) in line \(parser.lineNumber)"
    )
  }

  /// Where nothing is claimed, nobody asks how verdicts come about.
  @Test func aReportWithoutClaimsExplainsNoVerdicts() throws {
    var results = try FrozenResults.own()
    func method() throws -> String {
      let report = try Report(
        of: results,
        template: .builtIn("generic"),
        formats: [.md],
        environment: FrozenResults.environment
      )
      return try text("report.md", of: report).components(separatedBy: "## How it was measured")[1]
    }
    #expect(try method().contains("**Verdicts.**"))
    results.experiment.claims = []
    let short = try method()
    #expect(!short.lowercased().contains("verdict"))
    #expect(!short.lowercased().contains("claim"))
    #expect(short.contains("for a ratio.\n\nWritten by"))
  }

  @Test func everyQuestionIsAHeading() throws {
    let text = try text("report.md", of: try report())
    for question in [
      "Q1.1", "Q1.2", "Q1.3", "Q2.1", "Q2.2", "Q2.3", "Q2.4", "Q2.5", "Q2.6", "Q3.1", "Q3.2",
    ] {
      #expect(text.contains("\n### \(question) "))
    }
  }

  @Test func aDivergedRunIsCountedAndNotAveraged() throws {
    let report = try Report(
      of: try FrozenResults.own(diverging: ["narrow"]),
      template: .builtIn("generic"),
      formats: [.md, .html],
      environment: FrozenResults.environment
    )
    let text = try text("report.md", of: report)
    #expect(text.contains("1 of 5 diverged"))
    #expect(text.contains("of which diverged: 1."))
    #expect(
      text.contains("?\u{A0}inconclusive: a run diverged in 1 of 5 pairs of runs"),
      "a pair that lacks a run is not left out in silence"
    )
    // The frozen run of seed 1 ends after one epoch of 20 updates, in the third update of the second.
    #expect(text.contains("| Narrow \\*8\\* | 1 of 5 | 2 | 23 |"))
    #expect(text.contains("Diverged runs are counted and not averaged."))
    #expect(text.contains("Narrow \\*8\\*: 1 of 5 curves stopped being finite"))
    #expect(text.contains("1 of 5 diverged"))
    let metrics = try self.text("data/metrics.csv", of: report)
    #expect(metrics.contains("\nwidth,narrow,1,2,23,train,running,loss,nan\n"))
    let results = try self.text("results.json", of: report)
    #expect(
      results.contains(
        "\"not_judged\" : \"a run diverged in 1 of 5 pairs of runs (Narrow *8* in 1)\""
      )
    )
  }

  @Test func aStudyInWhichEveryRunDivergedIsDrawnToItsEnd() throws {
    var results = try FrozenResults.own(seeds: 2)
    for index in results.runs.indices {
      results.runs[index].record.divergence = Divergence(epoch: 1, step: 2)
      results.runs[index].record.epochs = Array(results.runs[index].record.epochs.prefix(1))
      results.runs[index].record.tests = []
      results.runs[index].record.timings = []
    }
    let report = try Report(
      of: results,
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = try text("report.md", of: report)
    #expect(text.contains("![Every run diverged."))
    #expect(text.contains("2 of 2 curves stopped being finite"))
    #expect(!text.contains("below the panels"))
    #expect(text.contains("| Narrow \\*8\\* (2 of 2 diverged) | — | — | — | — |"))
  }

  @Test func theMistakenLossIsNamedWhereverItsNumbersAre() throws {
    var results = try FrozenResults.own(seeds: 2)
    results.experiment.studies[0].training.loss = .crossEntropyOfSoftmax
    let report = try Report(
      of: results,
      template: .builtIn("generic"),
      formats: [.md],
      environment: FrozenResults.environment
    )
    let text = try text("report.md", of: report)
    #expect(text.contains("Loss: cross-entropy of softmax outputs, which is a mistake"))
    // In the caption of the table and in that of the figure.
    #expect(
      text.components(separatedBy: "Trained with a mistake, the cross-entropy of softmax").count
        == 3
    )
    #expect(text.contains("nn.Softmax(dim=1))  # the mistake"))
    #expect(try self.text("experiment.yaml", of: report).contains("# this loss is a mistake"))
  }

  @Test func theBuiltInReportOfDivergedNetworksSaysSo() throws {
    var results = try FrozenResults.builtIn(seeds: 2)
    for index in results.runs.indices {
      results.runs[index].record.divergence = Divergence(epoch: 1, step: 1)
      results.runs[index].record.epochs = Array(results.runs[index].record.epochs.prefix(1))
      results.runs[index].record.tests = []
      results.runs[index].record.timings = []
    }
    let report = try Report(
      of: results,
      template: .builtIn("batchnorm"),
      formats: Set(ReportFormat.allCases),
      environment: FrozenResults.environment
    )
    let text = try text("report.md", of: report)
    #expect(text.contains("no number (every run diverged)"))
    #expect(text.contains("2 of 2 diverged"))
    #expect(!text.contains("not a number"))
  }

  @Test func aNameThatIsNotThereIsAnError() throws {
    let template = ReportTemplate(text: "# T\n\n{{claims.bettr.verdict}} {{datset}}", file: "t.md")
    do {
      _ = try Report(
        of: try FrozenResults.own(),
        template: template,
        formats: [.md],
        environment: FrozenResults.environment
      )
      Issue.record("The missing names were not noticed.")
    } catch let error as Fault {
      #expect(
        error.description
          == "t.md:3:1: there is no value \"claims.bettr.verdict\" (and 1 more; `bnreport template check` lists all)"
      )
    }
  }

  @Test func aBrokenTemplateIsAnError() throws {
    for text in ["# T\n\n{{#claims}}", "# T\n\n{{/claims}}", "# T\n\n<b>raw</b>"] {
      #expect(throws: Fault.self) {
        try Report(
          of: try FrozenResults.own(),
          template: ReportTemplate(text: text, file: "t.md"),
          formats: [.md],
          environment: FrozenResults.environment
        )
      }
    }
  }
}
