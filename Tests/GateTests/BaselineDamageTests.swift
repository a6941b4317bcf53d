import Faults
import Foundation
import Gate
import Testing

/// Damaged files: a fault or a baseline, never a trap; and what is read is written so that it reads back the same.
struct BaselineDamageTests {
  private func read(_ bytes: [UInt8]) throws {
    guard let baseline = try? Baseline(reading: Data(bytes), file: "b.yaml"),
      let written = try? baseline.text()
    else { return }
    #expect(try Baseline(reading: Data(written.utf8), file: "b.yaml").text() == written)
  }

  @Test func aFileThatEndsAtAnyByteIsToldOrRead() throws {
    let bytes = Array(BaselineFileTests.text.utf8)
    for end in 0..<bytes.count { try read(Array(bytes[..<end])) }
  }

  @Test func anyBytesInAnyPlaceAreToldOrRead() throws {
    var draws = NormalDraws(seed: 11)
    let bytes = Array(BaselineFileTests.text.utf8)
    let signs = Array("#:-'\"[]{},|>&*!% \n\t0".utf8)
    for _ in 0..<1000 {
      var changed = bytes
      for _ in 0..<3 {
        let place = Int(draws.uniform() * Double(changed.count - 1))
        changed[place] = signs[Int(draws.uniform() * Double(signs.count - 1))]
      }
      try read(changed)
    }
  }

  @Test func fiveHundredMetricsAreReadAndWritten() throws {
    var baseline = Baseline()
    for index in 0..<500 {
      var metric = metric()
      metric.name = "validation/accuracy_\(index)"
      baseline.metrics.append(metric)
    }
    let text = try baseline.text()
    #expect(try Baseline(reading: Data(text.utf8), file: "b.yaml").text() == text)
  }

  @Test func aBaselineThatCouldNotBeReadBackIsNotWritten() {
    var baseline = Baseline(metrics: [metric()])
    baseline.constant["notes"] = String(repeating: "x", count: 2 << 20)
    let fault = #expect(throws: Fault.self) { try baseline.text() }
    #expect(
      fault?.message.hasPrefix("the baseline cannot be written: the file is too large") == true
    )
    #expect(throws: Fault.self) { try Baseline(metrics: []).text() }
    #expect(throws: Fault.self) { try Baseline(metrics: [metric(margin: -1)]).text() }
  }
}
