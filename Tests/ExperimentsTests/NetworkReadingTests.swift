import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Runs
import Testing
import YAML

@Suite struct NetworkReadingTests {
  private func network(_ fields: String) throws(Fault) -> NetworkConfiguration {
    let experiment = try read(Self.text(fields))
    guard let configuration = experiment.networks[0].configuration else {
      preconditionFailure("What is read from layers is built.")
    }
    return configuration
  }

  private static func text(_ fields: String) -> String {
    """
    title: Small
    networks:
      one: { layers: [4, 3, 2], \(fields) }
    studies:
      only: { networks: [one] }
    """
  }

  @Test func whatIsNotSaidIsWhatPyTorchDoes() throws {
    let configuration = try network("title: One")
    #expect(configuration == NetworkConfiguration(layers: [4, 3, 2], activation: .relu))
    #expect(configuration.normalization == .none)
    #expect(configuration.dropout == 0)
    #expect(configuration.hiddenBias)
    #expect(configuration.initialization == Initialization(.torch, scale: 1))
    #expect(try network("normalization: batch").normalization == .batch())
    // PyTorch 2: nn.BatchNorm1d(3) has momentum 0.1, eps 1e-5, affine and running statistics.
    #expect(
      Normalization.batch()
        == .batch(statistics: .exponential(momentum: 0.1), epsilon: 1e-5, isAffine: true)
    )
  }

  /// A spelling of a network's fields, and what it means.
  struct Spelling: Sendable, CustomTestStringConvertible {
    var fields: String
    var change: @Sendable (inout NetworkConfiguration) -> Void
    var testDescription: String { fields }

    init(_ fields: String, _ change: @escaping @Sendable (inout NetworkConfiguration) -> Void) {
      self.fields = fields
      self.change = change
    }
  }

  static let spellings: [Spelling] = [
    Spelling("activation: tanh") { $0.activation = .tanh },
    Spelling("normalization: layer") { $0.normalization = .layer() },
    Spelling("normalization: { kind: none }") { _ in },
    Spelling("normalization: { kind: batch }") { $0.normalization = .batch() },
    Spelling("normalization: { kind: batch, momentum: 1 }") {
      $0.normalization = .batch(statistics: .exponential(momentum: 1))
    },
    Spelling("normalization: { kind: batch, momentum: cumulative, epsilon: 1e-3 }") {
      $0.normalization = .batch(statistics: .cumulative, epsilon: 0.001)
    },
    Spelling("normalization: { kind: batch, running_statistics: false, affine: false }") {
      $0.normalization = .batch(statistics: .none, isAffine: false)
    },
    Spelling("normalization: { kind: layer, epsilon: 0.01, affine: false }") {
      $0.normalization = .layer(epsilon: 0.01, isAffine: false)
    },
    Spelling("dropout: 0.5") { $0.dropout = 0.5 },
    Spelling("dropout: 0") { _ in },
    Spelling("hidden_bias: false") { $0.hiddenBias = false },
    Spelling("initialization: he") { $0.initialization = .init(.he) },
    Spelling("initialization: zero") { $0.initialization = .init(.zero) },
    Spelling("initialization: { scheme: xavier, scale: 0.1 }") {
      $0.initialization = .init(.xavier, scale: 0.1)
    },
    Spelling("initialization: { scale: 10 }") { $0.initialization = .init(.torch, scale: 10) },
    Spelling("initialization: { scheme: constant, value: -0.01, scale: 10 }") {
      $0.initialization = .init(.constant(-0.01), scale: 10)
    },
    // The same weights have one name, so that they are one run.
    Spelling("initialization: { scheme: constant, value: 0 }") { $0.initialization = .init(.zero) },
  ]

  @Test(arguments: spellings)
  func anOptionMeansWhatItSays(_ spelling: Spelling) throws {
    var expected = NetworkConfiguration(layers: [4, 3, 2], activation: .relu)
    spelling.change(&expected)
    #expect(try network(spelling.fields) == expected)
  }

  @Test(arguments: spellings)
  func theResolvedTextGivesTheSameNetwork(_ spelling: Spelling) throws {
    let first = try read(Self.text(spelling.fields))
    #expect(try read(first.yaml) == first)
  }

  @Test func theResolvedTextLeavesOutWhatIsUsual() throws {
    let experiment = try read(Self.text("normalization: { kind: batch, momentum: 0.1 }"))
    #expect(
      experiment.networks[0].yamlLines == [
        #"title: "one""#, "layers: [4, 3, 2]", "activation: relu", "normalization: batch",
      ]
    )
  }

  @Test(arguments: ["dropout: 0.5", "hidden_bias: false", "normalization: batch"])
  func aLinearClassifierHasNoOptionsOfHiddenLayers(option: String) {
    let text = Self.text(option).replacing("[4, 3, 2]", with: "[4, 2]")
    #expect {
      try read(text)
    } throws: {
      "\($0)".contains("means nothing for a network without hidden layers")
    }
  }

  struct Mistake: Sendable, CustomTestStringConvertible {
    var fields: String
    var message: String
    var hint: String
    var testDescription: String { fields }
  }

  @Test(arguments: [
    Mistake(
      fields: "dropout: 1",
      message:
        #"3:38: networks.one.dropout is not a number in range (got "1", expected 0 to below 1)"#,
      hint: "finite"
    ),
    Mistake(
      fields: "dropout: -0.1",
      message:
        #"3:38: networks.one.dropout is not a number in range (got "-0.1", expected 0 to below 1)"#,
      hint: "finite"
    ),
    Mistake(
      // Beyond single precision, in which networks are trained.
      fields: "initialization: { scale: 1e300 }",
      message:
        #"3:54: networks.one.initialization.scale is not a number in range (got "1e300", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      fields: "hidden_bias: no",
      message: #"3:42: networks.one.hidden_bias is not true or false (got "no")"#,
      hint: "`hidden_bias: false`"
    ),
    Mistake(
      fields: "normalization: batchnorm",
      message:
        #"3:44: networks.one.normalization is unknown (got "batchnorm", expected none, batch, layer, rms, group, instance)"#,
      hint: "none, batch, layer, rms"
    ),
    Mistake(
      fields: "normalization: { kind: batch, momentun: 0.2 }",
      message: #"3:59: unknown key "momentun" in networks.one.normalization"#,
      hint: #"Did you mean "momentum"?"#
    ),
    Mistake(
      fields: "normalization: { momentum: 0.2 }",
      message: "3:44: networks.one.normalization.kind is missing",
      hint: "Add `kind"
    ),
    Mistake(
      fields: "normalization: { kind: batch, momentum: 0 }",
      message:
        #"3:69: networks.one.normalization.momentum is not a number in range (got "0", expected more than 0 to 1, or cumulative)"#,
      hint: "finite"
    ),
    Mistake(
      fields: "normalization: { kind: batch, epsilon: 0 }",
      message:
        #"3:68: networks.one.normalization.epsilon is not a number in range (got "0", expected more than 0)"#,
      hint: "finite"
    ),
    Mistake(
      fields: "normalization: { kind: batch, momentum: 0.2, running_statistics: false }",
      message:
        "3:69: networks.one.normalization.momentum means nothing for batch norm without running statistics",
      hint: "Remove `momentum`."
    ),
    Mistake(
      fields: "normalization: { kind: layer, momentum: 0.2 }",
      message:
        "3:69: networks.one.normalization.momentum means nothing for kind layer, which keeps nothing of other examples",
      hint: "Remove `momentum`."
    ),
    Mistake(
      fields: "normalization: { kind: none, affine: false }",
      message:
        "3:66: networks.one.normalization.affine means nothing for kind none, which has no options",
      hint: "Remove `affine`."
    ),
    Mistake(
      fields: "initialization: hee",
      message:
        #"3:45: networks.one.initialization is unknown (got "hee", expected torch, he, xavier, constant, zero)"#,
      hint: #"Did you mean "he"?"#
    ),
    Mistake(
      fields: "initialization: constant",
      message: "3:45: the initialization constant has no value",
      hint: "value: 0.01"
    ),
    Mistake(
      fields: "initialization: { scheme: constant }",
      message: "3:45: networks.one.initialization.value is missing",
      hint: "Add `value"
    ),
    Mistake(
      fields: "initialization: { scheme: he, value: 1 }",
      message: "3:66: networks.one.initialization.value means nothing for scheme he",
      hint: "Remove `value`."
    ),
    Mistake(
      fields: "initialization: { scheme: zero, scale: 2 }",
      message:
        "3:68: networks.one.initialization.scale means nothing for weights of 0, which it cannot change",
      hint: "Remove `scale`."
    ),
    Mistake(
      fields: "initialization: { scale: 0 }",
      message:
        #"3:54: networks.one.initialization.scale is not a number in range (got "0", expected more than 0)"#,
      hint: "finite"
    ),
  ])
  func aFaultIsNamedWithItsPlaceAndItsMend(_ fault: Mistake) {
    do {
      _ = try network(fault.fields)
      Issue.record("The fault was not noticed.")
    } catch {
      #expect(error.description == "e.yaml:" + fault.message)
      #expect(error.hint?.contains(fault.hint) == true)
    }
  }
}
