import Experiments
import Foundation
import Measures
import Models
import Runs
import Testing

@testable import Reporting

@Suite struct PyTorchListingTests {
  static func experiment(_ network: String, training: String = "{}") throws -> Experiment {
    let text = """
      title: T
      networks:
        net: { layers: [4, 3, 2], \(network) }
      training: \(training)
      studies:
        only: { networks: [net] }
      """
    return try Experiment(
      reading: Data(text.utf8),
      file: "e.yaml",
      name: "e",
      preset: "standard",
      figures: []
    )
  }

  private func listing(_ network: String) throws -> [String] {
    try #require(Self.experiment(network).networks[0].configuration).pyTorch(as: "net")
      .split(separator: "\n")
      .map {
        $0.trimmingCharacters(in: .whitespaces)
      }
  }

  @Test func everyLayerIsListedInOrder() throws {
    #expect(
      try listing("activation: tanh, normalization: layer, dropout: 0.25, hidden_bias: false") == [
        "net = nn.Sequential(", "nn.Flatten(),", "nn.Linear(4, 3, bias=False),", "nn.LayerNorm(3),",
        "nn.Tanh(),", "nn.Dropout(0.25),",
        "nn.Linear(3, 2),  # logits: nn.CrossEntropyLoss applies the softmax", ")",
      ]
    )
  }

  // The arguments' names are those of PyTorch 2.
  @Test(arguments: [
    ("batch", "nn.BatchNorm1d(3),"),
    (
      "{ kind: batch, momentum: 0.5, affine: false }",
      "nn.BatchNorm1d(3, momentum=0.5, affine=False),"
    ),
    ("{ kind: batch, momentum: cumulative }", "nn.BatchNorm1d(3, momentum=None),"),
    (
      "{ kind: batch, running_statistics: false, epsilon: 0.001 }",
      "nn.BatchNorm1d(3, eps=0.001, track_running_stats=False),"
    ),
    (
      "{ kind: layer, epsilon: 0.001, affine: false }",
      "nn.LayerNorm(3, eps=0.001, elementwise_affine=False),"
    ),
  ])
  func optionsOfANormalizationAreArguments(_ yaml: String, _ python: String) throws {
    #expect(try listing("normalization: \(yaml)").contains(python))
  }

  @Test func whatPyTorchDoesNotHaveIsDefinedBeforeTheNetwork() throws {
    let network = try #require(
      try Self.experiment("normalization: { kind: batch, ghost_batch: 4 }").networks[0]
        .configuration
    )
    #expect(network.pyTorch(as: "net").contains("GhostBatchNorm1d(3, rows=4),"))
    #expect(network.pyTorchListing(as: "net").hasPrefix("class GhostBatchNorm1d(nn.BatchNorm1d):"))
    #expect(network.pyTorchListing(as: "net").hasSuffix(network.pyTorch(as: "net")))
  }

  private func imageListing(_ network: String) throws -> String {
    let text = """
      title: T
      networks:
        net: { \(network) }
      studies:
        only: { networks: [net] }
      """
    let experiment = try Experiment(
      reading: Data(text.utf8),
      file: "e.yaml",
      name: "e",
      preset: "standard",
      figures: []
    )
    return try #require(experiment.networks[0].configuration).pyTorchListing(as: "net")
  }

  @Test func aNetworkOfImagesIsListedWithItsShapes() throws {
    #expect(
      try imageListing(
        "layers: [28x28, conv 8, pool, 2 conv 16 5x5 /2, mean, 10], normalization: batch, initialization: he"
      ) == """
        net = nn.Sequential(
            nn.Unflatten(1, (1, 28, 28)),  # features to images
            nn.Conv2d(1, 8, 3, padding=1),
            nn.BatchNorm2d(8),
            nn.ReLU(),
            nn.MaxPool2d(2),
            nn.Conv2d(8, 16, 5, stride=2, padding=2),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.Conv2d(16, 16, 5, padding=2),
            nn.BatchNorm2d(16),
            nn.ReLU(),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
            nn.Linear(16, 10),  # logits: nn.CrossEntropyLoss applies the softmax
        )
        for module in net.modules():
            if isinstance(module, (nn.Linear, nn.Conv2d)):
                nn.init.kaiming_uniform_(module.weight, nonlinearity="relu")
                nn.init.zeros_(module.bias)
        """
    )
  }

  @Test func aLinearMapFlattensTheImageBeforeIt() throws {
    let lines = try imageListing("layers: [32x32x3, conv 4, 16, 10]").split(separator: "\n")
    #expect(
      lines.map { $0.trimmingCharacters(in: .whitespaces) }[1...6] == [
        "nn.Unflatten(1, (3, 32, 32)),  # features to images", "nn.Conv2d(3, 4, 3, padding=1),",
        "nn.ReLU(),", "nn.Flatten(),", "nn.Linear(4096, 16),", "nn.ReLU(),",
      ]
    )
  }

  @Test func whatBlocksStartAtAndWhatIsTrainedIsListed() throws {
    let listing = try imageListing(
      "layers: [8x8, block 4, mean, 10], normalization: batch, "
        + "shortcut: { kind: zero_padding, branch_scale: 0 }, trained: [normalization, output]"
    )
    #expect(listing.hasPrefix("class ZeroPadding(nn.Module):"))
    #expect(listing.contains("\nclass Residual(nn.Module):"))
    #expect(
      listing.hasSuffix(
        """
        for module in net.modules():
            if isinstance(module, Residual):
                nn.init.constant_(module.branch[-1].weight, 0.0)
        net.requires_grad_(False)
        for module in net.modules():
            if "Norm" in type(module).__name__:
                module.requires_grad_(True)
        net[-1].requires_grad_(True)
        """
      )
    )
    // A shortcut of the same shape pads nothing.
    let same = try imageListing("layers: [8x8x4, block 4, mean, 10], shortcut: zero_padding")
    #expect(!same.contains("ZeroPadding"))
  }

  @Test func aBlockThatDrawsItsShortcutFirstSaysItFirst() throws {
    let listing = try imageListing("layers: [8x8, { block: 4, order: shortcut_first }, mean, 10]")
    #expect(
      listing.contains(
        """
            Residual(
                shortcut=nn.Conv2d(1, 4, 1, bias=False),
                branch=nn.Sequential(
                    nn.Conv2d(1, 4, 3, padding=1),
                    nn.ReLU(),
                    nn.Conv2d(4, 4, 3, padding=1),
                ),
                activation=nn.ReLU(),
            ),
        """
      ),
      "\(listing)"
    )
  }

  @Test func initialWeightsAreSetAfterTheNetworkIsBuilt() throws {
    #expect(
      try listing("initialization: { scheme: he, scale: 10 }").suffix(5) == [
        "for module in net:", "if isinstance(module, nn.Linear):",
        "nn.init.kaiming_uniform_(module.weight, nonlinearity=\"relu\")",
        "module.weight.data *= 10", "nn.init.zeros_(module.bias)",
      ]
    )
    #expect(
      try listing("initialization: { scheme: constant, value: 0.01 }, hidden_bias: false").suffix(3)
        == [
          "nn.init.constant_(module.weight, 0.01)", "if module.bias is not None:",
          "nn.init.zeros_(module.bias)",
        ]
    )
    // PyTorch's own biases stay when only the weights are scaled.
    #expect(try listing("initialization: { scale: 0.5 }").last == "module.weight.data *= 0.5")
    #expect(
      try listing("initialization: xavier").contains("nn.init.xavier_uniform_(module.weight)")
    )
    #expect(try listing("initialization: zero").contains("nn.init.zeros_(module.weight)"))
  }

  @Test(arguments: [
    ("{ optimizer: sgd }", "SGD(model.parameters(), lr=0.01, momentum=0)"),
    (
      "{ optimizer: sgd, momentum: 0.9, nesterov: true, weight_decay: 0.001 }",
      "SGD(model.parameters(), lr=0.01, momentum=0.9, nesterov=True, weight_decay=0.001)"
    ),
    ("{ optimizer: adam }", "Adam(model.parameters(), lr=0.001)"),
    (
      "{ optimizer: sgd, weight_decay: 0.1, weight_decay_of: weights }",
      #"SGD([{"params": p, "weight_decay": 0.1 * (p.ndim in (2, 4))} for p in model.parameters()], "#
        + "lr=0.01, momentum=0, weight_decay=0.1)"
    ),
    ("{ optimizer: adamw }", "AdamW(model.parameters(), lr=0.001, weight_decay=0.01)"),
    (
      "{ optimizer: adamw, weight_decay: 0 }",
      "AdamW(model.parameters(), lr=0.001, weight_decay=0)"
    ),
  ])
  func theOptimizerIsAnExpression(_ yaml: String, _ python: String) throws {
    let training = try Self.experiment("title: A", training: yaml).studies[0].training
    #expect(training.update.pyTorch == "torch.optim." + python)
  }

  @Test func coefficientsThatAreNotPyTorchsAreArguments() {
    let optimizer = Optimizer.adam(learningRate: 0.1, beta1: 0.8, beta2: 0.95, epsilon: 1e-3)
    #expect(
      optimizer.pyTorch
        == "torch.optim.Adam(model.parameters(), lr=0.1, betas=(0.8, 0.95), eps=0.001)"
    )
  }

  @Test func theMistakeIsALayerThatSaysSo() throws {
    let experiment = try Self.experiment(
      "title: A",
      training: "{ loss: cross_entropy_of_softmax }"
    )
    #expect(
      experiment.studies[0].training.pyTorch == """
        model = nn.Sequential(model, nn.Softmax(dim=1))  # the mistake: the loss applies the softmax again
        loss = nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
        """
    )
  }

  @Test func aStudyOfSeveralRatesSaysThatItsListingHasOne() throws {
    let experiment = try Self.experiment("title: A", training: "{ optimizer: adam }")
    var study = experiment.studies[0]
    #expect(study.pyTorchListing(of: experiment.networks) == study.training.pyTorch)
    study.sweep = [Factor(key: .learningRate, values: [0.01, 0.1])]
    #expect(
      study.pyTorchListing(of: experiment.networks) == """
        # learning_rate: each of 0.01, 0.1 in turn, in place of what stands below
        loss = nn.CrossEntropyLoss()
        optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
        """
    )
  }
}
