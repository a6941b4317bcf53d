import JSON
import Models
import Runs
import Testing

@Suite struct HostTests {
  private func text(_ host: Runs.Host) -> String {
    String(decoding: CanonicalJSON.bytes(of: host), as: UTF8.self)
  }

  /// As earlier records have it.
  @Test func whatIsNotRecordedIsNotWritten() throws {
    let host = Runs.Host(machine: "M", workers: 2)
    #expect(text(host) == #"{"machine":"M","workers":2}"#)
    let read = try CanonicalJSON.decode(
      Runs.Host.self,
      from: Array(#"{"machine":"M","workers":2}"#.utf8)[...]
    )
    #expect(read == host)
    #expect(read.vectors == nil && read.onednn == nil)
  }

  @Test func theInstructionsAndTheLibraryStandInTheRecord() throws {
    let host = Runs.Host(machine: "M", workers: 2, vectors: "AVX-512", onednn: "2.6.3")
    let expected = #"{"machine":"M","onednn":"2.6.3","vectors":"AVX-512","workers":2}"#
    #expect(text(host) == expected)
    #expect(try CanonicalJSON.decode(Runs.Host.self, from: Array(expected.utf8)[...]) == host)
  }

  private func record(_ host: Runs.Host, seed: UInt64 = 1) -> RunRecord {
    var configuration = RunConfigurationTests.base
    configuration.seed = seed
    return RunRecord(
      configuration: configuration,
      epochs: [],
      tests: [],
      divergence: nil,
      timings: [],
      host: host,
      finishedAt: 0
    )
  }

  @Test func recordsOfDifferentInstructionsAgreeWhereTheirNumbersDo() {
    let one = record(Runs.Host(machine: "M", workers: 2, vectors: "AVX-512", onednn: "2.6.3"))
    let other = record(Runs.Host(machine: "N", workers: 1, vectors: "AVX2", onednn: "3.0.0"))
    #expect(one.agrees(with: other))
    #expect(one.configuration.id == other.configuration.id)
  }

  @Test func whatRecordsShareChangesNoneOfThem() {
    let first = record(Runs.Host(machine: "M", workers: 2))
    for host in [Runs.Host(machine: "M", workers: 2), Runs.Host(machine: "N", workers: 2)] {
      let second = record(host, seed: 2)
      var shared = second.sharing(second.configuration, first.sharedHost)
      #expect(shared == second)
      // Of another configuration nothing is taken.
      #expect(second.sharing(first.configuration, first.sharedHost) == second)
      shared.host.workers = 7
      shared.configuration.training.epochs = 99
      #expect(first.host.workers == 2)
      #expect(second.configuration.training.epochs == 10)
    }
  }
}
