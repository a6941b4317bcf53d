extension TemplateNames {
  /// What each pattern means, in the order of the page that documents them.
  static let meanings: [(pattern: String, meaning: String)] = [
    ("report.title", "the experiment's title"),
    ("report.preset", "how thorough it was run"),
    ("report.date", "the day of the newest run, or of `SOURCE_DATE_EPOCH`"),
    ("report.tool", "the program and its version"),
    ("report.runs", "how many networks were trained"),
    ("report.logged_runs", "how many runs were read from logs"),
    ("report.has_trained", "whether a study trains networks"),
    ("report.has_logged", "whether a study is of logs"),
    ("report.reading_minutes", "how long the running text takes to read"),
    ("report.main_minutes", "the same without the appendix"),
    ("report.is_quick", "whether the preset is `quick`"),

    ("dataset.title", "the name of the first study's data set"),
    ("dataset.name", "its name in the experiment's file, `-` written as `_`"),
    ("dataset.training_count", "how many examples train"),
    ("dataset.validation_count", "how many are held out to validate"),
    ("dataset.test_count", "how many examples the test set has"),
    ("dataset.has_test", "whether there is a test set"),
    ("dataset.shape", "the shape of an example"),
    ("dataset.features", "how many numbers an example has"),
    ("dataset.classes", "how many classes there are"),
    ("dataset.normalization", "how features are scaled, in words"),
    ("dataset.is_DATASET", "whether it is the data set of that name, such as `fashion_mnist`"),
    ("dataset.classes_table", "the examples of each class and split"),
    ("dataset.files_table", "the files with their sizes and SHA-256"),
    ("dataset.has_files", "whether it is read from files"),
    (
      "dataset.reading",
      "how a table was read: its columns, separators, left-out rows; else nothing"
    ),
    ("dataset.is_table", "whether it is a table that was read from a file"),
    (
      "dataset_list",
      "the data sets of all studies one after the other, for a section; within it `dataset` is that one"
    ),

    ("networks.NETWORK.title", "the network's name in figures"),
    ("networks.NETWORK.layers", "its widths"),
    ("networks.NETWORK.parameters", "how many numbers it learns"),
    ("networks.NETWORK.activation", "its activation"),
    ("networks.NETWORK.definition", "its lines of the experiment's file"),
    ("networks.NETWORK.pytorch", "the same network in PyTorch"),
    ("networks.table", "all networks"),
    ("network_list", "the networks one after the other, for a section"),
    ("network_list.*.pytorch", "within it: the network in PyTorch"),

    ("studies.STUDY.name", "the study's name in the experiment's file"),
    ("studies.STUDY.title", "its title"),
    ("studies.STUDY.figure_links", "links to the figures that show it, by their numbers"),
    ("studies.STUDY.has_figures", "whether there are any"),
    ("studies.STUDY.seeds", "how many seeds each network has: `5`, or `5 to 40` where they differ"),
    ("studies.STUDY.is_logged", "whether its runs are read from logs; only then there are"),
    ("studies.STUDY.answer", "which group is better, by how much and how sure"),
    ("studies.STUDY.metric", "the metric that is compared"),
    ("studies.STUDY.bands", "of more than two groups: which the data do not separate"),
    ("studies.STUDY.has_bands", "whether there are bands"),
    ("studies.STUDY.pairing", "whether its runs are pairs, in a sentence"),
    ("studies.STUDY.has_pairing", "whether there are groups that could be paired"),
    ("studies.STUDY.has_effects", "whether anything is compared"),
    ("studies.STUDY.results_table", "what the runs of each group ended with, as a table"),
    ("studies.STUDY.effects_table", "each comparison by itself, as a table"),
    ("studies.STUDY.audit_table", "what was read, run by run, as a table"),
    ("studies.STUDY.warning_list", "what somebody should look at, for a section"),
    ("studies.STUDY.warning_list.*.text", "within it: a sentence"),
    ("studies.STUDY.has_warnings", "whether there is anything"),
    ("studies.STUDY.note_list", "what was assumed and ignored, for a section"),
    ("studies.STUDY.note_list.*.text", "within it: a sentence"),
    ("studies.STUDY.has_notes", "whether there is anything"),
    ("studies.STUDY.first_seed", "the first of them"),
    ("studies.STUDY.has_intervals", "whether there are seeds enough for intervals"),
    ("studies.STUDY.epochs", "how many epochs it trains: `5`, or `5 to 10` where networks differ"),
    (
      "studies.STUDY.batch_size",
      "the batch size, where it is not swept; a range where networks differ"
    ),
    (
      "studies.STUDY.optimizer",
      "the optimiser in words, with the names of networks where they differ"
    ),
    ("studies.STUDY.loss", "the loss in words"),
    ("studies.STUDY.training_count", "how many examples train"),
    ("studies.STUDY.validation_count", "how many validate"),
    (
      "studies.STUDY.pytorch",
      "loss and optimiser in PyTorch, one after the other where networks differ"
    ),
    ("studies.STUDY.pytorch_optimizer", "the optimiser alone"),
    ("studies.STUDY.runs", "how many runs it has"),
    ("studies.STUDY.diverged", "how many of them diverged"),
    ("studies.STUDY.has_diverged", "whether any did"),
    ("studies.STUDY.table", "loss and accuracy of each network and level at the end"),
    ("studies.STUDY.divergence_table", "where runs diverged"),
    ("studies.STUDY.mcnemar", "McNemar's test of each pair of networks, in sentences"),
    ("studies.STUDY.mcnemar_table", "the same for each seed"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].MOMENT.METRIC.text",
      "the mean over seeds, with its interval; MOMENT is `first`, `last` or `best` (epoch), METRIC is `test_`, "
        + "`validation_`, `training_` or `running_` with `accuracy` or `loss`, or `last_batch_loss`"
    ),
    ("studies.STUDY.NETWORK[.at_VALUE].MOMENT.METRIC.mean", "the mean alone"),
    ("studies.STUDY.NETWORK[.at_VALUE].MOMENT.METRIC.interval", "the interval alone"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].STATISTICS.METRIC.text",
      "the final weights evaluated with other statistics, `batch` or `precise`, where the study asks for them; METRIC "
        + "is `training_`, `validation_` or `test_` with `accuracy` or `loss`"
    ),
    ("studies.STUDY.NETWORK[.at_VALUE].STATISTICS.METRIC.mean", "the mean alone"),
    ("studies.STUDY.NETWORK[.at_VALUE].STATISTICS.METRIC.interval", "the interval alone"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.first.text",
      "what a probe found at its first look, the mean over layers"
    ),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.first.mean", "the mean over seeds alone"),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.first.interval", "the interval alone"),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.last.text", "the same at its last look"),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.last.mean", "the mean over seeds alone"),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.last.interval", "the interval alone"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.first.text",
      "the same of one hidden layer"
    ),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.first.mean", "the mean alone"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.first.interval",
      "the interval alone"
    ),
    (
      "studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.last.text",
      "the same at its last look"
    ),
    ("studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.last.mean", "the mean alone"),
    (
      "studies.STUDY.NETWORK[.at_VALUE].probes.QUANTITY.layer_NUMBER.last.interval",
      "the interval alone"
    ),
    (
      "study_list", "the studies one after the other, for a section; within it the names of a study"
    ),
    ("studies.STUDY.code", "cells of the notebook that repeat it; nothing in other editions"),
    ("studies_table", "what was trained, one row a study"),

    ("timing.machine", "the machine that trained"),
    ("timing.workers", "how many runs it trained at once"),
    ("timing.processors", "the vector instructions of the runs, with a warning where they differ"),
    ("timing.has_processors", "whether there are runs that were trained"),
    ("timing.STUDY.NETWORK[.at_VALUE].seconds_per_epoch", "the median time of an epoch's training"),

    ("code.settings", "a cell of the notebook: how many seeds it trains, and where data lie"),
    ("code.data", "cells that read, split and scale the data"),
    ("code.training", "a cell that defines training, evaluation and comparison"),
    ("code.check", "a cell that prints all numbers, and fails where they are not the report's"),

    ("figures.FIGURE", "a figure with its caption, to stand on a line of its own"),
    ("figure_links", "links to all figures, by their numbers"),
    ("has_figures", "whether there are any"),
    ("figure_list", "all figures one after the other, for a section"),
    ("figure_list.*.markdown", "within it: the figure"),
    ("corrections.FIGURE", "the numbers of a figure of corrections, as a table"),

    ("claims.CLAIM.statement", "the claim as a sentence"),
    ("claims.CLAIM.source", "where it comes from"),
    ("claims.CLAIM.verdict", "its verdict in words"),
    ("claims.CLAIM.mark", "the same with a sign, for tables"),
    ("claims.CLAIM.effect", "the effect of its first part"),
    ("claims.CLAIM.interval", "the interval of that effect"),
    ("claims.CLAIM.levels", "the levels that suited each network best, where they were chosen"),
    (
      "claims.CLAIM.amount",
      "how much its first part found: `2.6 times fewer`, `1.2 points higher`, `all 60 runs`"
    ),
    ("claims.CLAIM.range", "what belongs in parentheses behind it: `1.9 to 3.4, 14 seeds`"),
    ("claims.CLAIM.numbers", "both: `2.6 times fewer (1.9 to 3.4, 14 seeds)`"),
    ("claims.CLAIM.sentence", "what was found, with numbers and verdict, in a sentence"),
    ("claims.CLAIM.brief", "the same as Markdown, the verdict in bold"),
    ("claims.CLAIM.part_NUMBER.title", "what tells a part from the others"),
    ("claims.CLAIM.part_NUMBER.verdict", "its verdict in words"),
    ("claims.CLAIM.part_NUMBER.amount", "how much it found"),
    ("claims.CLAIM.part_NUMBER.range", "what belongs in parentheses behind it"),
    ("claims.CLAIM.part_NUMBER.numbers", "both"),
    ("claims.CLAIM.is_supported", "for a section"),
    ("claims.CLAIM.is_reversed", "for a section"),
    ("claims.CLAIM.is_no_meaningful_effect", "for a section"),
    (
      "claims.CLAIM.is_refuted",
      "for a section: reversed, no meaningful effect, or a check that a run contradicts"
    ),
    ("claims.CLAIM.is_inconclusive", "for a section"),
    ("claims.CLAIM.is_contested", "for a section: its parts disagree"),
    (
      "claims.family",
      "how many comparisons are judged together: parts of claims, without those about time"
    ),
    ("claims.rounds", "how often comparisons that were open got further seeds"),
    ("claims.has_rounds", "for a section"),
    (
      "claims.budget",
      "how much training further seeds may bring it to: `7 minutes of two usual cores`"
    ),
    ("claims.has_budget", "for a section"),
    ("claims.total", "how many claims say something about the world: those of the role `finding`"),
    ("claims.counts", "how many of them have each verdict"),
    (
      "claims.open",
      "which of them are inconclusive, up to three by their statements and more by titles, with what would decide them"
    ),
    ("claims.has_open", "whether any is"),
    ("claims.has_findings", "whether there are any"),
    ("claims.has_others", "whether there are identities, controls or checks of theory besides"),
    ("claims.others", "how many there are of each, with their verdicts"),
    ("claims.identity.total", "how many identities there are"),
    ("claims.identity.counts", "how many of them have each verdict"),
    ("claims.control.total", "how many controls there are"),
    ("claims.control.counts", "how many of them have each verdict"),
    ("claims.theory.total", "how many checks of theory there are"),
    ("claims.theory.counts", "how many of them have each verdict"),
    ("claims.verdicts_table", "the verdicts, each with the titles of its claims"),
    (
      "claims.table",
      "all claims but those about time, with effects in units of the smallest that matters"
    ),
    ("claims.timed_table", "the same of those about time"),
    ("claims.details_table", "all claims with effects as they were measured"),
    ("claims.by_question.QUESTION", "the same of one question: Q2.6 is `q2_6`"),
    (
      "claim_list", "the claims one after the other, for a section; within it the names of a claim"
    ),
    ("has_claims", "whether the experiment has claims"),
    ("has_timed_claims", "whether any is about time"),

    ("example.at_NUMBER.value", "a value of the worked example before batch norm"),
    ("example.at_NUMBER.normalized", "the normalised value, by the training engine"),
    ("example.at_NUMBER.output", "the output"),
    ("example.at_NUMBER.output_gradient", "the gradient of the loss with respect to the output"),
    ("example.at_NUMBER.input_gradient", "and to the value"),
    ("example.at_NUMBER.inferred_output", "the output at inference, after one update"),
    ("example.scale", "γ"),
    ("example.shift", "β"),
    ("example.scale_gradient", "the gradient of the loss with respect to γ"),
    ("example.shift_gradient", "and to β"),
    ("example.running_mean", "the running mean after the batch"),
    ("example.running_variance", "the running variance after the batch"),
  ]
}
