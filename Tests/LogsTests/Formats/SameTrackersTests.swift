import Testing

@testable import Logs

/// The same numbers as every tracker writes them are the same series.
@Suite struct SameTrackersTests {
  private static let values: [Float] = [0.5, 0.25, 0.125]
  private static let name = "val/loss"

  /// The bytes of a log by the names of its files.
  private static let logs: [(format: String, files: [String: [UInt8]])] = [
    ("simple", ["events.out.tfevents.1": events { $0.float(2, $1) }]),
    (
      "content",
      [
        "events.out.tfevents.1": events {
          $0.message(8, ProtoBytes().int(1, 1).data(4, littleEndian($1.bitPattern)))
        }
      ]
    ),
    (
      "float_val",
      [
        "events.out.tfevents.1": events {
          $0.message(8, ProtoBytes().int(1, 1).data(5, littleEndian($1.bitPattern)))
        }
      ]
    ),
    (
      "double_val",
      [
        "events.out.tfevents.1": events {
          $0.message(8, ProtoBytes().int(1, 2).double(6, Double($1)))
        }
      ]
    ),
    ("wandb", ["run-a.wandb": wandb]),
    (
      "mlflow",
      [
        "meta.yaml": Array("run_id: a\nstatus: 3\n".utf8),
        "metrics/val/loss": lines { "17 \($1) \($0)" },
      ]
    ),
    (
      "dvclive",
      ["plots/metrics/val/loss.tsv": Array("step\tloss\n".utf8) + lines { "\($0)\t\($1)" }]
    ),
    (
      "clearml",
      [
        "metrics.jsonl": lines {
          #"[{"metric": "val", "variant": "loss", "iter": \#($0), "value": \#($1)}]"#
        }, "task.json": Array("{}".utf8),
      ]
    ),
  ]

  private static func events(_ value: (ProtoBytes, Float) -> ProtoBytes) -> [UInt8] {
    var file = EventBytes()
    for (step, number) in values.enumerated() {
      file.add(name, step: step) { value($0, number) }
    }
    return file.bytes
  }

  private static var wandb: [UInt8] {
    var file = WandBBytes()
    for (step, value) in values.enumerated() { file.add(["_step": "\(step)", name: "\(value)"]) }
    return file.bytes
  }

  private static func lines(_ line: (Int, Float) -> String) -> [UInt8] {
    values.enumerated().flatMap { Array((line($0.offset, $0.element) + "\n").utf8) }
  }

  @Test func theyAreOneSeriesInEveryFormat() throws {
    let expected = [
      LoggedSeries(
        name: Self.name,
        split: .validation,
        metric: "loss",
        points: [
          LoggedPoint(step: 0, 0.5), LoggedPoint(step: 1, 0.25), LoggedPoint(step: 2, 0.125),
        ]
      )
    ]
    for (format, files) in Self.logs {
      let found = try LogScratch(files).search()
      #expect(found.runs.map(\.series) == [expected], "\(format)")
      #expect(found.faults.isEmpty)
    }
  }
}
