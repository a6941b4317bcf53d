import Foundation
import TestSupport
import Testing

/// `bnreport doctor`, run as its users run it.
@Suite struct DoctorCommandTests {
  /// A run of one epoch of two tiny networks, of two seeds each.
  private static let experiment = """
    title: Tiny
    dataset: synthetic
    networks:
      plain: { title: Baseline, layers: [784, 4, 10] }
      normal: { title: Batch norm, layers: [784, 4, 10], normalization: batch }
    training: { optimizer: sgd, learning_rate: 0.05, momentum: 0.9, batch_size: 30, epochs: 1 }
    studies:
      one: { networks: [plain, normal], seeds: 2, examples: 100 }
    figures:
      curves: { kind: learning_curves, study: one }
      diagram: { kind: networks, networks: [plain, normal] }
    """

  private func bnreport(_ arguments: [String], in folder: URL) throws -> (Int32, String, String) {
    let output = try BuiltProgram.run(arguments, in: folder)
    return (output.status, output.result, output.messages)
  }

  @Test func theDoctorSaysWhatIsInstalledAndFound() throws {
    try withTemporaryFolder { folder in
      let (status, result, messages) = try bnreport(["doctor"], in: folder)
      #expect(status == 0 && messages.isEmpty, "\(messages)")
      let lines = result.split(separator: "\n").map(String.init)
      let names = lines.compactMap { $0.split(separator: "\t").first.map(String.init) }
      #expect(
        names == [
          "bnreport", "machine", "fonts", "other fonts", "oneDNN", "zlib", "libyaml", "SQLite",
          "Cairo", "Pango", "HarfBuzz", "fontconfig", "libpng", "libspng", "cmark-gfm", "libqpdf",
          "OpenSSL", "libcurl",
          "data set fashion-mnist", "data set mnist", "data set cifar10", "data set synthetic",
          "run store",
        ]
      )
      #expect(lines.contains("fonts\tDejaVu, found"))
      #expect(lines.contains("data set mnist\tnot found"))
      #expect(lines.last?.hasSuffix("/store: 0 runs, 0 B") ?? false)
    }
  }

  @Test func theDoctorMovesDamageAside() throws {
    try withTemporaryFolder { folder in
      let runs = folder.appendingPathComponent("store/ab")
      try FileManager.default.createDirectory(at: runs, withIntermediateDirectories: true)
      let name = "ab" + String(repeating: "0", count: 62) + ".run"
      try Data("nonsense".utf8).write(to: runs.appendingPathComponent(name))
      let (status, result, messages) = try bnreport(["doctor"], in: folder)
      #expect(status == 65)
      let lines = result.split(separator: "\n").map(String.init).suffix(2)
      #expect(lines.first?.hasSuffix("/store: 0 runs, 0 B, 1 in quarantine") ?? false)
      #expect(lines.last?.hasPrefix("unusable\t") ?? false)
      #expect(lines.last?.hasSuffix("/store/quarantine/\(name)") ?? false)
      #expect(messages.contains("/store: 1 of its files cannot be used\ntry: "))
      #expect(try bnreport(["doctor"], in: folder).0 == 0)
    }
  }

  @Test func theDoctorSpeaksJSON() throws {
    try withTemporaryFolder { folder in
      let (status, result, _) = try bnreport(["doctor", "--json"], in: folder)
      #expect(status == 0)
      let object = try JSONSerialization.jsonObject(with: Data(result.utf8)) as? [String: Any]
      #expect(object?["version"] is String)
      #expect((object?["datasets"] as? [[String: Any]])?.count == 4)
      #expect((object?["store"] as? [String: Any])?["runs"] as? Int == 0)
    }
  }

  @Test func figuresAreCheckedFromStoredRunsOnly() throws {
    try withTemporaryFolder { folder in
      try Data(Self.experiment.utf8).write(to: folder.appendingPathComponent("own.yaml"))
      let (missing, _, hint) = try bnreport(["doctor", "--figures", "own.yaml"], in: folder)
      #expect(missing == 66)
      #expect(hint.contains("the store lacks a run"))

      let (trained, _, _) = try bnreport(["train", "-q", "own.yaml"], in: folder)
      #expect(trained == 0)
      // A diagram has no axes, so that no run of a moment can make its data lie badly.
      let (_, result, messages) = try bnreport(["doctor", "--figures", "own.yaml"], in: folder)
      #expect(result.hasSuffix("diagram: no faults\n"), "\(result)\(messages)")
      let (_, json, _) = try bnreport(["doctor", "--figures", "--json", "own.yaml"], in: folder)
      let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
      let figures = object?["figures"] as? [[String: Any]]
      #expect(figures?.map { $0["figure"] as? String } == ["curves", "diagram"])
      #expect((figures?.last?["faults"] as? [Any])?.isEmpty == true)

      let (_, store, _) = try bnreport(["doctor"], in: folder)
      #expect(store.contains("/store: 4 runs, "))
    }
  }

  /// A title that is a number with a hyphen for its sign.
  @Test func faultsAreNamedAndTheStatusIsOne() throws {
    try withTemporaryFolder { folder in
      let text = Self.experiment.replacing("title: Baseline", with: "title: \"-5\"")
      try Data(text.utf8).write(to: folder.appendingPathComponent("own.yaml"))
      #expect(try bnreport(["train", "-q", "own.yaml"], in: folder).0 == 0)
      let (status, result, _) = try bnreport(["doctor", "--figures", "own.yaml"], in: folder)
      #expect(status == 1)
      #expect(result.contains("curves: letters: "))
    }
  }
}
