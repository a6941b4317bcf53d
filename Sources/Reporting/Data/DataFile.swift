internal import Evidence
internal import Experiments
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
  let parts: @Sendable (Source) -> FileParts?

  /// A file whose content comes in parts.
  init(_ path: String, parts: @escaping @Sendable (Source) -> FileParts?) {
    self.path = path
    self.parts = parts
  }

  /// A table.
  init(_ path: String, csv: @escaping @Sendable (Source) -> CSVText?) {
    self.init(path) { source in csv(source).map { table in FileParts { table.bytes } } }
  }

  /// Every data file, those first that take long.
  static let all: [DataFile] = [
    .results, .experiment, .metrics, .timings, .probes, .claims, .effects,
  ]

  /// `experiment.yaml`: what ran, with presets and settings applied.
  static let experiment = DataFile(
    "experiment.yaml",
    parts: { source in FileParts { Array(source.results.experiment.yaml.utf8) } }
  )
}
