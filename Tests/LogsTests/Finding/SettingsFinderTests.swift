import Faults
import Notation
import Testing

@testable import Logs

@Suite struct SettingsFinderTests {
  private func settings(_ text: String) throws -> [String: Setting] {
    try SettingsText.read(Array(text.utf8), file: "f").settings
  }

  @Test func mappingsAreFlattened() throws {
    #expect(
      try settings("optimizer:\n  lr: 1e-3\n  betas: [0.9, 0.99]\nuse_bn: True\nnothing:\n") == [
        "optimizer.lr": Setting(0.001), "optimizer.betas": Setting("[0.9, 0.99]"),
        "use_bn": Setting("true"), "nothing": Setting("null"),
      ]
    )
  }

  @Test func valuesOfWeightsAndBiasesAreUnwrapped() throws {
    #expect(
      try settings(
        "wandb_version: 1\n_wandb:\n  value: {a: 1}\nlr:\n  desc: null\n  value: 0.1\n"
          + "model:\n  value:\n    width: 64\n"
      ) == ["wandb_version": Setting(1), "lr": Setting(0.1), "model.width": Setting(64)]
    )
  }

  @Test func objectsOfPythonAreSkippedAsText() throws {
    let text =
      "lr: 0.1\nmodel: !!python/object:torch.nn.Linear\n  weight: 5\n  dict: {a: 1}\n"
      + "act: !!python/name:torch.nn.ReLU ''\nx: !!float '2'\nown: !Mine 3\n"
    let found = try SettingsText.read(Array(text.utf8), file: "f")
    #expect(found.settings == ["lr": Setting(0.1), "x": Setting(2)])
    #expect(found.notes.map(\.said) == [LogNote(.ignored, "f: 3 objects of a program")])
  }

  @Test func jsonOfPythonIsRead() throws {
    #expect(
      try settings("{\"lr\": NaN, \"a\": {\"b\": \"x\\u00e9\\/\"}, \"d\": [], \"n\": null}") == [
        "lr": Setting("NaN"), "a.b": Setting("xé/"), "d": Setting("[]"), "n": Setting("null"),
      ]
    )
  }

  @Test func overridesOfHydraAreSettings() throws {
    #expect(
      try settings("- optimizer=adam\n- +lr=0.1\n- ++model/width='64'\n- ~gone=1\n- flag\n") == [
        "optimizer": Setting("adam"), "lr": Setting(0.1), "model.width": Setting(64),
      ]
    )
  }

  @Test func noTruncationCrashes() throws {
    let text = "a: !!python/x\n  - {b: [1, \"\\u00e9\"]}\nc: &x {d: 1}\ne: *x\n"
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      _ = try? SettingsText.read(Array(bytes.prefix(count)), file: "f")
    }
    #expect(try settings(text)["e.d"] == Setting(1))
  }

  @Test func theNearestFileCountsAndHydraBeforeAll() {
    let folder = SearchFolder([
      "multirun/0/.hydra/overrides.yaml": "- lr=0.1\n",
      "multirun/0/.hydra/config.yaml": "lr: 9\nwidth: 64\n",
      "multirun/0/hparams.yaml": "depth: 2\nlr: 8\n",
      "multirun/0/logs/v/hparams.yaml": "depth: 3\nwidth: 7\n",
      "multirun/0/logs/v/a.log": "words\nx",
      "config.yaml": "depth: 4\nabove: 1\n",
    ])
    let expected = [
      "lr": Setting(0.1), "width": Setting(64), "depth": Setting(3), "line": Setting("x"),
      "seed": Setting(7),
    ]
    #expect(folder.search("multirun").runs.map(\.settings) == [expected])
    // Of what lies above the folder that was named, Hydra's folder alone is read.
    #expect(
      folder.search("multirun/0/logs/*/*.log").runs.map(\.settings) == [expected]
    )
  }

  @Test func aFileThatIsNoYAMLIsNamed() {
    let folder = SearchFolder(["hparams.yaml": "a: [1\n", "a.log": "words\nx"])
    let run = folder.search("").runs.first
    #expect(run?.settings == ["line": Setting("x"), "seed": Setting(7)])
    #expect(run?.notes.count == 1)
    #expect(run?.notes.first?.english.contains("hparams.yaml was skipped") == true)
  }

  @Test func aLargeFileIsSkipped() {
    let text = "a: 1\nb: " + String(repeating: "x", count: 4 << 20)
    let folder = SearchFolder(["hparams.yaml": text, "a.log": "words\nx"])
    let run = folder.search("").runs.first
    #expect(run?.settings["a"] == nil)
    #expect(run?.notes.first?.english.hasSuffix("was skipped: it has more than 4 MiB") == true)
  }
}
