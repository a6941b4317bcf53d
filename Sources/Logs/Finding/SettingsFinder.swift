internal import Faults
internal import Foundation
internal import Notation

/// Finds the settings that were written beside a log, and remembers what lies in each folder.
struct SettingsFinder {
  /// Files of settings, those that count more first.
  static let names = [
    "hparams.yaml", "hparams.yml", "config.yaml", "config.yml", "args.yaml", "args.yml",
    "params.yaml", "params.yml", "config.json", "args.json", "hparams.json", "params.json",
    "multirun.yaml",
  ]
  /// How many folders above a log its settings may lie.
  private static let highest = 8
  /// How many bytes a file may have; what is larger holds more than settings.
  static let byteLimit = 4 << 20

  /// Settings, and what was odd about their files.
  struct Found {
    var settings: [String: Setting] = [:]
    var notes: [LogNote] = []

    mutating func add(_ other: Found) {
      settings.merge(other.settings) { own, _ in own }
      notes += other.notes
    }
  }

  private var beside: [String: Found] = [:]
  private var varied: [String: Found?] = [:]

  /// Finds the settings of the logs in a folder: of several files the nearest counts, and what Hydra varied before all.
  ///
  /// - Parameters:
  ///   - folder: The folder that holds the log.
  ///   - root: The folder that was named; above it, only Hydra's folder is looked for.
  /// - Returns: The settings, and what was odd about their files.
  mutating func settings(at folder: String, below root: String) -> Found {
    var found = Found()
    let folders = Self.folders(from: folder)
    for path in folders {
      guard let hydra = hydra(path) else { continue }
      found.add(hydra)
      break
    }
    for path in folders {
      found.add(settings(in: path))
      if path == root { break }
    }
    return found
  }

  /// A folder and those above it that its path names.
  private static func folders(from folder: String) -> [String] {
    var folders = [folder]
    while folders.count < highest, let above = LogPaths.parent(folders[folders.count - 1]) {
      folders.append(above)
    }
    return folders
  }

  private mutating func settings(in folder: String) -> Found {
    if let known = beside[folder] { return known }
    var found = Found()
    for name in Self.names where name != "multirun.yaml" {
      found.add(Self.read(LogPaths.join(folder, name)))
    }
    beside[folder] = found
    return found
  }

  /// What Hydra wrote in a folder: first what was varied, then everything.
  private mutating func hydra(_ folder: String) -> Found? {
    if let known = varied[folder] { return known }
    let path = LogPaths.join(folder, ".hydra")
    var found: Found?
    if LogPaths.kind(found: path) == .folder {
      var read = Self.read(LogPaths.join(path, "overrides.yaml"))
      read.add(Self.read(LogPaths.join(path, "config.yaml")))
      found = read
    }
    varied[folder] = .some(found)
    return found
  }

  private static func read(_ path: String) -> Found {
    guard LogPaths.kind(found: path) == .file else { return Found() }
    do {
      let file = try LogFile(path)
      guard file.size <= byteLimit else {
        return Found(
          notes: [LogNote(.warning, "\(path) was skipped: it has more than \(byteLimit >> 20) MiB")]
        )
      }
      return try SettingsText.read(file.bytes(limit: byteLimit), file: path)
    } catch {
      return Found(notes: [LogNote(.warning, "\(path) was skipped: it \(error.message)")])
    }
  }
}
