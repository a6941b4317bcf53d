import Experiments
import Faults
import Figures
import Foundation
import Testing

/// Mistakes as people make them, all told in one reading.
@Suite struct AllMistakesTests {
  private func faults(_ text: String) -> [String] {
    do throws(Faults) {
      _ = try Experiment(
        reading: Data(text.utf8),
        file: "e.yaml",
        name: "e",
        preset: "standard",
        figures: FigureKinds.all
      )
      return []
    } catch {
      return error.all.map {
        "\($0.position?.line ?? 0):\($0.position?.column ?? 0) \($0.hint ?? "")"
      }
    }
  }

  private func places(_ text: String) -> [String] {
    faults(text).map { String($0.prefix { $0 != " " }) }
  }

  @Test func mistakesOfAllSectionsAreToldInOneGoInTheOrderOfTheFile() {
    let text = """
      title: #1
      trainig: { optimizer: Adam, learning_rate: 0,1 }
      networks:
        plain: { layers: [4, 8, 3], activation: ReLU }
        norm: { layers: [4, 8, 3], normalization: BatchNorm, dropout: 2 }
      studies:
        race: { networks: [plain, nrom], seeds: two }
        rates: { networks: [plain], sweep: { learning_rat: [0.1, 1] } }
      figures:
        curves: { kind: learning_curve, study: race }
      claims:
        - { id: a, question: Q, statement: S, study: race, endpoint: steps_to_accuracy, threshold: 95,
            compare: [plain, norm], direction: Higher, smallest_effect: 1.1 }
        - { id: a, question: Q, statement: S, study: race, endpoint: test_accuracy, every_run: plain, at_least: 95 }
      presets:
        quick: { epoch: 1, studies: [raze] }
      """
    #expect(
      places(text) == [
        "1:7", "2:1", "2:23", "2:46", "4:43", "5:45", "5:65", "7:29", "7:43", "8:40", "10:19",
        "12:94", "13:42", "14:11", "14:107", "16:12", "16:32",
      ]
    )
  }

  @Test(arguments: [
    ("activation: ReLU", "Did you mean \"relu\"?"),
    ("normalization: BatchNorm1d", "Did you mean \"batch\"?"),
    ("normalization: layer_norm", "Did you mean \"layer\"?"),
    ("initialization: Kaiming", "Did you mean \"he\"?"),
    ("dropout: 50 %", "0.5"), ("dropout: '0,5'", "0.5"), ("optimizer: sgd", "below `training:`"),
    ("training: { lr: 0.1 }", "Did you mean \"learning_rate\"?"),
  ])
  func whatWasMeantIsSaid(_ field: String, _ hint: String) {
    let found = faults(
      "title: A\nnetworks:\n  a: { layers: [4, 8, 3], \(field) }\nstudies:\n  s: { networks: [a] }"
    )
    #expect(found.count == 1)
    #expect(found.first?.contains(hint) == true, "\(found)")
  }

  @Test func decimalCommasInAListAreSaid() {
    let found = faults(
      "title: A\nnetworks:\n  a: { layers: [4, 8, 3] }\nstudies:\n  s: { networks: [a], sweep: { dropout: [0,1, 0,5] } }"
    )
    #expect(found.map { $0.contains("dropout: [0.1, 0.5]") } == [true])
  }

  @Test func whatFollowsFromAMistakeIsNotTold() {
    // The study has no network left, the figure and the claim no study.
    let text = """
      title: A
      networks:
        a: { layers: [4], normalization: batch }
      studies:
        s: { networks: [a], sweep: { normalization_momentum: [0.1, 0.2] } }
      figures:
        f: { kind: sweep, study: s, metric: test_accuracy }
      claims:
        - { id: c, question: Q, statement: S, study: s, endpoint: test_accuracy, compare: [a, a],
            direction: higher, smallest_effect: 1 }
      """
    #expect(places(text) == ["3:16"])
  }

  @Test(arguments: [
    ("at_least: 95", 1), ("at_least: 0.95", 0), ("at_most: 1", 0), ("between: [0.9, 1]", 0),
    ("between: [90, 100]", 2), ("at_least: 0", 0),
  ])
  func aShareIsNoPercentage(_ range: String, _ count: Int) {
    let text = """
      title: A
      networks:
        a: { layers: [4, 8, 3] }
      studies:
        s: { networks: [a] }
      claims:
        - { id: c, question: Q, statement: S, study: s, endpoint: test_accuracy, every_run: a, \(range) }
      """
    #expect(faults(text).count == count)
  }
}
