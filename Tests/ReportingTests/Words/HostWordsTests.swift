import Notation
import Runs
import Testing

@testable import Reporting

@Suite struct HostWordsTests {
  @Test func onlyTheCountOfCoresIsTranslated() {
    let german = Language(tag: "de", words: ["{1|# core|# cores}": "{1|# Kern|# Kerne}"])
    for (machine, words) in [
      ("A 7, 2 cores, Debian", "A 7, 2 Kerne, Debian"), ("A 7, 1 core, X", "A 7, 1 Kern, X"),
      ("6 cores processor", "6 cores processor"),
    ] {
      let host = Host(machine: machine, workers: 1)
      #expect(host.machineInWords == machine)
      #expect(german.speaking { host.machineInWords } == words)
    }
  }
}
