import Foundation
import JSON
import TestSupport
import Testing

@testable import Reporting

@Suite struct FilePartsTests {
  private struct Whole: Encodable {
    struct Run: Encodable {
      var name: String
      var values: [Int]
    }

    struct Inner: Encodable {
      var runs: [Int] = []
    }

    var inner = [Inner()]
    var runs: [Run] = []
    var schema = "s"
    // Stands in front of the runs and has their text but for the line ends, which are escaped.
    var a = "\n  \"runs\" : [\n\n  ]"
  }

  /// The parts are half of what they prove: the other half is the writer of whole values.
  @Test(arguments: [0, 1, 2, 499, 500, 501, 1000, 1001])
  func anObjectInPartsHasTheBytesOfTheWhole(count: Int) {
    let runs = (0..<count).map { Whole.Run(name: "r\($0)", values: Array(0..<$0 % 3)) }
    let parts = FileParts.object(runs: runs) {
      Whole()
    } _: {
      $0
    }
    #expect(parts.bytes == CanonicalJSON.bytes(of: Whole(runs: runs), pretty: true))
    // Head and tail, and a part for each 500 runs that have begun; without runs the whole is one.
    let counts = [0: 1, 1: 3, 2: 3, 499: 3, 500: 3, 501: 4, 1000: 4, 1001: 5]
    #expect(parts.count == counts[count])
  }

  @Test func aListIsWrittenBetweenItsHeadAndItsTail() {
    let parts = FileParts.list([1, 2, 3] as [UInt8]) {
      [0]
    } tail: {
      [9]
    } _: {
      Array($0)
    }
    #expect(parts.bytes == [0, 1, 2, 3, 9])
    #expect(
      FileParts.list([] as [UInt8]) {
        [0]
      } tail: {
        [9]
      } _: {
        Array($0)
      }.bytes == [0, 9]
    )
  }

  @Test func twoContentsFollowOneAnother() {
    let parts = FileParts(count: 2) { [UInt8($0)] } + FileParts(count: 1) { _ in [7, 8] }
    #expect(parts.count == 3)
    #expect(parts.bytes == [0, 1, 7, 8])
  }

  /// By hand: as many together as fit, one that is too heavy alone.
  @Test func elementsAreBatchedByTheirWeight() {
    let weights = [3, 3, 4, 9, 12, 1, 0, 0]
    #expect(weights.batched(weight: \.self, limit: 10) == [0..<3, 3..<4, 4..<5, 5..<8])
    #expect([Int]().batched(weight: \.self, limit: 10) == [])
  }

  @Test(arguments: [1, 2, 3, 30]) func partsAreWrittenInOrderByAnyNumberOfThreads(workers: Int)
    throws
  {
    try withTemporaryFolder { folder in
      let report = Report(
        files: ["results.json": Array(#"{"schema" : "bnreport.results/1"}"#.utf8)],
        late: ["data/metrics.csv": FileParts(count: 7) { [UInt8](repeating: UInt8($0), count: 3) }]
      )
      try ReportFolder(folder.path, figures: [], isForced: false).write(report, workers: workers)
      let bytes = try Data(contentsOf: folder.appending(path: "data/metrics.csv"))
      #expect(Array(bytes) == (0..<7).flatMap { [UInt8](repeating: UInt8($0), count: 3) })
    }
  }

  @Test func whatIsMadeLateHasTheSameBytesAndPaths() {
    let held = Report(files: ["a": [1, 2], "b": [3]])
    let late = Report(files: ["b": [3]], late: ["a": FileParts(count: 2) { [UInt8($0) + 1] }])
    #expect(late == held)
    #expect(late.paths == ["a", "b"])
    #expect(late.bytes(of: "a") == [1, 2])
    #expect(late.bytes(of: "c") == nil)
    #expect(late.parts(of: "c").bytes == [])
  }
}
