import Datasets
import Faults
import Foundation
import JSON
import Models
import Testing

/// What the compiler cannot see of things that files name: every one is documented, readable, writable and has words.
@Suite struct RegistryTests {
  @Test func everyNameIsThereOnce() {
    for names in [
      Activation.all.map(\.name), Normalization.names, OptimizerRule.names,
      InitializationScheme.all.map(\.name), Loss.all.map(\.name),
    ] {
      #expect(Set(names).count == names.count)
      #expect(names.allSatisfy { $0.wholeMatch(of: /[a-z_]+/) != nil })
    }
  }

  private func readBack<Value: Codable & Equatable>(_ value: Value) throws -> Value {
    try CanonicalJSON.decode(Value.self, from: CanonicalJSON.encode(value))
  }

  @Test(arguments: Activation.all)
  func anActivationIsDocumentedAndReadBack(_ activation: Activation) throws {
    #expect(Activation(name: activation.name) == activation)
    #expect(try readBack(activation) == activation)
    #expect(!activation.words.isEmpty && !activation.title.isEmpty && !activation.meaning.isEmpty)
    #expect(activation.pyTorch.hasPrefix("nn."))
  }

  /// f(x + h) − f(x − h) over 2h is f′(x) but for h².
  @Test(arguments: Activation.all)
  func aDerivativeIsThatOfTheValue(_ activation: Activation) {
    for x in stride(from: -6.0, through: 6, by: 0.37) {
      let slope = (activation.value(x + 1e-5) - activation.value(x - 1e-5)) / 2e-5
      #expect(abs(activation.derivative(x) - slope) < 1e-9, "\(activation.name) at \(x)")
    }
  }

  @Test func aNormalizationIsDocumentedAndReadBack() throws {
    for type in Normalization.all {
      let normalization = Normalization(type.init())
      #expect(try readBack(normalization) == normalization)
      #expect(normalization.yaml == normalization.name)
      #expect(
        !type.meaning.isEmpty && !type.restriction.isEmpty && normalization.words == type.words
      )
      #expect(type.init().pyTorch(of: .features(7)).hasPrefix("nn."))
      #expect(throws: Never.self) { try type.init().check() }
      var method = type.init()
      method.epsilon = 0.25
      let other = Normalization(method)
      #expect(other != normalization)
      #expect(try readBack(other) == other)
      #expect(other.words.contains("0.25") && other.yaml.contains("epsilon: 0.25"))
      #expect(type.optionNames.contains("epsilon"))
      method.epsilon = 0
      #expect(throws: Fault.self) { try method.check() }
    }
    #expect(try readBack(Normalization.none) == .none)
  }

  /// What PyTorch does not have is a class of Python beside the expression that names it.
  @Test func everyOptionOfANormalizationChangesItsPyTorch() throws {
    func text(_ method: any NormalizationMethod) -> String { method.pyTorch(of: .features(7)) }
    for type in Normalization.all {
      var method = type.init()
      method.epsilon = 0.25
      #expect(text(method).contains("eps=0.25"))
    }
    let noise = BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
    let all: [any NormalizationMethod] = [
      BatchNormalization(), BatchNormalization(statistics: .exponential(momentum: 0.5)),
      BatchNormalization(statistics: .cumulative), BatchNormalization(statistics: .none),
      BatchNormalization(isAffine: false), BatchNormalization(ghostBatchSize: 4),
      BatchNormalization(noise: noise), LayerNormalization(), LayerNormalization(isAffine: false),
      RMSNormalization(), RMSNormalization(isAffine: false),
    ]
    #expect(Set(all.map(text)).count == all.count)
    for method in all {
      for definition in method.pyTorchDefinitions(of: .features(7)) {
        let name = try #require(definition.firstMatch(of: /^class (\w+)\(/)).1
        #expect(text(method).contains("\(name)("))
      }
      #expect(text(method).hasPrefix("nn.") || !method.pyTorchDefinitions(of: .features(7)).isEmpty)
    }
    #expect(BatchNormalization(noise: noise).pyTorchChance && Dropout(0.5).pyTorchChance)
    #expect(!BatchNormalization(ghostBatchSize: 4).pyTorchChance && !Activation.relu.pyTorchChance)
  }

  @Test func aRuleIsDocumentedAndReadBack() throws {
    for type in OptimizerRule.all {
      let rule = OptimizerRule(type.init())
      #expect(OptimizerRule(name: type.name) == rule)
      #expect(try readBack(rule) == rule)
      #expect(!type.meaning.isEmpty)
      let optimizer = Optimizer(
        rule,
        learningRate: type.usualLearningRate,
        weightDecay: type.usualWeightDecay
      )
      #expect(throws: Never.self) { try optimizer.check() }
      #expect(optimizer.words().hasPrefix(type.words + " with learning rate 0.0"))
      #expect(optimizer.words(varying: ["learning_rate"]).contains("varied learning rate"))
      #expect(optimizer.pyTorch.hasPrefix("torch.optim.\(type.words)(model.parameters(), lr=0.0"))
      // Against the gradient, whatever is remembered.
      var (first, second) = (0.0, 0.0)
      let step = UpdateStep(learningRate: 0.1, weightDecay: 0, number: 1)
      #expect(type.init().update(1, gradient: 1, &first, &second, step) < 1)
      #expect((0...2).contains(type.init().momentCount))
    }
  }

  @Test(arguments: InitializationScheme.all, [1, 10.0])
  func aSchemeIsDocumentedAndReadBack(_ scheme: InitializationScheme, scale: Double) throws {
    let initialization = Initialization(scheme, scale: scale)
    #expect(try readBack(initialization) == initialization)
    #expect(!scheme.meaning.isEmpty && initialization.words.contains(scheme.words))
    #expect(initialization.yaml.contains(scheme.name))
    #expect((scheme.pyTorch == nil) == (scheme == .torch))
  }

  @Test(arguments: Loss.all)
  func aLossIsDocumentedAndReadBack(_ loss: Loss) throws {
    #expect(Loss(name: loss.name) == loss)
    #expect(try readBack(loss) == loss)
    #expect(!loss.words.isEmpty)
    #expect((loss.warning == nil) == (loss.note == nil))
    #expect(loss.pyTorchExpression.hasPrefix("F.") && loss.pyTorchExpression.contains("labels"))
    #expect((loss.warning == nil) == (loss.bounds == nil))
  }

  @Test(arguments: [
    #""elu""#, #"{"kind":"group"}"#, #"{"kind":"adagrad"}"#, #"{"scale":1,"scheme":"normal"}"#,
  ])
  func aNameThatNoRegistryHasIsRefused(_ text: String) {
    let bytes = Data(text.utf8)
    #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Activation.self, from: bytes) }
    #expect(throws: DecodingError.self) { try CanonicalJSON.decode(Loss.self, from: bytes) }
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(Normalization.self, from: bytes)
    }
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(OptimizerRule.self, from: bytes)
    }
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(Initialization.self, from: bytes)
    }
  }
}
