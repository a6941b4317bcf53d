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

  // MARK: With epochs

  /// Three epochs of ten updates, as each tool writes them once its epoch is logged.
  private static let epochs: [(format: String, files: [String: [UInt8]])] = [
    ("keras", ["training.log": Array("epoch,val_loss\n".utf8) + lines { "\($0),\($1)" }]),
    (
      "lightning",
      [
        "metrics.csv": Array("epoch,step,val_loss\n".utf8)
          + lines { "\($0),\($0 * 10 + 9),\($1)" }
      ]
    ),
    ("lines", ["log.jsonl": lines { #"{"epoch": \#($0 + 1), "val_loss": \#($1)}"# }]),
    ("table", ["log.csv": Array("epoch,val_loss\n".utf8) + lines { "\($0 + 1),\($1)" }]),
    ("events", ["events.out.tfevents.1": eventsWithEpochs]),
    ("wandb", ["run-a.wandb": wandbWithEpochs]),
    (
      "mlflow",
      [
        "meta.yaml": Array("run_id: a\nstatus: 3\n".utf8),
        "metrics/val/loss": lines { "17 \($1) \($0 + 1)" },
        "metrics/epoch": lines { place, _ in "17 \(place + 1) \(place + 1)" },
      ]
    ),
    (
      "dvclive",
      [
        "plots/metrics/val/loss.tsv": Array("step\tloss\n".utf8) + lines { "\($0)\t\($1)" },
        "plots/metrics/epoch.tsv": Array("step\tepoch\n".utf8)
          + lines { place, _ in "\(place)\t\(place)" },
      ]
    ),
    (
      "hugging face",
      [
        "trainer_state.json": Array(
          """
          {"global_step": 30, "log_history": [
            {"epoch": 1.0, "step": 10, "eval_loss": 0.5}, {"epoch": 2.0, "step": 20, "eval_loss": 0.25},
            {"epoch": 3.0, "step": 30, "eval_loss": 0.125}]}
          """.utf8
        )
      ]
    ),
  ]

  private static var eventsWithEpochs: [UInt8] {
    var file = EventBytes()
    for (place, value) in values.enumerated() {
      file.add("epoch", Float(place), step: place * 10 + 9)
      file.add(name, value, step: place * 10 + 9)
    }
    return file.bytes
  }

  private static var wandbWithEpochs: [UInt8] {
    var file = WandBBytes()
    for (place, value) in values.enumerated() {
      file.add(["_step": "\(place)", "epoch": "\(place + 1)", name: "\(value)"])
    }
    return file.bytes
  }

  @Test func theyAreOneCurveByEpochsInEveryFormat() throws {
    for (format, files) in Self.epochs {
      let found = try LogScratch(files).search()
      let metric = try #require(LoggedMetric.named(Self.name, among: LoggedMetric.all(of: found.runs)))
      let curves = try MetricCurves(metric, of: found.runs)
      #expect(curves.axis == .epoch, "\(format)")
      #expect(
        curves.runs == [[.init(x: 1, value: 0.5), .init(x: 2, value: 0.25), .init(x: 3, value: 0.125)]],
        "\(format)"
      )
      #expect(curves.metric.name == "validation/loss" && curves.budget == 3, "\(format)")
      #expect(found.faults.isEmpty, "\(format)")
    }
  }
}
