/// What a word of the program means: a page of a few lines.
struct Explanation {
  /// The word, and others for the same.
  var names: [String]
  /// The meaning in one sentence.
  var short: String
  /// How it comes about, and what to do.
  var text: String

  init(_ names: String..., short: String, _ text: String) {
    self.init(names: names, short: short, text: text)
  }

  init(names: [String], short: String, text: String) {
    (self.names, self.short, self.text) = (names, short, text)
  }

  /// All pages: verdicts, words of the gate, codes of faults, exit statuses, then what is about pictures.
  static let all = verdicts + gate + faults + statuses + pictures

  /// One for each case of `Verdict`, and the words beside them.
  static let verdicts = [
    Explanation(
      "supported",
      short: "the effect is there, as claimed, and large enough to matter",
      """
      The interval of the differences lies wholly on the claimed side of no effect, and their
      mean reaches the smallest effect that matters. A claim of several parts is supported
      where all of them are. What is left to ask: does it hold for other networks and data?
      """
    ),
    Explanation(
      "reversed",
      short: "the opposite of the claim is shown",
      """
      The interval lies wholly on the other side of no effect, and the mean is as large as
      what matters. `--fail-on refuted` counts it as a failure.
      """
    ),
    Explanation(
      "no meaningful effect",
      short: "the effect is shown to be too small to matter",
      """
      The interval lies within the smallest effect that matters, on both sides of no effect.
      This is a finding and no lack of one: more seeds would only confirm it. A smaller
      `smallest_effect` asks a finer question.
      """
    ),
    Explanation(
      "refuted",
      short: "a run contradicts what is claimed of every run",
      """
      The claim says something of every run (`every_run`), and at least one run is outside.
      No statistics are needed. The report names the runs.
      """
    ),
    Explanation(
      "inconclusive",
      short: "the data decide neither way",
      """
      The interval reaches over the limits of the other verdicts. The report says how many
      more seeds would decide it, if it can be foreseen: `--seeds N`, `seeds: { least: 5,
      most: 40 }` in the study, or a larger `--budget`. With logs: log more runs, and record
      their seeds, since pairs need half as many.
      """
    ),
    Explanation(
      "contested",
      short: "parts of one claim contradict one another",
      """
      One part is supported and another reversed: at another level of a sweep, by another
      measure, or by the best value and not by the last one. The claim as it is worded is
      too wide. Read its parts one by one, and make two claims of it.
      """
    ),
    Explanation(
      "not measured",
      "not judged",
      short: "a number that the claim needs is missing",
      """
      A run of a pair diverged, runs are missing, the runs made fewer updates than the claim
      asks for, or too many reached an accuracy before the first look or never. The report
      says which. It is no verdict, for or against.
      """
    ),
  ]

  /// The words of `bnreport check`.
  static let gate = [
    Explanation(
      "held",
      "improved",
      short: "a loss of the margin or more is excluded",
      """
      The one-sided 95 % bound of the difference lies above minus the margin. `improved` if
      a gain of at least the margin is shown too.
      """
    ),
    Explanation(
      "regressed",
      short: "a loss of at least the margin is shown",
      """
      The difference is at least the margin, and p < alpha (0.01) among all metrics of the
      gate. Running the job again changes nothing where training is deterministic, and
      deceives where it is not. If the loss is meant: `bnreport check --update --reason TEXT`.
      """
    ),
    Explanation(
      "undecided",
      short: "the runs neither show the loss nor exclude it",
      """
      Add runs to the ones that there are: the output says how many. Do not replace them.
      `--strict` makes it a failure.
      """
    ),
    Explanation(
      "unmeasured",
      short: "the comparison cannot be made, which is never a pass",
      """
      A metric, group or level is missing, the budget, data set or a setting is another than
      the baseline's, or only diverged runs are left.
      """
    ),
  ]
}
