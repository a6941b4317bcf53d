import Checking
import Logs
import Testing

struct LoggedConstantsTests {
  private func run(_ settings: [String: String]) -> LoggedRun {
    LoggedRun(source: "a", format: "csv", settings: settings.mapValues { Setting($0) })
  }

  @Test func theNameOfTheDataIsRecordedUnasked() {
    let runs = [run(["data.dataset": "mnist", "lr": "0.1"]), run(["data.dataset": "mnist"])]
    #expect(CheckedRuns.constants(nil, of: runs) == ["dataset": "mnist"])
    #expect(CheckedRuns.constants(nil, of: []).isEmpty)
  }

  @Test func dataOfSeveralNamesAndPathsAreNot() {
    #expect(CheckedRuns.constants(nil, of: [run(["dataset": "a"]), run(["dataset": "b"])]).isEmpty)
    #expect(CheckedRuns.constants(nil, of: [run(["dataset": "a"]), run([:])]).isEmpty)
    #expect(CheckedRuns.constants(nil, of: [run(["dataset": "/home/me/a"])]).isEmpty)
  }

  @Test func aSettingThatIsAskedForIsToldWithAllItsValues() {
    let runs = [run(["lr": "0.1"]), run(["optimizer.lr": "0.2"]), run([:])]
    #expect(CheckedRuns.constants(["lr", "depth"], of: runs) == ["lr": "0.1, 0.2"])
  }
}
