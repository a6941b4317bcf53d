import ExperimentSamples
import Experiments
import Faults
import Models
import Runs
import Statistics
import Testing

@Suite struct SeedRangeTests {
  private func seeds(_ study: String, preset: String = "standard", _ settings: String...) throws
    -> SeedRange?
  {
    try read(smallExperiment, preset: preset, settings: settings).study(study)?.seeds
  }

  @Test func aStudyHasANumberOfSeedsOrARange() throws {
    #expect(try seeds("one") == SeedRange(3))
    #expect(try seeds("one", "studies.one.seeds={ least: 5, most: 40 }") == SeedRange(5, upTo: 40))
    #expect(try seeds("one", "studies.one.seeds={ least: 4, most: 4 }") == SeedRange(4))
  }

  @Test func aStudyThatSaysNothingHasFive() throws {
    let text = smallExperiment.replacing(
      "networks: [plain, normal], seeds: 3",
      with: "networks: [plain, normal]"
    )
    #expect(try read(text).study("one")?.seeds == SeedRange(5))
  }

  @Test func oneNumberIsLeastAndMost() {
    #expect(SeedRange(5) == 5)
    #expect(SeedRange(5).most == 5)
    #expect(SeedRange(5).looks.counts == [5])
    #expect(SeedRange(5, upTo: 40).looks.counts == [5, 7, 10, 14, 20, 28, 40])
  }

  @Test func thoseOfAPresetReplaceThoseOfEveryStudy() throws {
    #expect(try seeds("one", preset: "quick") == SeedRange(1))
    let range = "presets.quick.seeds={ least: 2, most: 8 }"
    #expect(try seeds("one", preset: "quick", range) == SeedRange(2, upTo: 8))
    #expect(
      try seeds("one", preset: "quick", "studies.one.seeds={ least: 5, most: 40 }") == SeedRange(1)
    )
  }

  @Test func theExperimentAsItRanHasTheRange() throws {
    let first = try read(
      smallExperiment,
      settings: ["studies.one.seeds={ least: 5, most: 40 }", "budget=7m"]
    )
    #expect(first.yaml.contains("    seeds: { least: 5, most: 40 }\n"))
    #expect(first.yaml.contains("    seeds: 2\n"))
    #expect(try read(first.yaml) == first)
    #expect(try read(first.yaml).yaml == first.yaml)
  }

  @Test(
    arguments: [
      (
        "{ least: 40, most: 5 }", "5:55",
        "studies.one.seeds.most is below the least (got 5, expected at least 40)",
        "Write `seeds: { least: 5, most: 40 }`."
      ),
      (
        "{ least: 1, most: 5 }", "5:45",
        #"studies.one.seeds.least is not a whole number in range (got "1", expected 2 to 1000)"#,
        "digits"
      ),
      (
        "{ least: 2, most: 1001 }", "5:54",
        #"studies.one.seeds.most is not a whole number in range (got "1001", expected 2 to 1000)"#,
        "digits"
      ),
      ("{ least: 2 }", "5:36", "studies.one.seeds.most is missing", "Add `most: …`."),
      ("{ most: 2 }", "5:36", "studies.one.seeds.least is missing", "Add `least: …`."),
      (
        "{ least: 2, most: 4, max: 5 }", "5:57", #"unknown key "max" in studies.one.seeds"#,
        "least, most"
      ),
      ("[2, 4]", "5:36", "studies.one.seeds is not a mapping (got a list)", "least"),
      (
        "0", "5:36",
        #"studies.one.seeds is not a whole number in range (got "0", expected 1 to 1000)"#, "digits"
      ),
    ]
  )
  func aFaultIsSaidWithItsPlace(_ seeds: String, _ place: String, _ message: String, _ hint: String)
  {
    // The study stands on the fifth line.
    let text = """
      title: A
      networks: { plain: { layers: [4, 3, 2] } }
      training: { optimizer: sgd, learning_rate: 0.1, batch_size: 8, epochs: 4 }
      studies:
        one: { networks: [plain], seeds: \(seeds) }
      """
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(fault?.description == "e.yaml:\(place): \(message)")
    #expect(fault?.hint?.contains(hint) == true, "\(fault?.hint ?? "")")
  }

  // MARK: What claims ask of seeds and updates

  @Test func aClaimHasAWeightAndItsPartsAShortestTraining() throws {
    let text = smallExperiment.replacing(
      "    figure: curves\n",
      with: "    figure: curves\n    weight: 4\n    updates: 300\n"
    )
    let claim = try #require(try read(text).claims.first)
    #expect(claim.weight == 4)
    #expect(claim.parts[0].updates == 300)
    #expect(try read(smallExperiment).claims[0].weight == 1)
    #expect(try read(smallExperiment).claims[0].parts[0].updates == 0)
    let again = try read(try read(text).yaml)
    #expect(again == (try read(text)))
    #expect(again.yaml.contains("    weight: 4.0\n"))
    #expect(again.yaml.contains("    updates: 300\n"))
  }

  @Test func aControlHasTheWeightZero() throws {
    let text = smallExperiment.replacing(
      "    figure: curves\n",
      with: "    figure: curves\n    weight: 0\n"
    )
    #expect(try read(text).claims[0].weight == 0)
    #expect(try read(try read(text).yaml).claims[0].weight == 0)
  }

  @Test(
    arguments: [
      ("weight: -1", #"claims.weight is not a number in range (got "-1", expected 0 to 1000)"#),
      (
        "weight: heavy",
        #"claims.weight is not a number in range (got "heavy", expected 0 to 1000)"#
      ),
      (
        "updates: -5",
        #"claims.updates is not a whole number in range (got "-5", expected 0 to 1000000000)"#
      ),
      (
        "updates: 1.5",
        #"claims.updates is not a whole number in range (got "1.5", expected 0 to 1000000000)"#
      ),
    ]
  )
  func aWeightAndANumberOfUpdatesAreNumbers(_ line: String, _ message: String) {
    let text = smallExperiment.replacing(
      "    figure: curves\n",
      with: "    figure: curves\n    \(line)\n"
    )
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(fault?.message == message)
    #expect(fault?.position?.line == 28)
  }

  @Test func theWeightIsThatOfTheWholeClaim() {
    let text = smallExperiment.replacing(
      "    figure: curves\n",
      with:
        "    figure: curves\n  - { id: two, question: Q, statement: S, parts: [{ title: A, weight: 2 }] }\n"
    )
    let fault = #expect(throws: Fault.self) { try read(text) }
    #expect(fault?.message == #"unknown key "weight" in claims.parts"#)
  }

  // MARK: The plan

  private func entries(_ seeds: String, places: [Plan.Place: Int] = [:]) throws -> [Plan.Entry] {
    let data = DatasetSummary(
      name: "fashion-mnist",
      title: "Tiny",
      digest: "00",
      shape: [2, 2, 1],
      classNames: ["a", "b"],
      trainingCounts: [20, 20],
      validationCounts: [5, 5],
      testCounts: [],
      splitSeed: 1,
      files: []
    )
    return try Plan(
      try read(smallExperiment, settings: ["studies.one.seeds=\(seeds)"]),
      datasets: ["fashion-mnist": data],
      file: "e.yaml",
      seeds: places
    ).entries
  }

  @Test func thePlanHasTheLeastSeedsWhateverTheMost() throws {
    #expect(try entries("{ least: 3, most: 9 }") == (try entries("3")))
  }

  @Test func aPlaceThatWasGivenMoreHasTheFurtherSeedsAfterItsFirst() throws {
    let normal = Plan.Place(study: "one", network: "normal", levels: [])
    let plain = Plan.Place(study: "one", network: "plain", levels: [])
    let given = try entries("{ least: 3, most: 9 }", places: [normal: 5, plain: 2])
    func seeds(_ network: String) -> [UInt64] {
      given.filter { $0.study == "one" && $0.network == network }.map(\.configuration.seed)
    }
    #expect(seeds("normal") == [1, 2, 3, 4, 5])
    #expect(seeds("plain") == [1, 2, 3])
    // What was planned before keeps its name.
    let ids = Set(given.map(\.id))
    #expect(try entries("3").allSatisfy { ids.contains($0.id) })
  }
}
