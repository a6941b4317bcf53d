public import Faults
public import Foundation
internal import YAML

extension Baseline {
  /// The baseline that a file describes.
  ///
  ///     format: bnreport-baseline/1
  ///     endpoint: last             # or best
  ///     budget: { epochs: 10 }
  ///     alpha: 0.01
  ///     looks: 2                   # 1 without it
  ///     pair: none                 # or seed
  ///     runs: 3                    # the fewest of a candidate; 1 without it
  ///     constant:
  ///       dataset: fashion-mnist
  ///     metrics:
  ///       validation/accuracy:
  ///         direction: higher      # or lower
  ///         margin: 0.002
  ///         anchor_margin: 0.004   # twice the margin without it
  ///         allow_diverged: 0
  ///         same_host: false       # true for times and memory that one machine measures
  ///         groups:
  ///           batch_norm:
  ///             - { level: 32, seed: 1, value: 0.9712 }
  ///             - { level: 32, seed: 2, diverged: true }
  ///         anchor:                # without levels `batch_norm: { n: …, … }`
  ///           batch_norm:
  ///             - { level: 32, n: 10, mean: 0.97085, deviation: 0.00084 }
  ///     accepted:
  ///       - { revision: 1a2b3c4, reason: "wider hidden layer" }
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - file: Its path, for messages.
  /// - Throws: ``Faults`` with file, line and column: all mistakes.
  public init(reading bytes: Data, file: String) throws(Faults) {
    let (root, slips) = try YAMLValue.reading(all: bytes, file: file)
    guard let root else {
      throw Faults(
        Fault(
          file: file,
          "the file holds no baseline",
          hint: "Write one with `bnreport check RUNS... --baseline \(file) --update`."
        )
      )
    }
    var reader = BaselineReader(file: file)
    reader.faults.add(slips)
    self = reader.baseline(root)
    try reader.faults.check()
    comments = BaselineComments(text: String(decoding: bytes, as: UTF8.self), root: root)
  }
}

/// Reads the parts of a baseline file, and goes on behind a mistake.
struct BaselineReader {
  /// How many mistakes of one mapping or list are told: whoever made more made one in all of them.
  static let mostMistakes = 100

  let file: String
  var faults = FaultCollector()

  init(file: String) { self.file = file }

  /// The whole of it.
  mutating func baseline(_ root: YAMLValue) -> Baseline {
    var baseline = Baseline()
    let known = [
      "format", "endpoint", "budget", "alpha", "looks", "pair", "runs", "constant", "metrics",
      "accepted",
    ]
    guard case .mapping = root.content else {
      faults.add(
        Fault(
          file: file,
          at: root.position,
          "the baseline is not a mapping (got \(root.kind))",
          hint: "Write `key: value` lines; known keys: \(known.joined(separator: ", "))."
        )
      )
      return baseline
    }
    guard let fields = open(root, path: "", known: known) else { return baseline }
    faults.collect { () throws(Fault) in try Self.checkFormat(fields) }
    readSettings(fields, into: &baseline)
    for entry in entries(fields, "constant") {
      if let text = faults.collect({ () throws(Fault) in
        try fields.text(of: entry.value, "constant.\(entry.key)")
      }) {
        baseline.constant[entry.key] = text
      }
    }
    readMetrics(fields, into: &baseline)
    baseline.accepted = accepted(fields)
    return baseline
  }

  private static func checkFormat(_ fields: FieldReader) throws(Fault) {
    let format = try fields.text("format")
    guard format != Baseline.format else { return }
    let stem = Baseline.format.prefix { $0 != "/" } + "/"
    let isNewer = format.hasPrefix(stem) && Int(format.dropFirst(stem.count)) ?? 0 > 1
    throw Fault(
      isNewer ? .newer : .invalid,
      file: fields.file,
      at: try fields.required("format").position,
      "format is unknown (got \"\(format)\", expected \(Baseline.format))",
      hint: isNewer
        ? "A later version of bnreport wrote the file: use that one."
        : "Write `format: \(Baseline.format)`."
    )
  }

  private mutating func readSettings(_ fields: FieldReader, into baseline: inout Baseline) {
    take(&baseline.endpoint) { () throws(Fault) in try fields.choice("endpoint", default: .last) }
    take(&baseline.pair) { () throws(Fault) in try fields.choice("pair", default: GatePairing.none)
    }
    take(&baseline.alpha) { () throws(Fault) in
      try fields.number(
        "alpha",
        where: { $0 > 0 && $0 < 0.5 },
        expected: "a share above 0 and below 0.5",
        default: 0.01
      )
    }
    take(&baseline.looks) { () throws(Fault) in try fields.integer("looks", in: 1...20, default: 1)
    }
    take(&baseline.candidateRuns) { () throws(Fault) in
      try fields.integer("runs", in: 1...10_000, default: 1)
    }
    for entry in entries(fields, "budget") {
      let amount = faults.collect { () throws(Fault) in
        try fields.number(
          of: entry.value,
          "budget.\(entry.key)",
          where: { $0 > 0 },
          expected: "a number above 0"
        )
      }
      baseline.budget[entry.key] = amount
    }
  }

  private mutating func readMetrics(_ fields: FieldReader, into baseline: inout Baseline) {
    let metrics = entries(fields, "metrics")
    if metrics.isEmpty, fields.value["metrics"].map(Self.isMapping) != false {
      faults.add(
        fields.has("metrics")
          ? fields.error(
            "metrics has no entry (expected at least one)",
            at: fields.value["metrics"]?.position ?? fields.value.position,
            hint: "A gate without metrics passes nothing: renew the file with `--update`."
          ) : fields.missing("metrics")
      )
    }
    baseline.places = FieldPlaces(file: file)
    for entry in metrics {
      baseline.places.positions["metrics.\(entry.key)"] = entry.position
      if let metric = metric(entry) { baseline.metrics.append(metric) }
    }
    baseline.metrics.sort { $0.name < $1.name }
  }

  private static func isMapping(_ value: YAMLValue) -> Bool {
    if case .mapping = value.content { true } else { false }
  }

  // MARK: Help for all parts

  /// Opens a mapping, and tells each of its unknown keys.
  mutating func open(_ value: YAMLValue, path: String, known: [String]) -> FieldReader? {
    var value = value
    for _ in 0..<Self.mostMistakes {
      do throws(Fault) {
        return try FieldReader(value, file: file, path: path, known: known)
      } catch {
        faults.add(error)
        guard let position = error.position, value.position != position || Self.isMapping(value),
          value.mend(at: position, to: error.remedy) != .notFound
        else { return nil }
      }
    }
    return nil
  }

  /// The entries of a mapping; none where there is no such key or no mapping.
  mutating func entries(_ fields: FieldReader, _ key: String) -> [YAMLValue.Entry] {
    faults.collect { () throws(Fault) in try fields.entries(key) } ?? []
  }

  /// Reads a value in place of another, which stays after a mistake.
  mutating func take<Value>(_ value: inout Value, _ body: () throws(Fault) -> Value) {
    if let read = faults.collect(body) { value = read }
  }
}
