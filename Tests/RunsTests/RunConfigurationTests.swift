import Checksums
import Runs
import Testing

@Suite struct RunConfigurationTests {
  static let base = RunConfiguration(
    data: DataConfiguration(
      digest: "ab",
      trainingCount: 54_000,
      validationCount: 6_000,
      splitSeed: 42,
      normalization: .symmetric
    ),
    network: NetworkConfiguration(
      layers: [784, 512, 256, 10],
      activation: .relu,
      normalization: .none
    ),
    training: TrainingConfiguration(
      optimizer: .sgd,
      learningRate: 0.01,
      momentum: 0.9,
      batchSize: 64,
      epochs: 10
    ),
    seed: 1
  )

  @Test func theIdentityIsTheDigestOfTheCanonicalJSON() {
    // sha256sum of the text below, by coreutils.
    let text = String(decoding: CanonicalJSON.encode(Self.base), as: UTF8.self)
    #expect(
      text
        == #"{"data":{"digest":"ab","normalization":"symmetric","split_seed":42,"training_count":54000,"validation_count":6000},"engine":1,"network":{"activation":"relu","layers":[784,512,256,10],"normalization":"none"},"seed":1,"training":{"batch_size":64,"epochs":10,"learning_rate":0.01,"momentum":0.9,"optimizer":"sgd"}}"#
    )
    #expect(Self.base.id.description == SHA256.hexadecimal(of: Array(text.utf8)))
  }

  @Test func everyFieldChangesTheIdentity() {
    let changes: [(inout RunConfiguration) -> Void] = [
      { $0.engine += 1 }, { $0.seed += 1 },
      { $0.data.digest = "ac" }, { $0.data.trainingCount -= 1 },
      { $0.data.validationCount -= 1 }, { $0.data.splitSeed += 1 },
      { $0.data.normalization = .unit },
      { $0.network.layers = [784, 512, 255, 10] }, { $0.network.activation = .sigmoid },
      { $0.network.normalization = .batch },
      { $0.training.optimizer = .adam }, { $0.training.learningRate = 0.02 },
      { $0.training.momentum = 0 }, { $0.training.batchSize = 32 }, { $0.training.epochs = 11 },
    ]
    let ids = changes.map { change in
      var configuration = Self.base
      change(&configuration)
      return configuration.id
    }
    #expect(Set(ids + [Self.base.id]).count == changes.count + 1)
  }

  // 784·512 + 512 + 512·256 + 256 + 256·10 + 10 = 535,818; batch norm adds 2·(512 + 256) = 1,536.
  @Test func parametersAreCounted() {
    #expect(Self.base.network.parameterCount == 535_818)
    var normalized = Self.base.network
    normalized.normalization = .batch
    #expect(normalized.parameterCount == 537_354)
  }
}
