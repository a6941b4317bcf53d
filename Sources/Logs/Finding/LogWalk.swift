internal import Faults
internal import Notation

/// Goes through folders and finds what is to be read, without reading it.
struct LogWalk {
  /// How deep folders may lie in one another.
  static let deepest = 32
  /// How many names are looked at.
  static let mostNames = 500_000

  /// What was met on the way, in its order.
  enum Item: Sendable {
    /// A folder that could not be opened, or a path that leads nowhere.
    case fault(Fault)
    /// Something that was named twice.
    case note(LogNote)
    /// A folder, with what is to be read of it.
    case folder(FolderReading)
  }

  /// What one argument names.
  struct Step: Sendable {
    /// The path of the argument, or the first of several.
    var path: String
    /// The group that its runs are put into.
    var group: String?
    /// What was met.
    var items: [Item] = []
    /// Whether something was met that an argument before this one named.
    var isKnown = false
  }

  /// What was named so far.
  private(set) var steps: [Step] = []

  private let formats: RankedFormats
  /// The group of each path that was met, so that no file counts twice.
  private var visited: [String: String?] = [:]
  private var names = 0
  /// The folder that was named.
  private var root = ""

  init(_ formats: RankedFormats) { self.formats = formats }

  /// Whether a folder holds no logs: those of tools, and hidden ones.
  static func isSkipped(folder name: String) -> Bool {
    name.hasPrefix(".")
      || ["node_modules", "__pycache__", "site-packages", "venv", "checkpoints"].contains(name)
  }

  /// Begins with what one argument names.
  mutating func begin(_ path: String, group: String?) {
    steps.append(Step(path: path, group: group))
    root = ""
  }

  /// Remembers a fault.
  mutating func fail(_ fault: Fault) { add(.fault(fault.about(.log))) }

  private mutating func add(_ item: Item) { steps[steps.count - 1].items.append(item) }

  // MARK: Folders

  /// Finds the logs of a folder and of those in it.
  mutating func visit(folder path: String) {
    root = path
    visit(folder: path, depth: 0)
  }

  /// - Parameters:
  ///   - path: The folder.
  ///   - depth: How far it lies below the one that was named.
  private mutating func visit(folder path: String, depth: Int) {
    guard depth <= Self.deepest, names <= Self.mostNames, isFirstVisit(path) else { return }
    let folder: LogFolder
    do throws(Fault) {
      folder = try LogFolder(path)
    } catch {
      return fail(error)
    }
    names += folder.files.count + folder.folders.count
    if names > Self.mostNames {
      fail(
        Fault(
          file: path,
          "the search ends here (more than \(Self.mostNames) files)",
          hint: "Name the folders that hold the logs."
        )
      )
      return
    }
    let parts = visit(folder, files: folder.files)
    for name in folder.folders.sorted(by: NaturalOrder.precedes)
    where !Self.isSkipped(folder: name) && !parts.contains(name) {
      visit(folder: LogPaths.join(path, name), depth: depth + 1)
    }
  }

  /// Takes files that were named or fit a pattern; those of one folder are offered at once.
  ///
  /// - Parameters:
  ///   - paths: The files.
  ///   - areNamed: Whether each must be a log.
  mutating func visit(files paths: [String], areNamed: Bool) {
    var folders: [String] = []
    var names: [String: [String]] = [:]
    for path in paths {
      let folder = LogPaths.parent(path) ?? "."
      if names[folder] == nil { folders.append(folder) }
      names[folder, default: []].append(LogPaths.name(path))
    }
    for path in folders {
      root = path
      let files = names[path] ?? []
      _ = visit(LogFolder(path, files: files, folders: []), files: files, areNamed: areNamed)
    }
  }

  /// Takes a folder with its files.
  ///
  /// - Returns: The names that belong to the log that the folder as a whole is.
  private mutating func visit(
    _ folder: LogFolder,
    files: [String],
    areNamed: Bool = false
  ) -> Set<String> {
    let whole = formats.whole(folder)
    let parts = whole?.format.parts(folder) ?? []
    var read: [String] = []
    for name in files.sorted(by: NaturalOrder.precedes)
    where (areNamed || !LogUnit.isNoLog(file: name)) && !parts.contains(name) {
      if isFirstVisit(LogPaths.join(folder.path, name)) { read.append(name) }
    }
    add(
      .folder(
        FolderReading(
          folder: folder,
          whole: whole,
          files: read,
          areNamed: areNamed,
          root: root,
          isKnown: steps[steps.count - 1].isKnown
        )
      )
    )
    return parts
  }

  private static func title(_ group: String?) -> Phrase {
    group.map(Phrase.init(verbatim:)) ?? Phrase("no group")
  }

  private mutating func isFirstVisit(_ path: String) -> Bool {
    let real = LogPaths.real(path)
    let group = steps[steps.count - 1].group
    guard let known = visited[real] else {
      visited[real] = .some(group)
      return true
    }
    steps[steps.count - 1].isKnown = true
    if known != group {
      add(
        .note(
          LogNote(
            .warning,
            "\(path) was named for two groups, \(Self.title(known)) and \(Self.title(group)); it counts in the first"
          )
        )
      )
    }
    return false
  }
}
