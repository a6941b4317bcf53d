internal import Notation

/// What the names of files and folders say of runs, where their settings do not: a source of last resort.
struct NameReading {
  /// The settings of each run.
  private(set) var pairs: [[String: Setting]]
  /// What remains of the names, a key a level of folders: the words in which runs differ.
  private(set) var words: [(key: String, values: [Setting?])] = []
  /// What was taken for a repeat although nothing says so.
  private(set) var notes: [LogNote] = []

  /// Reads the names of runs, which say something where they differ.
  init(_ runs: [LoggedRun]) {
    pairs = Array(repeating: [:], count: runs.count)
    let paths = Self.components(runs)
    var number = 0
    for column in 0..<(paths.map(\.count).max() ?? 0) {
      let names = paths.map { column < $0.count ? $0[column] : nil }
      guard Self.differ(names) else { continue }
      number += 1
      read(names, key: number == 1 ? "folder" : "folder\(number)")
    }
    let parts = runs.map {
      LogPaths.parts(ofSource: $0.source).part.flatMap { Self.isPlace($0) ? nil : $0 }
    }
    if Self.differ(parts) { read(parts, key: "part") }
    let own = zip(runs, paths).map { run, path in
      run.name.flatMap { path.contains($0) ? nil : $0 }
    }
    if Self.differ(own), !Self.areMadeUp(own) { read(own, key: "name") }
  }

  private static func differ(_ names: [String?]) -> Bool { Set(names).count > 1 }

  /// Whether names are those that trackers make up, two words and a number: `dainty-sun-12`, `bemused-shark-402`.
  private static func areMadeUp(_ names: [String?]) -> Bool {
    let names = names.compactMap { $0 }
    return Set(names).count == names.count
      && names.allSatisfy { name in
        let words = name.split(separator: "-", omittingEmptySubsequences: false)
        return words.count == 3
          && words[..<2].allSatisfy { $0.count > 1 && $0.allSatisfy(\.isLowercase) }
          && Int(words[2]) != nil
      } && Set(names.map { $0.split(separator: "-").prefix(2) }).count * 2 > names.count
  }

  // MARK: Paths

  /// Whether a part of a table is named by where it stands: `lines 3-11`.
  private static func isPlace(_ part: String) -> Bool {
    let words = part.lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.contains { ["row", "rows", "line", "lines"].contains($0) }
      && words.allSatisfy {
        Int($0) != nil || ["row", "rows", "line", "lines", "to", "and"].contains($0)
      }
  }

  /// The components of each path below the folder of all, without the file's extension, and without a name that all files have.
  private static func components(_ runs: [LoggedRun]) -> [[String]] {
    var paths = runs.map {
      LogPaths.parts(ofSource: $0.source).path.split(separator: "/").map(String.init)
    }
    if let name = paths.first?.last, paths.allSatisfy({ $0.last == name }) {
      for index in paths.indices { paths[index].removeLast() }
    } else {
      for index in paths.indices {
        guard let name = paths[index].popLast() else { continue }
        paths[index].append(withoutExtension(name))
      }
    }
    while let first = paths.first?.first, paths.allSatisfy({ $0.first == first }) {
      for index in paths.indices { paths[index].removeFirst() }
    }
    return paths
  }

  private static func withoutExtension(_ name: String) -> String {
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    let ending = name[name.index(after: dot)...]
    return ending.count <= 6 && ending.allSatisfy(\.isLetter) ? String(name[..<dot]) : name
  }

  // MARK: One level

  private mutating func read(_ names: [String?], key: String) {
    let tokens = names.map { $0.map(NameToken.tokens) }
    let numbers = NumberedNames(tokens)
    if let note = numbers.note { notes.append(note) }
    var rests: [[String]?] = []
    for (run, list) in tokens.enumerated() {
      guard let list else {
        rests.append(nil)
        continue
      }
      var rest: [String] = []
      for token in list {
        switch token {
        case .pair(let name, let value): set(run, name, value)
        case .word(let word): rest.append(word)
        case .stamp: break
        case .numbered(let name, let value, let separator):
          switch numbers.meaning(of: name) {
          case .setting where name.isEmpty: rest.append(value.text)
          case .setting: set(run, name, value)
          case .index:
            if !name.isEmpty { rest.append(name) }
            set(run, "repeat", value)
          case .word: rest.append(name + separator + value.text)
          }
        }
      }
      rests.append(rest)
    }
    addWords(rests, key)
  }

  /// The first name that says a setting counts, from the top folder down.
  private mutating func set(_ run: Int, _ name: String, _ value: Setting) {
    let name =
      name.lowercased() == "s" && value.number.map { $0 == $0.rounded() } == true ? "seed" : name
    if pairs[run][name] == nil { pairs[run][name] = value }
  }

  /// Words that all names have say nothing, unless they are all that one of them has.
  private mutating func addWords(_ rests: [[String]?], _ key: String) {
    let present = rests.compactMap { $0 }
    guard let first = present.first else { return }
    let common = present.reduce(into: Set(first)) { $0.formIntersection($1) }
    let isNeeded = present.contains { $0.allSatisfy(common.contains) }
    let values = rests.map { words in
      words.map { words in
        Setting((isNeeded ? words : words.filter { !common.contains($0) }).joined(separator: "_"))
      }
    }
    guard Set(values.compactMap { $0 }).count > 1 else { return }
    words.append((key, values))
  }
}

/// What the numbers behind words are, which only the names beside them say.
private struct NumberedNames {
  enum Meaning {
    case setting
    case index
    case word
  }

  private var meanings: [String: Meaning] = [:]
  private(set) var note: LogNote?

  init(_ names: [[NameToken]?]) {
    var values: [String: Set<Setting>] = [:]
    var counts: [String: Int] = [:]
    var bare: Set<String> = []
    for tokens in names {
      for case .numbered(let name, let value, _) in tokens ?? [] {
        values[name, default: []].insert(value)
        counts[name, default: 0] += 1
      }
      if case .word(let word)? = tokens?.last { bare.insert(word) }
    }
    // `batch_1 batch_2` are settings, as all have one.
    let settings = values.keys.filter { Self.isKnown($0) && counts[$0] == names.count }
    for name in settings {
      meanings[name] = .setting
      values[name] = nil
    }
    // `bn-1 bn-2 none-1` are repeats; `resnet20 vgg16` are words.
    let isEachIndex = values.allSatisfy { name, values in
      Self.isCount(values, from: bare.contains(name) ? [1, 2] : [0, 1])
    }
    let areIndices =
      isEachIndex && values.contains { $0.value.count > 1 || bare.contains($0.key) }
    for name in values.keys {
      // `gpt2` in all names is a word of each.
      let isConstant = names.count > 1 && values[name]?.count == 1 && !name.isEmpty
      let isSetting = counts[name] == names.count || name.isEmpty || Self.isKnown(name)
      meanings[name] = areIndices ? .index : isSetting && !isConstant ? .setting : .word
    }
    guard areIndices else { return }
    let words = values.keys.filter { !$0.isEmpty }.sorted()
    note = LogNote(
      .assumed,
      words.isEmpty
        ? Phrase("the numbers that are names count repeats")
        : Phrase("the numbers behind \(RunKeys.list(words)) in names count repeats")
    )
  }

  private static func isKnown(_ name: String) -> Bool {
    SettingNames.numeric.contains(name.lowercased())
  }

  func meaning(of name: String) -> Meaning { meanings[name] ?? .word }

  /// Whether numbers count from one of some first ones without a gap.
  private static func isCount(_ values: Set<Setting>, from starts: [Double]) -> Bool {
    let sorted = values.compactMap(\.number).sorted()
    guard sorted.count == values.count, let first = sorted.first, starts.contains(first) else {
      return false
    }
    return sorted.enumerated().allSatisfy { $0.element == first + Double($0.offset) }
  }
}
