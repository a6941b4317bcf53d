import Experiments
import Measures
import Models
import RunSamples
import Runs
import Testing

@testable import Evidence
@testable import Reporting

@Suite struct ReportTablesTests {
  @Test func whatAllNetworksHaveAsPyTorchDoesHasNoColumn() throws {
    let networks = try PyTorchListingTests.experiment("normalization: batch").networks
    // 4·3 + 3 + 3·2 + 2 = 23, and 2·3 for scale and shift.
    #expect(
      ReportTables.networks(networks).split(separator: "\n").dropFirst() == [
        "| Name | Layers | Activation | Normalisation | Parameters |",
        "| --- | --- | --- | --- | ---: |", "| `net` | 4-3-2 | ReLU | batch norm | 29 |",
      ]
    )
  }

  @Test func cellsOfDifferentNumbersOfSeedsHaveAColumn() {
    let cells = [
      HandMade.cell("plain", test: [0.5, 0.6, 0.7]), HandMade.cell("normal", test: [0.8, 0.9]),
    ]
    let lines = ReportTables.results(of: HandMade.study(), cells: cells).split(separator: "\n")
    #expect(lines[0].contains("mean ± half the 95 % interval, 2 to 3 seeds."))
    #expect(lines[1].hasPrefix("| Network | Seeds | "))
    #expect(lines[3].hasPrefix("| Plain | 3 | ") && lines[4].hasPrefix("| Normal | 2 | "))
    let equal = ReportTables.results(of: HandMade.study(), cells: [cells[0]])
    #expect(equal.contains("interval, 3 seeds.") && !equal.contains("| Seeds |"))
  }

  @Test func whatANetworkHasOtherwiseHasAColumn() throws {
    let networks = try PyTorchListingTests.experiment(
      "normalization: { kind: layer, affine: false }, dropout: 0.5, hidden_bias: false, "
        + "initialization: { scheme: he, scale: 10 }"
    ).networks
    #expect(
      ReportTables.networks(networks).split(separator: "\n").last
        == "| `net` | 4-3-2 | ReLU | layer norm (no scale and shift) | 0.5 | no | He, times 10 | 20 |"
    )
  }

  @Test func whatBlocksHaveOtherwiseHasAColumn() throws {
    let network = try PyTorchListingTests.experiment("normalization: none").networks[0]
    var other = network
    var block = LayerDescription(.block, 4)
    block.count = 3
    other.configuration?.layers = [.image(height: 8, width: 8, channels: 4), .layer(block), 2]
    other.configuration?.shortcut = .zeroPadding
    other.configuration?.branchScale = 0
    other.configuration?.trained = [.output]
    let lines = ReportTables.networks([network, other]).split(separator: "\n")
    #expect(
      lines[1]
        == "| Name | Layers | Activation | Normalisation | Shortcuts | Trained | Parameters |"
    )
    #expect(lines[3] == "| `net` | 4-3-2 | ReLU | none | — | all | 23 |")
    // Six convolutions of 36·4 + 4, a factor a block, and 256·2 + 2.
    #expect(
      lines[4]
        == "| `net` | 8x8x4, 3 block 4, 2 | ReLU | none | zero padding, branches times 0 at first | `output` | 1,405 |"
    )
  }

  @Test(arguments: [
    ([784, 10], "784-10"), ([784, 512, 256, 10], "784-512-256-10"),
    ([784, 100, 100, 100, 10], "784-100-100-100-10"), ([784, 64, 64, 64, 64, 10], "784-64×4-10"),
  ])
  func fourEqualWidthsAreWrittenTogether(_ layers: [Int], _ words: String) throws {
    var configuration = try #require(
      try PyTorchListingTests.experiment("normalization: none").networks[0].configuration
    )
    configuration.layers = layers.map(LayerEntry.number)
    #expect(configuration.layerWords == words)
  }

  @Test(arguments: [
    (Normalization.none, "none"),
    (.batch(), "batch norm"),
    (.batch(statistics: .exponential(momentum: 0.5)), "batch norm (momentum 0.5)"),
    (.batch(statistics: .cumulative, epsilon: 0.01), "batch norm (cumulative averages, ε = 0.01)"),
    (.batch(statistics: .none), "batch norm (no running statistics)"),
    (
      .batch(
        ghostBatchSize: 16,
        noise: BatchNormalization.Noise(shift: 0.5, scale: 1.25, spread: 0.1)
      ),
      "batch norm (statistics of 16 examples, outputs disturbed)"
    ),
  ])
  func aNormalizationIsNamedWithItsOptions(
    _ normalization: Normalization,
    _ words: String
  ) {
    #expect(normalization.words == words)
  }

  @Test func aVariedSettingHasNoOneValue() {
    let training = TrainingConfiguration(
      optimizer: .sgd(momentum: 0.9),
      learningRate: 0.01,
      batchSize: 64,
      epochs: 1
    )
    let rates = Factor(key: .learningRate, values: [0.1, 1])
    #expect(
      training.update.words(varying: [rates.key.rawValue])
        == "SGD with varied learning rate and momentum 0.9"
    )
    let decays = Factor(key: .weightDecay, values: [0, 0.1])
    #expect(
      training.update.words(varying: [decays.key.rawValue])
        == "SGD with learning rate 0.01, momentum 0.9 and varied weight decay"
    )
  }

  @Test(arguments: [
    ("{ optimizer: sgd }", "SGD with learning rate 0.01"),
    ("{ optimizer: sgd, momentum: 0.9 }", "SGD with learning rate 0.01 and momentum 0.9"),
    (
      "{ optimizer: sgd, momentum: 0.9, nesterov: true, weight_decay: 0.001 }",
      "SGD with learning rate 0.01, Nesterov momentum 0.9 and weight decay 0.001"
    ),
    ("{ optimizer: adamw }", "AdamW with learning rate 0.001 and weight decay 0.01"),
  ])
  func anOptimizerIsNamedWithItsSettings(_ yaml: String, _ words: String) throws {
    let study = try PyTorchListingTests.experiment("title: A", training: yaml).studies[0]
    #expect(study.optimizerWords(of: []) == words)
  }

  // MARK: Claims

  private func evidence(_ claims: [Claim]) -> [ClaimResult] {
    Evidence(claims, cells: HandMade.fivePairs).all
  }

  private static let parts = HandMade.claim(
    HandMade.part(title: "By *points*"),
    HandMade.check(title: "Always", in: 0.95...1),
    HandMade.part(.accuracy(.test, .batch), title: "Other")
  )

  @Test func theLedgerHasOneRowAClaimWithLinksToItsAnswerAndFigure() {
    // Three comparisons share 5 %, one of them without a number: ttest_1samp's intervals at a third and at half of it are
    // 0.0022868 to 0.0377132 and 0.0043681 to 0.0356319; the unit is half a point.
    let lines = ReportTables.ledger(
      evidence([HandMade.claim(figure: "curves", HandMade.part()), Self.parts]),
      anchors: QuestionAnchors(template: "### Q1.1 What is it?\n")
    ).split(separator: "\n").map(String.init)
    #expect(
      lines.suffix(2) == [
        "| [Q1.1](#q11-what-is-it) | It \\*holds\\* ([figure](#figure-curves)) | +4.0 (+0.5 to +7.5) | 5 "
          + "| ✓\u{A0}supported |",
        "| [Q1.1](#q11-what-is-it) | It \\*holds\\* | +4.0 (+0.9 to +7.1); 0 of 5 runs, "
          + "90.0 to 94.0\u{A0}%; — | 5 | ✗\u{A0}refuted |",
      ]
    )
    #expect(lines.count == 5)
  }

  @Test func thePartsOfAClaimAreRowsBelowIt() {
    let lines = ReportTables.claims(evidence([Self.parts])).split(separator: "\n").map(String.init)
    #expect(
      lines.suffix(4) == [
        "| It \\*holds\\* |  |  |  | ✗\u{A0}refuted |",
        "| – By \\*points\\* | +2.00\u{A0}points (+0.44 to +3.56\u{A0}points) | 1.56\u{A0}points | 5 of 5 "
          + "| ✓\u{A0}supported |",
        "| – Always | 0 of 5 runs, 90.0 to 94.0\u{A0}% |  |  "
          + "| ✗\u{A0}refuted: claimed 95.0 to 100.0\u{A0}% |",
        "| – Other | — |  |  | ?\u{A0}inconclusive: no number for 5 of 5 pairs of runs (Normal in 5, Plain in 5) |",
      ]
    )
  }

  @Test func withoutClaimsThereIsNoTable() {
    #expect(ReportTables.claims([]) == "There are no such claims.")
    #expect(
      ReportTables.ledger([], anchors: QuestionAnchors(template: "")) == "There are no such claims."
    )
  }
}
