import Foundation
import FuzzTargets
import Testing

/// What fuzzing has found worth keeping, read again: a parser that traps ends the tests.
@Suite struct CorpusTests {
  @Test(arguments: FuzzTarget.allCases)
  func everyParserReturnsFromItsCorpus(_ target: FuzzTarget) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Corpora/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder,
      includingPropertiesForKeys: nil
    )
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.path < $1.path }) {
      target.run(Array(try Data(contentsOf: file)))
    }
  }
}
