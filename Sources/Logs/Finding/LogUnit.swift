internal import Notation

/// What one format read of one file or folder.
struct LogUnit {
  /// The place of the format in the registry.
  var rank: Int
  /// The format.
  var format: LogFormat
  /// The file or the folder.
  var path: String
  /// The name of the file; nil for a folder.
  var stem: String?
  /// What was read.
  var runs: [LoggedRun]

  init(rank: Int, format: LogFormat, path: String, stem: String?, runs: [LoggedRun]) {
    (self.rank, self.format, self.path, self.runs) = (rank, format, path, runs)
    self.stem = stem.map { String($0.prefix { $0 != "." }) }
  }

  /// Of what lies in one folder: each run once, though two formats may have logged it.
  ///
  /// Two formats logged the same where each has one run, or where their files are called alike; the first of the registry
  /// is kept, and the other is named.
  static func resolve(_ units: [LogUnit]) -> (units: [LogUnit], notes: [LogNote]) {
    var kept: [LogUnit] = []
    var notes: [LogNote] = []
    let counts = Dictionary(grouping: units, by: \.rank).mapValues {
      $0.reduce(0) { $0 + $1.runs.count }
    }
    let order = units.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }
    for unit in order.map(\.element) {
      let same = kept.first { other in
        guard !other.runs.isEmpty else { return false }
        if other.rank == unit.rank { return isTwin(unit, other) }
        let areSingle = counts[unit.rank, default: 0] <= 1 && counts[other.rank] == 1
        return areSingle || (unit.stem != nil && unit.stem == other.stem)
      }
      guard let same else {
        kept.append(unit)
        continue
      }
      notes.append(
        LogNote(
          .ignored,
          "\(unit.path) (\(unit.format.title)) logs the same run as \(same.path) (\(same.format.title)) and was not read"
        )
      )
    }
    return (kept, notes)
  }

  /// Whether two files of one format are one log: MMEngine writes the lines of `scalars.json` into `DATE.json` as well.
  private static func isTwin(_ one: LogUnit, _ other: LogUnit) -> Bool {
    one.format.name == LogFormat.mmengineScalars.name
      && [one.stem, other.stem].contains("scalars")
      && one.runs.map(\.series) == other.runs.map(\.series)
  }

  /// Whether a file that was found is passed by: hidden, settings, or known by its name to be something else.
  static func isNoLog(file name: String) -> Bool {
    guard !name.hasPrefix("."), !SettingsFinder.names.contains(name) else { return true }
    guard let dot = name.lastIndex(of: ".") else { return false }
    // A log that somebody packed is refused by name.
    let stem = name[..<dot]
    if let inner = stem.lastIndex(of: "."), packed.contains(name[dot...].lowercased()),
      tables.contains(stem[inner...].lowercased())
    {
      return false
    }
    return others.contains(name[name.index(after: dot)...].lowercased())
  }

  private static let packed: Set<String> = [".bz2", ".gz", ".xz", ".zip", ".zst"]
  private static let tables: Set<String> = [".csv", ".json", ".jsonl", ".log", ".tsv", ".txt"]

  private static let others: Set<String> = [
    "avi", "bmp", "bz2", "c", "cc", "cpp", "css", "cu", "gif", "gz", "h", "h5", "hdf5", "html",
    "ico", "ipynb", "jpeg", "jpg", "js", "md", "mp3", "mp4", "npy", "npz", "o", "pdf", "pickle",
    "pkl", "png", "ps", "py", "pyc", "rst", "sh", "so", "svg", "swift", "tar", "tex", "tif", "tiff",
    "toml", "ts", "ttf", "wav", "webp", "whl", "xz", "zip", "zst",
  ]
}
