import ExperimentSamples
import Experiments
import Foundation
import Models
import TestSupport
import Testing

@testable import Reporting

@Suite struct NotebookTests {
  private func report(
    _ results: Results,
    _ template: ReportTemplate = .builtIn("generic")
  ) throws -> Report {
    try Report(
      of: results,
      template: template,
      formats: [.ipynb],
      environment: FrozenResults.environment
    )
  }

  private func cells(_ report: Report) throws -> [[String: Any]] {
    let bytes = Data(try #require(report.files["report.ipynb"]))
    let root = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    #expect(root["nbformat"] as? Int == 4)
    #expect(root["nbformat_minor"] as? Int == 5)
    let metadata = try #require(root["metadata"] as? [String: Any])
    #expect((metadata["kernelspec"] as? [String: String])?["name"] == "python3")
    #expect((metadata["language_info"] as? [String: String]) == ["name": "python"])
    return try #require(root["cells"] as? [[String: Any]])
  }

  private func source(_ cell: [String: Any]) -> String {
    (cell["source"] as? [String] ?? []).joined()
  }

  @Test func theNotebookOfAnExperimentOfOnesOwnIsThisText() throws {
    let bytes = try #require(try report(try FrozenResults.own()).files["report.ipynb"])
    // Pictures have references of their own.
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(/"image\/png" : "[^"]*"/) { _ in "\"image/png\" : \"...\"" }
    expectGolden(text, named: "own-notebook")
  }

  /// What nbformat's schema asks of the cells of version 4.5.
  @Test(arguments: ["batchnorm", "generic"])
  func everyCellIsValid(_ template: String) throws {
    let results = try template == "generic" ? FrozenResults.own() : FrozenResults.builtIn()
    let cells = try cells(try report(results, .builtIn(template)))
    let ids = cells.compactMap { $0["id"] as? String }
    #expect(ids.count == cells.count && Set(ids).count == ids.count)
    for cell in cells {
      let id = try #require(cell["id"] as? String)
      #expect(id.wholeMatch(of: /[a-zA-Z0-9_-]{1,64}/) != nil)
      let kind = try #require(cell["cell_type"] as? String)
      var keys: Set<String> = ["cell_type", "id", "metadata", "source"]
      if kind == "code" {
        keys.formUnion(["execution_count", "outputs"])
        #expect(cell["execution_count"] is NSNull)
      } else {
        #expect(kind == "markdown")
        if cell["attachments"] != nil { keys.insert("attachments") }
      }
      #expect(Set(cell.keys) == keys)
      #expect(!source(cell).contains("{{"), "nothing of the template is left")
      #expect(!source(cell).isEmpty)
    }
  }

  @Test func everyFigureIsAttachedWhereItIsShown() throws {
    let results = try FrozenResults.builtIn()
    let cells = try cells(try report(results, .builtIn("batchnorm")))
    var shown = 0
    for cell in cells {
      let attachments = cell["attachments"] as? [String: [String: String]] ?? [:]
      let names = source(cell).matches(of: /\]\(attachment:([^)]*)\)/).map { String($0.1) }
      #expect(Set(names) == Set(attachments.keys))
      for (_, bundle) in attachments {
        let picture = try #require(bundle["image/png"].flatMap { Data(base64Encoded: $0) })
        #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      }
      shown += names.count
    }
    #expect(shown == results.experiment.figures.count)
  }

  @Test func codePrintsNothingButTheReportsNumbers() throws {
    let cells = try cells(try report(try FrozenResults.own()))
    let code = cells.filter { $0["cell_type"] as? String == "code" }
    let outputs = code.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
    #expect(outputs.allSatisfy { $0["output_type"] as? String == "stream" })
    #expect(outputs.count == (try FrozenResults.own()).experiment.studies.count)
  }

  @Test func otherEditionsShowNoCellOfTheNotebook() throws {
    let report = try Report(
      of: try FrozenResults.own(),
      template: .builtIn("generic"),
      formats: [.md, .html],
      environment: FrozenResults.environment
    )
    #expect(report.files["report.ipynb"] == nil)
    for path in ["report.md", "report.html"] {
      let text = String(decoding: try #require(report.files[path]), as: UTF8.self)
      #expect(!text.contains("REPORT") && !text.contains("SplitMix64"))
    }
  }

  @Test func textsAreASCIIInPython() {
    #expect(Python.text("a\"b\\\n§😀") == #""a\"b\\\u000a\u00a7\U0001f600""#)
    #expect(Python.list([3, 3, 3]) == "[3] * 3")
    #expect(Python.list([3, 4, 5]) == "range(3, 6)")
    #expect(Python.list([3, 5]) == "[3, 5]")
    #expect(Python.number(nil) == "None")
    #expect(Python.number(0.1234567891) == "0.1234568")
    #expect(Python.number(-1234.5678912) == "-1234.568")
    #expect(Python.number(.nan) == "None")
  }

  @Test func everyProgramIsEmbedded() {
    for file in PythonFile.allCases { #expect(!file.text.isEmpty) }
  }
}
