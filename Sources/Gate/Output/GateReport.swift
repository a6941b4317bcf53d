/// What a check says to people and to programs; every form of it is text that is made from the result alone.
public struct GateReport: Sendable, Hashable {
  /// What was found.
  public let result: GateResult
  /// The baseline file, as messages name it.
  public let baselineFile: String
  /// The lines of the baseline file on which metrics begin.
  public let lines: [String: Int]
  /// Whether what is undecided fails too.
  public var isStrict: Bool
  /// Curves of the candidate's runs, for the summary.
  public var curves: [GateCurve]
  /// The address of the whole report, for the summary; nil where there is none.
  public var artifact: String?

  /// Creates the report of a result.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - baseline: What it was compared with.
  ///   - file: The path of the baseline file.
  ///   - isStrict: Whether what is undecided fails too.
  ///   - curves: Curves of the candidate's runs.
  ///   - artifact: The address of the whole report.
  public init(
    _ result: GateResult,
    baseline: Baseline,
    file: String,
    isStrict: Bool = false,
    curves: [GateCurve] = [],
    artifact: String? = nil
  ) {
    self.result = result
    baselineFile = file
    var lines: [String: Int] = [:]
    for metric in baseline.metrics { lines[metric.name] = baseline.line(of: metric.name) }
    self.lines = lines
    self.isStrict = isStrict
    self.curves = curves
    self.artifact = artifact
  }

  /// The exit status of the check.
  public var exitStatus: Int32 { result.exitStatus(strict: isStrict) }

  /// The outcome in one sentence: `1 of 12 comparisons regressed, 2 undecided`.
  public var outcome: String {
    let unread = result.candidates.unread.count
    return compared
      + (unread > 0 ? ", \(unread) \(unread == 1 ? "input" : "inputs") could not be read" : "")
  }

  /// What became of the comparisons.
  private var compared: String {
    let count = result.findings.count
    let whole = "\(count) \(count == 1 ? "comparison" : "comparisons")"
    guard count > 0 else { return "nothing was compared" }
    let open = [GateWord.regressed, .unmeasured, .undecided].filter { result.count($0) > 0 }
    guard let first = open.first else {
      let better = result.count(.improved)
      return (count == 1 ? whole : "all \(whole)") + " held"
        + (better > 0 ? ", \(better) of them improved" : "")
    }
    return "\(result.count(first)) of \(whole) \(first.rawValue)"
      + open.dropFirst().map { ", \(result.count($0)) \($0.rawValue)" }.joined()
  }

  /// What concerns the whole of a check, a sentence each.
  var notes: [String] {
    result.candidates.unread.map { "could not be read: \($0)" } + result.differences
      + result.suggestions
  }

  /// The findings that did not hold, the gravest first.
  var open: [GateFinding] {
    let words = [GateWord.regressed, .unmeasured, .undecided]
    return words.flatMap { word in result.findings.filter { $0.word == word } }
  }

  /// What readers of the numbers must know.
  static let legend =
    "Differences are candidate less baseline, turned so that worse is negative; "
    + "the ends of an interval are one-sided bounds of 95 %."
}

/// A curve of a training, for people.
public struct GateCurve: Sendable, Hashable {
  /// What it is of.
  public var cell: GateCell
  /// Its values in order.
  public var values: [Double]

  /// Creates a curve.
  public init(_ cell: GateCell, _ values: [Double]) {
    self.cell = cell
    self.values = values
  }

  /// The curve as bars of text, at most 40 of them, from the least value to the largest; `×` is a value that is not finite.
  var bars: String {
    let step = max(1, Int((Double(values.count) / 40).rounded(.up)))
    // The last value is the one that is judged.
    let shown = values.indices.filter { (values.count - 1 - $0).isMultiple(of: step) }.map {
      values[$0]
    }
    let finite = shown.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return String(repeating: "×", count: shown.count)
    }
    let signs = Array("▁▂▃▄▅▆▇█")
    return String(
      shown.map { value in
        guard value.isFinite else { return "×" }
        // Halves, as the distance of two numbers may be none.
        let height = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0.5
        return signs[min(7, Int(height * 8))]
      }
    )
  }
}
