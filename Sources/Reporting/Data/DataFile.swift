internal import Evidence
internal import Experiments
internal import JSON
internal import Measures
internal import Runs

/// A file of results for other programs, sorted and, except for `timings.json`, free of anything that depends on time.
struct DataFile: Sendable {
  /// What the files are made of.
  struct Source: Sendable {
    /// What was asked and measured.
    var results: Results
    /// What became of the claims.
    var evidence: Evidence
    /// The program and its version.
    var tool: String
  }

  /// The path below the report's folder.
  let path: String
  /// The content; nil where there is nothing to write.
  let bytes: @Sendable (Source) -> [UInt8]?

  private init(_ path: String, bytes: @escaping @Sendable (Source) -> [UInt8]?) {
    self.path = path
    self.bytes = bytes
  }

  /// A table.
  init(_ path: String, csv: @escaping @Sendable (Source) -> CSVText?) {
    self.init(path, bytes: { csv($0)?.bytes })
  }

  /// An object whose keys are sorted.
  init(_ path: String, json: @escaping @Sendable (Source) -> any Encodable) {
    self.init(path, bytes: { CanonicalJSON.bytes(of: json($0), pretty: true) })
  }

  /// Every data file, those first that take long.
  static let all: [DataFile] = [
    .results, .experiment, .metrics, .timings, .probes, .claims, .effects,
  ]

  /// `experiment.yaml`: what ran, with presets and settings applied.
  static let experiment = DataFile(
    "experiment.yaml",
    bytes: { Array($0.results.experiment.yaml.utf8) }
  )
}
