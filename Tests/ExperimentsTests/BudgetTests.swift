import ExperimentSamples
import Experiments
import Faults
import Testing

@Suite struct BudgetTests {
  @Test(
    arguments: [("10m", 10), ("90s", 1.5), ("1.5h", 90), ("0.5m", 0.5), ("1e2s", 100.0 / 60)]
      as [(String, Double)]
  )
  func aTimeHasAUnit(_ text: String, _ minutes: Double) {
    #expect(Budget(text)?.minutes == minutes)
  }

  @Test(
    arguments: [
      "", "m", "10", "10 m", "10min", "m10", "-1m", "0m", "0s", "nanm", "infh", "1e300h", "1e-324s",
      "8761h",
    ]
  )
  func otherTextIsNoTime(_ text: String) {
    #expect(Budget(text) == nil)
  }

  @Test func aMinuteIsTwoOfOneCore() {
    #expect(Budget(minutes: 1).coreSeconds == 120)
  }

  @Test func theTextIsReadAsTheSameBudget() {
    #expect(Budget(minutes: 10).text == "10m")
    #expect(Budget("90s")?.text == "90s")
    #expect(Budget("1.5h")?.text == "90m")
    #expect(Budget("0.1m")?.text == "6s")
    // An awkward number keeps its digits.
    #expect(Budget(minutes: 1.0 / 7).text == "0.14285714285714285m")
    for seconds in 1...600 {
      let budget = Budget("\(seconds)s")
      #expect(budget?.text.last == (seconds.isMultiple(of: 60) ? "m" : "s"))
      #expect(budget.flatMap { Budget($0.text) } == budget)
    }
    for minutes in [1e-9, 0.3, 2.0 / 3, 123.456, 525_600] {
      #expect(Budget(Budget(minutes: minutes).text)?.minutes == minutes)
    }
  }

  @Test func inWordsItHasItsUnit() {
    #expect(Budget(minutes: 7).words == "7 minutes of two usual cores")
    #expect(Budget(minutes: 1).words == "1 minute of two usual cores")
    #expect(Budget("1s")?.words == "1 second of two usual cores")
    #expect(Budget("90s")?.words == "90 seconds of two usual cores")
  }

  // MARK: Files

  private func budget(_ preset: String, _ settings: String...) throws -> Budget? {
    try read(smallExperiment, preset: preset, settings: settings).budget
  }

  @Test func thatOfAPresetReplacesThatOfTheExperiment() throws {
    #expect(try budget("quick") == nil)
    #expect(try budget("quick", "budget=10m") == Budget(minutes: 10))
    let settings = ["budget=10m", "presets.quick.budget=90s"]
    #expect(
      try read(smallExperiment, preset: "quick", settings: settings).budget == Budget(minutes: 1.5)
    )
    #expect(
      try read(smallExperiment, preset: "standard", settings: settings).budget
        == Budget(minutes: 10)
    )
  }

  @Test func theExperimentAsItRanHasTheOneThatHeld() throws {
    let first = try read(
      smallExperiment,
      preset: "quick",
      settings: ["budget=10m", "presets.quick.budget=90s"]
    )
    #expect(first.yaml.hasPrefix("title: \"Small\"\nseed: 1\nbudget: 90s\nnetworks:\n"))
    #expect(try read(first.yaml, preset: "quick") == first)
    #expect(try !read(smallExperiment).yaml.contains("budget"))
  }

  @Test func whatIsNoTimeIsRefusedWithItsPlace() {
    let text = smallExperiment.replacing(
      "networks:\n",
      with: "budget: 10\nnetworks:\n",
      maxReplacements: 1
    )
    let hint = "Write minutes, seconds or hours: `budget: 10m`, `90s`, `1.5h`."
    #expect(
      throws: Fault(
        file: "e.yaml",
        at: .init(line: 2, column: 9),
        "budget is no time (got 10)",
        hint: hint
      )
    ) { try read(text) }
    let preset = smallExperiment.replacing("{ seeds: 1, ", with: "{ budget: soon, seeds: 1, ")
    let fault = #expect(throws: Fault.self) { try read(preset, preset: "quick") }
    #expect(fault?.description == "e.yaml:29:20: presets.quick.budget is no time (got soon)")
    #expect(fault?.hint == hint)
  }
}
