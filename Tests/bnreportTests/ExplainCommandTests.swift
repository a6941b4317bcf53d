import Drawing
import Faults
import Foundation
import Gate
import Golden
import Statistics
import TestSupport
import Testing

/// `bnreport explain`: every word that the program says of something has a page.
@Suite struct ExplainCommandTests {
  /// The names of all pages, as the list has them.
  private static func names(in folder: URL) throws -> Set<String> {
    let output = try BuiltProgram.run(["explain"], in: folder)
    #expect(output.status == 0 && output.messages.isEmpty)
    let lines = output.result.split(separator: "\n")
    return Set(
      lines.flatMap { $0.prefix { $0 != "\t" }.split(separator: ",") }.map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    )
  }

  @Test func everyWordHasAPage() throws {
    try withTemporaryFolder { folder in
      let names = try Self.names(in: folder)
      let words =
        Fault.Code.allCases.map(\.rawValue) + Verdict.allCases.map(\.rawValue)
        + GateWord.allCases.map(\.rawValue) + GoldenVerdict.allCases.map(\.rawValue)
        + FigureFault.Rule.allCases.map(\.rawValue)
        + ["0", "1", "3", "64", "65", "66", "69", "70", "73", "74", "130", "143"]
      for word in words { #expect(names.contains(word), "\(word)") }
    }
  }

  @Test(arguments: ["unknown-key", "[unknown-key]", "UNKNOWN-KEY"])
  func aCodeIsFoundAsItStandsInAMessage(_ word: String) throws {
    try withTemporaryFolder { folder in
      let output = try BuiltProgram.run(["explain", word], in: folder)
      #expect(output.status == 0)
      #expect(output.result.hasPrefix("unknown-key: a key means nothing there\n\n"))
    }
  }

  @Test func aWordOfSeveralPagesHasAllOfThem() throws {
    try withTemporaryFolder { folder in
      // A file that is not there, a picture without a reference, and a rule of figures.
      let output = try BuiltProgram.run(["explain", "missing"], in: folder)
      #expect(output.result.contains("not-found, missing: "))
      #expect(output.result.contains("new, missing: a picture has no reference"))
      #expect(output.result.contains("missing: figures: "))
    }
  }

  /// A call that is wrong, and the code that its message ends in.
  static let calls: [([String], String)] = [
    (["nothing"], "usage"),
    (["generate", "--nothing"], "usage"),
    (["generate", "--format", "doc"], "usage"),
    (["generate", "no-such-folder"], "not-found"),
    (["render", "own"], "no-runs"),
    (["generate", "wrong.yaml"], "unknown-key"),
    (["generate", "tab.yaml"], "yaml-syntax"),
    (["generate", "own", "--set", "training.epochs=-1"], "wrong-value"),
    (["generate", "own", "--set", "training.optimizer=sdg"], "unknown-name"),
    (["generate", "own", "--dataset", "cifar10", "--offline"], "no-dataset"),
    (["generate", "own", "-o", "own"], "foreign-folder"),
    (["generate", "own", "--baseline", "nowhere"], "no-baseline"),
    (["check", "own", "--baseline", "nowhere.yaml"], "no-baseline"),
    (["compare", "empty"], "no-logs"),
    (["golden", "check", "own", "--baseline", "own"], "usage"),
    (["golden", "diff", "own/experiment.yaml", "own/experiment.yaml"], "picture"),
  ]

  @Test(arguments: calls)
  func theFirstLineEndsInTheCode(_ arguments: [String], _ code: String) throws {
    try withTemporaryFolder { folder in
      try BuiltProgram.writeTinyExperiment(in: folder.appendingPathComponent("own"))
      try FileManager.default.createDirectory(
        at: folder.appendingPathComponent("empty"),
        withIntermediateDirectories: true
      )
      for (name, text) in [
        ("wrong", "titel: Tiny\n"), ("tab", "title: Tiny\nnetworks:\n\tplain: {}\n"),
      ] {
        try Data(text.utf8).write(to: folder.appendingPathComponent("\(name).yaml"))
      }
      let output = try BuiltProgram.run(
        arguments,
        in: folder,
        environment: ["BNREPORT_OFFLINE": "1"]
      )
      #expect(output.status > 0)
      let lines = output.messages.split(separator: "\n")
      #expect(lines.contains { $0.hasSuffix(" [\(code)]") }, "\(output.messages)")
    }
  }
}
