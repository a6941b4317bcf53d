import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Testing

@Suite struct NetworkTrainingTests {
  private let text = """
    title: Optimisers
    training: { learning_rate: 0.05, batch_size: 16, epochs: 4 }
    networks:
      sgd: &sgd { layers: [4, 8, 3], training: { optimizer: sgd, momentum: 0.9 } }
      adam: { <<: *sgd, training: { optimizer: adam, learning_rate: 0.01, epochs: 9 } }
      plain: { layers: [4, 8, 3] }
    studies:
      race:
        networks: [sgd, adam, plain]
        training: { batch_size: 32 }
      own:
        networks: [sgd, adam]
        sweep: { momentum: [0.5, 0.9] }
        network_training: { adam: { learning_rate: 0.3 } }
    """

  @Test func aNetworksTrainingLiesOverThatOfItsStudyAndThatOverTheExperiments() throws {
    let race = try #require(try read(text).study("race"))
    let sgd = race.training(of: "sgd")
    #expect(sgd.optimizer == .sgd(momentum: 0.9))
    #expect((sgd.learningRate, sgd.batchSize, sgd.epochs) == (0.05, 32, 4))
    let adam = race.training(of: "adam")
    #expect(adam.optimizer == .adam)
    #expect((adam.learningRate, adam.batchSize, adam.epochs) == (0.01, 32, 9))
    #expect(race.training(of: "plain") == race.training)
    #expect(race.trainings.map(\.networks) == [["sgd"], ["adam"], ["plain"]])
  }

  @Test func whatAStudySaysOfANetworkLiesOverAll() throws {
    let own = try #require(try read(text).study("own"))
    #expect(own.training(of: "adam").learningRate == 0.3)
  }

  @Test func aFactorChangesNetworksWhoseOptimiserHasItAlone() throws {
    let experiment = try read(text)
    let own = try #require(experiment.study("own"))
    #expect(own.varies(try #require(experiment.network("sgd")), by: .momentum))
    #expect(!own.varies(try #require(experiment.network("adam")), by: .momentum))
  }

  @Test func theResolvedTextHasTheSameTrainings() throws {
    let preset = text + "\npresets:\n  quick: { epochs: 2 }\n"
    let experiment = try read(preset, preset: "quick")
    #expect(experiment.study("race")?.training(of: "adam").epochs == 2)
    let again = try read(experiment.yaml, preset: "quick")
    for study in experiment.studies {
      #expect(again.study(study.name)?.trainings.map(\.training) == study.trainings.map(\.training))
    }
  }

  @Test func lossesThatDifferAreNotCompared() {
    let claim = """

      claims:
        - { id: c, question: Q, statement: S, study: race, endpoint: last_batch_loss, compare: [sgd, adam],
            direction: lower, smallest_effect: 1.1 }
      """
    let other = text.replacing(
      "momentum: 0.9 }",
      with: "momentum: 0.9, loss: cross_entropy_of_softmax }"
    )
    let fault = #expect(throws: Fault.self) { try read(other + claim) }
    #expect(fault?.message.contains("of the loss that is trained") == true)
    #expect(throws: Never.self) { try read(text + claim) }
  }
}
