import Foundation
import Testing
import Typesetting

struct TypesetterTests {
  static let options = TypesettingOptions(
    title: "Does batch normalisation help?", subtitle: "A comparison on Fashion-MNIST",
    author: "bnreport", date: "22 November 2026", creationDate: "2026-11-22T00:00:00Z")

  @Test func sample() throws {
    let bytes = try Typesetter().pdf(
      of: SampleReport.document, figures: SampleReport.figures, options: Self.options)
    try Data(bytes).write(to: URL(filePath: "/tmp/ts/sample.pdf"))
  }
}
