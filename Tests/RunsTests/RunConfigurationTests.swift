import Checksums
import Faults
import Foundation
import JSON
import Models
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
      optimizer: .sgd(momentum: 0.9),
      learningRate: 0.01,
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
        == #"{"data":{"digest":"ab","feature_scale":1,"labels":"given","normalization":"symmetric","split_seed":42,"training_count":54000,"validation_count":6000},"engine":3,"measurements":{"keeps_predictions":false,"probe_steps":[],"probes":[],"statistics":[]},"network":{"activation":"relu","dropout":0,"hidden_bias":true,"initialization":{"scale":1,"scheme":"torch"},"layers":[784,512,256,10],"normalization":{"kind":"none"}},"seed":1,"training":{"batch_size":64,"epochs":10,"learning_rate":0.01,"loss":"cross_entropy","optimizer":{"kind":"sgd","momentum":0.9,"nesterov":false},"weight_decay":0}}"#
    )
    #expect(Self.base.id.description == SHA256.hexadecimal(of: Array(text.utf8)))
  }

  /// What is rare is spelled as in the first release; the digest, by sha256sum, is that of the text above and its engine.
  @Test func theSpellingOfWhatIsRareStays() {
    var configuration = Self.base
    configuration.network.activation = .tanh
    configuration.network.normalization = .batch(
      statistics: .cumulative,
      epsilon: 1e-3,
      isAffine: false,
      ghostBatchSize: 16,
      noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
    )
    configuration.network.initialization = Initialization(.constant(0.01), scale: 2)
    configuration.training.optimizer = .adamW
    configuration.training.loss = .crossEntropyOfSoftmax
    let text = String(decoding: CanonicalJSON.encode(configuration.network), as: UTF8.self)
    #expect(
      text
        == #"{"activation":"tanh","dropout":0,"hidden_bias":true,"initialization":{"scale":2,"scheme":"constant","value":0.01},"layers":[784,512,256,10],"normalization":{"affine":false,"epsilon":0.001,"ghost_batch_size":16,"kind":"batch","momentum":"cumulative","noise":{"scale":1.25,"shift":0.5,"spread":0.1},"running_statistics":true}}"#
    )
    let training = String(decoding: CanonicalJSON.encode(configuration.training), as: UTF8.self)
    #expect(
      training
        == #"{"batch_size":64,"epochs":10,"learning_rate":0.01,"loss":"cross_entropy_of_softmax","optimizer":{"kind":"adamw"},"weight_decay":0}"#
    )
    #expect(
      Self.base.id.description
        == "e3eb5372dbafc0183d4212a89fb18653ce24a8cffe1fbb28d5de0a5104f26507"
    )
  }

  /// Every way in which a run can differ from the base.
  static let changes: [@Sendable (inout RunConfiguration) -> Void] = [
    { $0.engine += 1 }, { $0.seed += 1 },
    { $0.data.digest = "ac" }, { $0.data.trainingCount -= 1 },
    { $0.data.validationCount -= 1 }, { $0.data.splitSeed += 1 },
    { $0.data.normalization = .unit },
    { $0.data.featureScale = 0.1 }, { $0.data.labels = .random },
    { $0.network.layers = [784, 512, 255, 10] },
    { $0.network.activation = .sigmoid }, { $0.network.activation = .tanh },
    { $0.network.normalization = .batch() },
    { $0.network.normalization = .batch(statistics: .exponential(momentum: 0.2)) },
    { $0.network.normalization = .batch(statistics: .cumulative) },
    { $0.network.normalization = .batch(statistics: .none) },
    { $0.network.normalization = .batch(epsilon: 1e-3) },
    { $0.network.normalization = .batch(isAffine: false) },
    { $0.network.normalization = .batch(ghostBatchSize: 16) },
    { $0.network.normalization = .batch(ghostBatchSize: 32) },
    { $0.network.normalization = noisy(shift: 0.5) },
    { $0.network.normalization = noisy(shift: 0.6) },
    { $0.network.normalization = noisy(scale: 1.5) },
    { $0.network.normalization = noisy(spread: 0.2) },
    { $0.network.normalization = .layer() },
    { $0.network.normalization = .layer(epsilon: 1e-3) },
    { $0.network.normalization = .layer(isAffine: false) },
    { $0.network.dropout = 0.5 }, { $0.network.hiddenBias = false },
    { $0.network.initialization = .init(.he) }, { $0.network.initialization = .init(.xavier) },
    { $0.network.initialization = .init(.constant(0.01)) },
    { $0.network.initialization = .init(.constant(0.02)) },
    { $0.network.initialization = .init(.zero) },
    { $0.network.initialization = .init(scale: 10) },
    { $0.training.optimizer = .adam }, { $0.training.optimizer = .adamW },
    { $0.training.optimizer = .sgd(momentum: 0) },
    { $0.training.optimizer = .sgd(momentum: 0.9, isNesterov: true) },
    { $0.training.learningRate = 0.02 }, { $0.training.weightDecay = 1e-4 },
    { $0.training.loss = .crossEntropyOfSoftmax },
    { $0.training.batchSize = 32 }, { $0.training.epochs = 11 },
    { $0.training.epochs = 0 },
    { $0.measurements.statistics = [.batch] },
    { $0.measurements.statistics = [.batch, .precise] },
    { $0.measurements.keepsPredictions = true },
    { $0.measurements.probes = [.gradients] }, { $0.measurements.probes = [.rank] },
    { $0.measurements.probeSteps = [0] }, { $0.measurements.probeSteps = [0, 10] },
    { $0.measurements.evaluationSteps = [1] }, { $0.measurements.evaluationSteps = [1, 2] },
  ]

  /// Batch norm with noise of the usual bounds, but for those given.
  private static func noisy(
    shift: Double = 0.5,
    scale: Double = 1.25,
    spread: Double = 0.1
  ) -> Normalization {
    .batch(noise: BatchNormalization.Noise(shift: shift, scale: scale, spread: spread))
  }

  private static func changed(_ change: (inout RunConfiguration) -> Void) -> RunConfiguration {
    var configuration = base
    change(&configuration)
    return configuration
  }

  @Test func everyFieldChangesTheIdentity() {
    let ids = Self.changes.map { Self.changed($0).id }
    #expect(Set(ids + [Self.base.id]).count == Self.changes.count + 1)
  }

  @Test func everyConfigurationIsReadBackEqual() throws {
    for change in Self.changes {
      let configuration = Self.changed(change)
      let bytes = CanonicalJSON.encode(configuration)
      #expect(try CanonicalJSON.decode(RunConfiguration.self, from: bytes) == configuration)
    }
  }

  @Test func anOptionIsWrittenOnlyWhereItChangesANumber() {
    func text(_ normalization: Normalization) -> String {
      String(decoding: CanonicalJSON.encode(normalization), as: UTF8.self)
    }
    #expect(
      text(.batch())
        == #"{"affine":true,"epsilon":1e-05,"kind":"batch","momentum":0.1,"running_statistics":true}"#
    )
    #expect(text(.batch(statistics: .cumulative)).contains(#""momentum":"cumulative""#))
    #expect(
      text(Self.noisy())
        == #"{"affine":true,"epsilon":1e-05,"kind":"batch","momentum":0.1,"noise":{"scale":1.25,"shift":0.5,"spread":0.1},"running_statistics":true}"#
    )
    #expect(text(.batch(ghostBatchSize: 16)).contains(#""ghost_batch_size":16"#))
    // Without running statistics no momentum is used.
    #expect(
      text(.batch(statistics: .none))
        == #"{"affine":true,"epsilon":1e-05,"kind":"batch","running_statistics":false}"#
    )
    let adam = String(decoding: CanonicalJSON.encode(OptimizerRule.adam), as: UTF8.self)
    #expect(adam == #"{"kind":"adam"}"#)
  }

  @Test(arguments: [
    #"{"kind":"group"}"#, #"{"kind":"layer","affine":true}"#, #"{"affine":true}"#,
    #"{"affine":true,"epsilon":1e-05,"kind":"batch","running_statistics":true}"#,
    #"{"affine":true,"epsilon":1e-05,"kind":"batch","momentum":"all","running_statistics":true}"#,
  ])
  func anOptionThatIsMissingOrUnknownIsNoNormalization(_ text: String) {
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(Normalization.self, from: Data(text.utf8))
    }
  }

  @Test(arguments: [#"{"kind":"sgd","momentum":0.9}"#, #"{"kind":"adagrad"}"#])
  func aSettingThatIsMissingOrUnknownIsNoOptimizer(_ text: String) {
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(OptimizerRule.self, from: Data(text.utf8))
    }
  }

  @Test(arguments: [#"{"scheme":"he"}"#, #"{"scale":1,"scheme":"constant"}"#])
  func aFieldThatIsMissingIsNoInitialization(_ text: String) {
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(Initialization.self, from: Data(text.utf8))
    }
  }

  // 784·512 + 512 + 512·256 + 256 + 256·10 + 10 = 535,818; hidden layers have 512 + 256 = 768 units.
  @Test func parametersAreCounted() {
    #expect(Self.base.network.parameterCount == 535_818)
    func count(_ change: (inout NetworkConfiguration) -> Void) -> Int {
      Self.changed { change(&$0.network) }.network.parameterCount
    }
    #expect(count { $0.normalization = .batch() } == 537_354)
    #expect(count { $0.normalization = .layer() } == 537_354)
    #expect(count { $0.normalization = .batch(isAffine: false) } == 535_818)
    #expect(count { $0.hiddenBias = false } == 535_050)
    #expect(count { $0.dropout = 0.5 } == 535_818)
  }
}
