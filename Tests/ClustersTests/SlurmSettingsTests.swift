import Clusters
import Faults
import Foundation
import Testing

@Suite struct SlurmSettingsTests {
  private func faults(_ text: String) -> [String] {
    do throws(Faults) {
      _ = try SlurmSettings(reading: Data(text.utf8), file: "bnreport.yaml")
      return []
    } catch {
      return error.all.map(\.description)
    }
  }

  @Test func settingsAreRead() throws {
    let text = """
      slurm:
        partition: short,long
        mem: 4G
        time: 1-12
        tasks: 16
        cpus: 4
        options: ["--gres=scratch:1"]
        setup: ["module load fonts", "ulimit -n 4096"]
      """
    let settings = try SlurmSettings(reading: Data(text.utf8), file: "bnreport.yaml")
    #expect(settings.values == ["partition": "short,long", "mem": "4G", "time": "1-12"])
    #expect(settings.tasks == 16 && settings.cpus == 4 && settings.nodes == nil)
    #expect(settings.further == ["--gres=scratch:1"])
    #expect(settings.setup == ["module load fonts", "ulimit -n 4096"])
  }

  @Test(arguments: ["slurm: {}\n", "{}\n"]) func nothingNeedsToBeSet(text: String) throws {
    #expect(try SlurmSettings(reading: Data(text.utf8), file: "bnreport.yaml") == SlurmSettings())
  }

  @Test func allMistakesAreToldAtOnce() {
    let text = """
      slurm:
        partition: "a b"
        time: 2h
        tasks: 0
        setup: ["a\\nb"]
      """
    #expect(
      faults(text) == [
        "bnreport.yaml:2:14: slurm.partition is no single word (got \"a b\")",
        "bnreport.yaml:3:9: slurm.time is no time limit (got 2h, expected minutes, or such as 2:00:00 or 1-12)",
        "bnreport.yaml:4:10: slurm.tasks is not a whole number in range (got \"0\", expected 1 to 100000)",
        "bnreport.yaml:5:11: slurm.setup has a line break (expected one line)",
      ]
    )
    #expect(
      faults("slurm: { tasks: 2, nodes: 2 }") == [
        "bnreport.yaml:1:8: slurm has both tasks and nodes"
      ]
    )
    #expect(
      faults("slrm: {}") == ["bnreport.yaml:1:1: unknown key \"slrm\" in the settings"]
    )
  }

  @Test func optionsReplaceWhatAFileSays() {
    var file = SlurmSettings()
    file.values = ["partition": "short", "qos": "low"]
    file.tasks = 8
    file.cpus = 2
    file.setup = ["module load a"]
    var options = SlurmSettings()
    options.values = ["partition": "long"]
    options.nodes = 2
    let both = file.overridden(by: options)
    #expect(both.values == ["partition": "long", "qos": "low"])
    // Whole nodes take the place of tasks.
    #expect(both.nodes == 2 && both.tasks == nil && both.cpus == 2)
    #expect(both.setup == ["module load a"])
  }
}
