internal import Faults
internal import Notation

extension LogFormat {
  /// A folder of Hugging Face's Trainer: `trainer_state.json`, and a copy in each `checkpoint-N`, of which the one that got
  /// furthest is read.
  static let huggingFaceFolder = LogFormat(
    "huggingface-trainer",
    title: "Hugging Face Trainer",
    .folder(
      recognises: { folder in
        folder.files.contains("trainer_state.json") || !checkpoints(of: folder).isEmpty
      },
      read: { folder throws(Fault) in
        var best: (step: Double, file: LogFile, state: LogJSON.Value)?
        var fault: Fault?
        let last = checkpoints(of: folder).last
        for file in [try? folder.file("trainer_state.json"), last].compactMap(\.self) {
          do throws(Fault) {
            let state = try file.object()
            let step = state["global_step"]?.value ?? 0
            if best == nil || step > best?.step ?? 0 { best = (step, file, state) }
          } catch { fault = error }
        }
        guard let best else {
          throw fault ?? Fault(.missing, file: folder.path, "has no trainer_state.json")
        }
        var run = try HuggingFaceState(best.state, best.file).run("huggingface-trainer")
        if let fault { run.notes.append(LogNote(.warning, Phrase(verbatim: "\(fault)"))) }
        return [run]
      }
    ),
    // Copies, and the last values of the same training.
    parts: { folder in
      let names = folder.files.filter { $0.hasSuffix("_results.json") }
      return Set(
        names + ["trainer_state.json"] + folder.folders.filter { $0.hasPrefix("checkpoint-") }
      )
    }
  )

  /// The same as a file alone.
  static let huggingFaceState = LogFormat(
    "huggingface-state",
    title: "Hugging Face trainer_state.json",
    .file(
      recognises: { file in
        guard let object = JSONHead(file)?.object else { return false }
        return object["log_history"] != nil
          || (object["global_step"] != nil && object.fields.contains { $0.name.hasPrefix("best_") })
      },
      read: { file throws(Fault) in
        [try HuggingFaceState(try file.object(), file).run("huggingface-state")]
      }
    )
  )

  /// The states in checkpoints, in the order of their steps.
  private static func checkpoints(of folder: LogFolder) -> [LogFile] {
    let steps = folder.folders.compactMap { name in
      name.hasPrefix("checkpoint-") ? Int(name.dropFirst("checkpoint-".count)) : nil
    }
    return steps.sorted().compactMap {
      try? LogFile("\(folder.path)/checkpoint-\($0)/trainer_state.json")
    }
  }
}

/// The reading of `log_history` (transformers/trainer.py, trainer_callback.py).
///
/// A row of evaluation has `eval_…`, one of the training `loss`, and the last a summary with `train_runtime`, which is none
/// of either.
private struct HuggingFaceState {
  private let state: LogJSON.Value
  private let file: LogFile
  private let rows: [LogJSON.Value]

  init(_ state: LogJSON.Value, _ file: LogFile) throws(Fault) {
    guard let rows = state["log_history"], rows.kind == .array else {
      throw Fault(
        file: file.path,
        "has no log_history (expected the list of what was logged)",
        hint: "Name the trainer_state.json of a training."
      )
    }
    (self.state, self.file, self.rows) = (state, file, rows.elements)
  }

  func run(_ format: String) -> LoggedRun {
    var collector = SeriesCollector()
    var hasSummary = false
    for row in rows {
      let (epoch, step) = (row["epoch"]?.value, row["step"]?.value?.asStep)
      guard row["train_runtime"] == nil else {
        hasSummary = true
        continue
      }
      for (name, value) in row.fields where name != "epoch" && name != "step" {
        guard let number = value.number.value, value.kind == .number || !number.isFinite else {
          continue
        }
        let isEvaluation = name.hasPrefix("eval_")
        guard
          let place = collector.place(
            of: name,
            unnamed: .train,
            mode: isEvaluation ? .evaluated : name == "loss" ? .runningMean : .unknown
          )
        else { continue }
        collector.add(number, at: place, epoch: epoch, step: step)
      }
    }
    var notes = [
      LogNote(
        .warning,
        "divergence may be hidden: by default losses that are not finite are replaced by the mean of those before"
      )
    ]
    if hasSummary {
      notes.append(
        LogNote(.ignored, "the summary row with train_runtime: no moment of the training")
      )
    }
    notes += noteOfBest(collector.series)
    return LoggedRun(
      source: file.path,
      format: format,
      settings: settings,
      state: hasSummary ? .finished : .unknown,
      series: collector.series,
      notes: notes + collector.notes
    )
  }

  private var settings: [String: Setting] {
    let names = ["train_batch_size", "num_train_epochs", "max_steps"]
    return names.reduce(into: [:]) { settings, name in
      guard let value = state[name], value.value != nil else { return }
      settings[name] = Setting(value.text)
    }
  }

  /// `best_metric` is a number of an evaluation, whichever it was chosen by.
  private func noteOfBest(_ series: [LoggedSeries]) -> [LogNote] {
    guard let best = state["best_metric"]?.value else { return [] }
    let evaluations = series.filter { $0.split != .train }
    let isKnown = evaluations.contains { series in
      series.points.contains { abs($0.value - best) <= 1e-9 * max(1, abs(best)) }
    }
    guard !isKnown else { return [] }
    return [
      LogNote(.warning, "best_metric is \(setting: best), which no evaluation of the file has")
    ]
  }
}
