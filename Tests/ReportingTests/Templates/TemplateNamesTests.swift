import ExperimentSamples
import Experiments
import Foundation
import Models
import Testing

@testable import Reporting

@Suite struct TemplateNamesTests {
  @Test func thePageHasEveryNameOnce() throws {
    let page = try Repository.text(of: "Templates/README.md")
    let names = page.matches(of: /(?m)^\| `([a-z_*A-Z\[\].]+)` \|/).map { String($0.1) }
    #expect(names == TemplateNames.meanings.map(\.pattern))
    #expect(Set(names).count == names.count)
  }

  @Test func everyNameOfAReportIsDocumented() throws {
    let names = try TemplateNames(
      of: try FrozenResults.builtIn(),
      environment: FrozenResults.environment
    )
    #expect(names.undocumented == [])
    // The frozen studies have no probes, no other statistics and no corrections, and none is of logs.
    let ofLogs = [
      "answer", "metric", "bands", "has_bands", "pairing", "has_pairing", "has_effects",
      "results_table",
      "effects_table", "audit_table", "warning_list", "warning_list.*.text", "has_warnings",
      "note_list", "note_list.*.text", "has_notes",
    ].map { "studies.STUDY.\($0)" }
    let missing = names.entries.filter { $0.example == nil }.map(\.pattern)
    #expect(
      missing.allSatisfy {
        ofLogs.contains($0) || $0.contains("probes") || $0.contains("STATISTICS")
          || $0.hasPrefix("corrections")
      }
    )
  }
}
