internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Runs

extension DataFile {
  /// `timings.json`: everything that depends on the machine's speed.
  static let timings = DataFile(
    "timings.json",
    parts: { source in
      FileParts.object(runs: source.results.runs) {
        TimingsFile(evidence: source.evidence)
      } _: {
        TimingsFile.Run($0)
      }
    }
  )
}

/// The shape of `timings.json`, but for its runs.
private struct TimingsFile: Encodable {
  struct Epoch: Encodable {
    var epoch: Int
    var trainSeconds: Double
    var evaluateSeconds: Double
    /// Nil where there are none.
    var steps: [StepTiming]?
  }

  struct Run: Encodable {
    var study: String
    var network: String
    var seed: UInt64
    var factors: [String: Double]
    var host: Runs.Host
    var epochs: [Epoch]

    init(_ run: Results.Run) {
      study = run.entry.study
      network = run.entry.network
      seed = run.entry.configuration.seed
      factors = run.entry.factors
      host = run.record.host
      epochs = run.record.timings.map {
        Epoch(
          epoch: $0.epoch,
          trainSeconds: $0.trainSeconds,
          evaluateSeconds: $0.evaluateSeconds,
          steps: $0.steps.isEmpty ? nil : $0.steps
        )
      }
    }

    /// The factors stand beside the other fields, each under its own name.
    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: FieldName.self)
      try fields.encode(study, forKey: FieldName("study"))
      try fields.encode(network, forKey: FieldName("network"))
      try fields.encode(seed, forKey: FieldName("seed"))
      for (name, value) in factors { try fields.encode(value, forKey: FieldName(name)) }
      try fields.encode(host.machine, forKey: FieldName("machine"))
      try fields.encode(host.workers, forKey: FieldName("workers"))
      try fields.encodeIfPresent(host.vectors, forKey: FieldName("vectors"))
      try fields.encodeIfPresent(host.onednn, forKey: FieldName("onednn"))
      try fields.encode(epochs, forKey: FieldName("epochs"))
    }
  }

  struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  var schema: String
  let runs: [Run] = []
  var claims: [ClaimObject]

  init(evidence: Evidence) {
    schema = "bnreport.timings/1"
    claims = evidence.timedClaims.map(ClaimObject.init)
  }
}
