import ExperimentSamples
import Experiments
import Faults
import Measures
import Models
import Testing
import YAML

@Suite struct ClaimFaultTests {
  static let claims = [
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: both\n    endpoint: steps",
      #"claims.compare names no level of batch_size and normalization_momentum, which "both" sweeps"#,
      "batch_size: 4, normalization_momentum: 0.1"
    ),
    EvidenceFault(
      "study: main\n    endpoint: steps",
      "study: man\n    endpoint: steps",
      #"unknown study "man""#,
      "Did you mean \"main\"?"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [norml, plain]\n    direction",
      #"study "main" has no network "norml""#,
      "Did you mean \"normal\"?"
    ),
    EvidenceFault(
      "figure: curves",
      "figure: curve",
      #"unknown figure "curve""#,
      "Did you mean \"curves\"?"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, { network: plain, batch_size: 8 }]\n    direction",
      #"study "main" does not sweep batch_size"#,
      "no sweep"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [{ network: normal, learning_rate: best }, plain]\n    direction",
      #"study "main" does not sweep learning_rate"#,
      "no sweep"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, normal]\n    direction",
      "claims.compare compares a side with itself",
      "another"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [1, 2]\n    direction",
      "claims.compare compares two numbers, neither of them measured",
      "network"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [normal, -1]\n    direction",
      #"claims.compare is not a number in range (got "-1", expected a network, or a number above 0 for a ratio)"#,
      "finite"
    ),
    EvidenceFault(
      "compare: [normal, plain]\n    direction",
      "compare: [[normal, plain, ghost], 2]\n    direction",
      "a change in claims.compare has 3 sides (expected 2)",
      "[side, side]"
    ),
    EvidenceFault(
      "[[normal, plain], [ghost, plain]]",
      "[[normal, normal], [ghost, plain]]",
      "claims.compare has a change from a side to itself",
      "another"
    ),
    EvidenceFault(
      "smallest_effect: 1.5",
      "smallest_effect: 0.5",
      #"claims.smallest_effect is not a number in range (got "0.5", expected a ratio above 1)"#,
      "finite"
    ),
    EvidenceFault(
      "smallest_effect: 1.5\n",
      "\n",
      "claims.smallest_effect is missing",
      "Add"
    ),
    EvidenceFault(
      "direction: higher, smallest_effect: 0.05",
      "direction: higher, smallest_effect: 0",
      #"claims.parts.smallest_effect is not a number in range (got "0", expected more than 0)"#,
      "finite"
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: lower\n    role: findings\n",
      #"claims.role is unknown (got "findings", expected finding, identity, control, theory)"#,
      "Did you mean \"finding\"?"
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: lower\n    role: ''\n",
      #"claims.role is unknown (got "", expected finding, identity, control, theory)"#,
      "Known: finding, identity, control, theory."
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: lower\n    sentence: It needed fewer updates\n",
      "claims.sentence has no place for the effect (expected `{more|fewer}` once)",
      "Write both words"
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: lower\n    sentence: \"{more|fewer} or {more|fewer}\"\n",
      "claims.sentence has 2 places for the effect (expected `{more|fewer}` once)",
      "Keep one pair of braces"
    ),
    EvidenceFault(
      "direction: lower\n",
      "direction: less\n",
      #"claims.direction is unknown (got "less", expected higher, lower)"#,
      "Known"
    ),
    EvidenceFault(
      "learning_rate: best }, { network: plain, learning_rate: best }",
      "learning_rate: best }, plain",
      #"claims.compare names no level of the sweep of "rates""#,
      "learning_rate: 0.01"
    ),
    EvidenceFault(
      "batch_size: 16, study: sizes",
      "batch_size: 32, study: sizes",
      #"study "sizes" does not run batch_size 32"#,
      "It runs 4"
    ),
    EvidenceFault(
      "batch_size: 16, study: sizes",
      "learning_rate: 1, study: sizes",
      #"study "sizes" does not sweep learning_rate"#,
      "batch_size"
    ),
    EvidenceFault(
      "levels: [0.1, 1]",
      "levels: [0.1, 2]",
      #"study "rates" does not run learning_rate 2"#,
      "sweep"
    ),
    EvidenceFault(
      "study: main, endpoint: effective_rank",
      "study: sizes, endpoint: effective_rank",
      #"claims.compare names no level of the sweep of "sizes""#,
      "batch_size: 4"
    ),
    EvidenceFault(
      "compare: [[normal, plain], 0]",
      "compare: [[normal, plain], 50]",
      #"claims.parts.compare is not a number in range (got "50", expected a network, or a share)"#,
      "0.5"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "between: [1.1, 0.9]",
      "claims.between is reversed (got 1.1 to 0.9, expected the smaller first)",
      "[0.9, 1.1]"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "between: [0.9]",
      "claims.between has 1 entry (expected 2)",
      "high"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "between: [0.9, 1.1]\n    at_most: 1",
      "claims.every_run has 2 ranges (expected 1)",
      "at_least"
    ),
    EvidenceFault(
      "between: [0.9, 1.1]",
      "direction: higher",
      "claims.direction means nothing for a check of every run",
      "Remove"
    ),
    EvidenceFault(
      "threshold: 0.8\n",
      "threshold: 0.8\n    at_most: 3\n",
      "claims.at_most means nothing for a comparison",
      "Remove"
    ),
    EvidenceFault(
      "every_run: { network: normal, batch_size: 8 }",
      "every_run: [normal]",
      "claims.every_run is not a mapping (got a list)",
      "network"
    ),
    EvidenceFault(
      "study: sizes\n    endpoint: trains",
      "study: start\n    endpoint: trains",
      #"study "start" does not sweep batch_size"#,
      "alone"
    ),
    EvidenceFault(
      "id: several",
      "id: flat",
      #"claims.id "flat" is there twice"#,
      "of its own"
    ),
    EvidenceFault(
      "statement: It changes more\n",
      "statement: It changes more\n    study: main\n",
      "claims.study means nothing for a claim with parts, which have their own",
      "Remove"
    ),
    EvidenceFault(
      "{ title: Slope,",
      "{ title: Rank,",
      #"claims.parts has the title "Rank" twice"#,
      "tells"
    ),
    EvidenceFault("{ title: Slope,", "{", "claims.parts.title is missing", "title"),
  ]

  @Test(arguments: claims) func aFaultOfAClaimIsNamed(_ fault: EvidenceFault) { fault.check() }

  @Test func aListOfNoPartsIsRefused() {
    let text = evidenceExperiment.replacing(
      "    study: main\n    endpoint: jitter\n    layer: first\n    step: largest\n"
        + "    relative_to: theory\n    every_run: normal\n    between: [0.9, 1.1]",
      with: "    parts: []"
    )
    #expect(
      throws: Fault(
        file: "e.yaml",
        at: .init(line: 138, column: 12),
        "claims.parts is not a list with at least one entry (got a list)",
        hint: "Write `parts: [a, b]`."
      )
    ) { try read(text) }
  }
}
