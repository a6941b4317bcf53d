internal import Experiments
internal import Runs

/// The shape of `timings.json`.
struct TimingsFile: Encodable {
  private struct Epoch: Encodable {
    var epoch: Int
    var trainSeconds: Double
    var evaluateSeconds: Double
  }

  private struct Run: Encodable {
    var study: String
    var network: String
    var seed: UInt64
    var factors: [String: Double]
    var host: Runs.Host
    var epochs: [Epoch]

    /// The factors stand beside the other fields, each under its own name.
    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: FieldName.self)
      try fields.encode(study, forKey: FieldName("study"))
      try fields.encode(network, forKey: FieldName("network"))
      try fields.encode(seed, forKey: FieldName("seed"))
      for (name, value) in factors { try fields.encode(value, forKey: FieldName(name)) }
      try fields.encode(host.machine, forKey: FieldName("machine"))
      try fields.encode(host.workers, forKey: FieldName("workers"))
      try fields.encode(epochs, forKey: FieldName("epochs"))
    }
  }

  private struct FieldName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
  }

  private var schema = "bnreport.timings/2"
  private var runs: [Run]
  private var claims: [ClaimRecord]

  init(_ results: Results, evidence: Evidence) {
    runs = results.runs.map { run in
      Run(
        study: run.entry.study,
        network: run.entry.network,
        seed: run.entry.configuration.seed,
        factors: run.entry.factors,
        host: run.record.host,
        epochs: run.record.timings.map {
          Epoch(
            epoch: $0.epoch,
            trainSeconds: $0.trainSeconds,
            evaluateSeconds: $0.evaluateSeconds
          )
        }
      )
    }
    claims = evidence.timedClaims.map(ClaimRecord.init)
  }
}
