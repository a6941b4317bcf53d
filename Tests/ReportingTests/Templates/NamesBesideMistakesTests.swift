import Experiments
import Foundation
import Testing

@testable import Reporting

@Suite struct NamesBesideMistakesTests {
  /// What a wrong experiment still says: its names.
  private let names = ExperimentNames(
    reading: Data("networks: { a: 1 }\nstudies: { s: 1 }\nclaims:\n  - { id: c }\n".utf8),
    file: "experiment.yaml"
  )

  @Test func theGeneralTemplateHasNoFaultsBesideThoseOfTheExperiment() {
    let template = ReportTemplate.builtIn("generic")
    #expect(template.faults(naming: names) == [])
  }
}
