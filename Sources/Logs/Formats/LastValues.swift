internal import Faults
internal import Notation

extension LogFormat {
  /// An object of last values: DVCLive's `metrics.json`, Hugging Face's `all_results.json`, Weights & Biases'
  /// `wandb-summary.json`.
  static let lastValues = LogFormat(
    "last-values",
    title: "JSON of last values",
    .file(
      recognises: { file in
        guard let object = JSONHead(file, count: 64 << 10)?.object,
          !["config.json", "args.json", "params.json", "hparams.json"].contains(file.name)
        else { return false }
        // A vocabulary has words too, and all of them.
        let fields = object.fields
        return fields.count <= 1000 && fields.count { Int($0.name) != nil } < 2
          && hasMetric(object, "", 0)
      },
      read: { file throws(Fault) in
        var (collector, settings) = (SeriesCollector(), [String: Setting]())
        addLastValues(try file.object(), "", 0, &collector, &settings)
        return [
          LoggedRun(
            source: file.path,
            format: "last-values",
            settings: settings,
            series: collector.series,
            notes: [LogNote(.assumed, "last values, without a curve")] + collector.notes
          )
        ]
      }
    )
  )

  private static func hasMetric(_ object: LogJSON.Value, _ prefix: String, _ depth: Int) -> Bool {
    object.fields.contains { name, value in
      switch value.kind {
      case .number:
        MetricDirection(ofMetric: prefix + name) != .none
          && LogName(prefix + name).reasonToIgnore == nil
      case .object: depth < 3 && hasMetric(value, prefix + name + "/", depth + 1)
      case .array, .bool, .null, .string: false
      }
    }
  }

  private static func addLastValues(
    _ object: LogJSON.Value,
    _ prefix: String,
    _ depth: Int,
    _ collector: inout SeriesCollector,
    _ settings: inout [String: Setting]
  ) {
    for (key, value) in object.fields {
      let name = prefix + key
      switch value.kind {
      case .object where depth < 4 && value["_type"] == nil && key != "_wandb":
        addLastValues(value, name + "/", depth + 1, &collector, &settings)
      case .number:
        guard let number = value.value else { continue }
        if SettingWords.isSetting(key) || LogName(name).reasonToIgnore == .annotation {
          settings[name] = Setting(value.text)
        } else {
          collector.add(name, number)
        }
      case .string where value.number.value?.isFinite == false:
        collector.add(name, value.number.value ?? .nan)
      case .string where depth == 0 && value.text.utf8.count <= 200:
        settings[key] = Setting(value.text)
      case .bool where depth == 0: settings[key] = Setting(value.text)
      case .array, .object, .bool, .null, .string: break
      }
    }
  }
}
