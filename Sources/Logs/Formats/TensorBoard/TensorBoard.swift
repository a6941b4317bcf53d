internal import Faults
internal import Notation

extension LogFormat {
  /// Event files of TensorBoard, which TensorFlow, Keras, PyTorch, Lightning, Hugging Face and many others write.
  static let tensorBoard = LogFormat(
    "tensorboard",
    title: "TensorBoard event files",
    .folder(
      recognises: { folder in !TensorBoardRun.parts(of: folder).isEmpty },
      read: { folder throws(Fault) in try TensorBoardRun.read(folder) }
    ),
    parts: { folder in
      Set(
        folder.files.filter(TensorBoardRun.isNamed)
          + TensorBoardRun.parts(of: folder).map { String($0.prefix { $0 != "/" }) }
      )
    }
  )

  /// One event file that was named by itself.
  static let tensorBoardFile = LogFormat(
    "tensorboard-file",
    title: "TensorBoard event file",
    .file(
      recognises: { file in EventFile.begins(file.head) },
      read: { file throws(Fault) in
        [try TensorBoardRun.read([("", [file])], source: file.path, format: "tensorboard-file")]
      }
    )
  )
}

/// The event files of one run: those of a folder, and of the folders for its splits.
///
/// Keras writes `train` and `validation` below the run, TensorFlow's estimators `eval`, and PyTorch's `add_scalars` a folder
/// `TAG_KEY` for each key, for which tensorboardX has `TAG/KEY`, its `add_hparams` one that is named for the time.
enum TensorBoardRun {
  /// Whether a file's name is one of event files; TensorBoard looks for the same word.
  static func isNamed(_ name: String) -> Bool { name.contains("tfevents") }

  private static let splits: Set<String> = [
    "train", "training", "validation", "valid", "val", "eval", "test",
  ]

  /// The folders that hold the event files of one run, `""` for the folder itself; none where it is no run.
  static func parts(of folder: LogFolder) -> [String] {
    let own = folder.files.contains(where: isNamed)
    // A folder with the name of a split belongs to the run above it, which has been offered before; by itself it is a run.
    let below = folder.folders.filter { name in
      guard splits.contains(name.lowercased()) || own && isPart(name) else {
        return false
      }
      return (try? folder.folder(name))?.files.contains(where: isNamed) == true
    }
    let nested =
      own ? folder.folders.filter { !below.contains($0) }.flatMap { keys($0, folder) } : []
    return (own ? [""] : []) + below + nested
  }

  /// The folders of splits that tensorboardX made of one tag: `loss/train` and `loss/val` of `loss`, whose files have that tag.
  private static func keys(_ tag: String, _ folder: LogFolder) -> [String] {
    guard let inner = try? folder.folder(tag), inner.files.isEmpty else { return [] }
    let bytes = Array(tag.utf8)
    return inner.folders.filter { key in
      guard LogName(key).split != nil, let last = try? inner.folder(key),
        let name = last.files.first(where: isNamed), let file = try? last.file(name)
      else { return false }
      // A `/` of the tag is a `_` of the folder.
      return file.head.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 }.contains(bytes)
    }.map { tag + "/" + $0 }
  }

  /// Whether the name of a folder below event files is one that PyTorch makes: of a split, or of the seconds since 1970.
  private static func isPart(_ name: String) -> Bool {
    LogName(name).split != nil || isTime(name)
  }

  private static func isTime(_ name: String) -> Bool {
    let digits = name.split(separator: ".", omittingEmptySubsequences: false)
    return digits.count == 2 && digits[0].count == 10
      && digits.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  }

  /// Reads the run of a folder.
  ///
  /// - Throws: ``Fault`` where a file cannot be read.
  static func read(_ folder: LogFolder) throws(Fault) -> [LoggedRun] {
    var parts: [(name: String, files: [LogFile])] = []
    for name in self.parts(of: folder) {
      let part = name.isEmpty ? folder : try folder.folder(name)
      var files: [LogFile] = []
      for file in part.files where isNamed(file) { files.append(try part.file(file)) }
      parts.append((name, files))
    }
    return [try read(parts, source: folder.path, format: "tensorboard")]
  }

  /// Reads the run that some files are.
  ///
  /// - Parameters:
  ///   - parts: The name of each folder, `""` for the run's own, with its files.
  ///   - source: Where it was read.
  ///   - format: The name of the format.
  /// - Returns: The run.
  /// - Throws: ``Fault`` where a file cannot be read.
  static func read(
    _ parts: [(name: String, files: [LogFile])],
    source: String,
    format: String
  ) throws(Fault) -> LoggedRun {
    var run = LoggedRun(source: source, format: format)
    var (collector, others, overtaken) = (SeriesCollector(), 0, 0)
    for part in parts {
      var events = EventFile()
      for file in inOrder(part.files, &run.notes) { try events.read(file) }
      run.notes += events.notes
      run.settings.merge(events.settings) { $1 }
      if events.state != .unknown { run.state = events.state }
      (others, overtaken) = (others + events.others, overtaken + events.table.overtaken)
      let folder =
        isTime(part.name) ? "" : part.name.split(separator: "/").last.map(String.init) ?? ""
      SteppedSeries(events.table.series, folder: folder).collect(into: &collector, &run.notes)
    }
    run.series = collector.series
    if run.series.isEmpty { run.notes.append(LogNote(.warning, "no scalar was logged")) }
    run.notes += collector.notes + notes(others, overtaken)
    return run
  }

  /// The files of a run in the order of their first events; what only has the name of one is left out.
  private static func inOrder(_ files: [LogFile], _ notes: inout [LogNote]) -> [LogFile] {
    var times: [(time: Double, file: LogFile)] = []
    for file in files {
      if let time = EventFile.firstTime(file.head) {
        times.append((time, file))
      } else {
        notes.append(
          file.size == 0
            ? LogNote(.warning, "\(file.name) is empty; it was left out")
            : LogNote(
              .warning,
              "\(file.name) does not begin with a record of events; it was left out"
            )
        )
      }
    }
    return times.sorted { ($0.time, $0.file.name) < ($1.time, $1.file.name) }.map(\.file)
  }

  private static func notes(_ others: Int, _ overtaken: Int) -> [LogNote] {
    var notes: [LogNote] = []
    if others > 0 {
      notes.append(
        LogNote(
          .ignored,
          "\(others, "# value that is no number", "# values that are no numbers"), such as images, texts, histograms and graphs"
        )
      )
    }
    if overtaken > 0 {
      notes.append(
        LogNote(
          .warning,
          "\(overtaken, "# value was", "# values were") logged again at the same step, or overtaken by a restart: the later ones count"
        )
      )
    }
    return notes
  }
}
