internal import Faults
internal import Notation

extension LogFormat {
  /// The folder of a run of W&B: `offline-run-DATE-ID` or `run-DATE-ID`.
  static let wandb = LogFormat(
    "wandb",
    title: "W&B run folder",
    .folder(
      recognises: { folder in WandBFolder.file(of: folder) != nil || WandBFolder.isSummary(folder)
      },
      read: { folder throws(Fault) in [try WandBFolder.read(folder)] }
    ),
    parts: { folder in Set(folder.files + ["files", "logs", "tmp"]) }
  )

  /// A run file of W&B that was named by itself.
  static let wandbFile = LogFormat(
    "wandb-file",
    title: "W&B run file",
    .file(
      recognises: { file in WandBFile.begins(file.head) },
      read: { file throws(Fault) in
        [try WandBRun(file, source: file.path, format: "wandb-file").logged()]
      }
    )
  )
}

/// What W&B writes of a run: its run file, which has all, and below `files` the last values and the settings.
enum WandBFolder {
  /// The name of the run file; nil where there is none.
  static func file(of folder: LogFolder) -> String? {
    let names = folder.files.filter { $0.hasPrefix("run-") && $0.hasSuffix(".wandb") }
    return names.first { name in (try? folder.file(name)).map { WandBFile.begins($0.head) } == true
    }
  }

  /// Whether there are only last values, as after old runs were uploaded and cleaned away.
  static func isSummary(_ folder: LogFolder) -> Bool {
    guard folder.folders.contains("files"), folder.name.contains("run-"),
      let files = try? folder.folder("files")
    else { return false }
    return files.files.contains("wandb-summary.json")
  }

  /// Reads the run of a folder.
  ///
  /// - Throws: ``Fault`` where a file cannot be read.
  static func read(_ folder: LogFolder) throws(Fault) -> LoggedRun {
    if let name = file(of: folder) {
      return try WandBRun(folder.file(name), source: folder.path, format: "wandb").logged()
    }
    let file = try folder.folder("files").file("wandb-summary.json")
    let bytes = try file.bytes(limit: 16 << 20)
    var collector = SeriesCollector()
    let isJSON = bytes.withUnsafeBytes { bytes in
      JSONLeaves.read(bytes) { name, leaf in
        if let number = leaf.number, !name.hasPrefix("_") { collector.add(name, number) }
      }
    }
    guard isJSON else {
      throw Fault(file: file.path, "is no JSON", hint: "Name the run's .wandb file.")
    }
    let page = try? folder.folder("files").file("config.yaml")
    let settings = page.flatMap { page in
      try? SettingsText.read(page.bytes(limit: SettingsFinder.byteLimit), file: page.path).settings
    }
    return LoggedRun(
      source: folder.path,
      format: "wandb",
      settings: settings ?? [:],
      series: collector.series,
      notes: [LogNote(.warning, "only last values are here: the run file is missing")]
        + collector.notes
    )
  }
}
