internal import Foundation

/// A part of the name of a file or folder, as far as it can be read without its neighbours.
enum NameToken: Hashable {
  /// A setting: `lr=0.1`, `batch_2`.
  case pair(String, Setting)
  /// A word and the number behind it, which may be a setting, an index or a part of the word: `bn-2`, `resnet20`.
  case numbered(String, Setting, separator: String)
  case word(String)
  /// A date or a hash.
  case stamp(String)

  /// The parts of one name.
  static func tokens(of name: String) -> [NameToken] {
    var isBehindDate = false
    return NameScanner(name[...]).pieces.flatMap { piece -> [NameToken] in
      if piece.isStamp {
        isBehindDate = true
        return [.stamp(String(piece.text))]
      }
      // The folders of Weights & Biases: `run-20240501_120000-9rhzrvxj`.
      let id = piece.text.dropFirst()
      let isOfTracker = name.hasPrefix("run-") || name.hasPrefix("offline-run-")
      if isBehindDate, isOfTracker, piece.text.first == "-", id.count == 8,
        id.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLowercase) })
      {
        return [.stamp(String(id))]
      }
      return undated(piece.text)
    }
  }

  private static func undated(_ text: Substring) -> [NameToken] {
    text.split { ",;&".contains($0) }.flatMap { segment in
      // `seed 3` is read as `seed_3`.
      guard segment.contains("=") else { return doubled(segment) }
      return segment.split(separator: " ").flatMap { $0.contains("=") ? assigned($0) : doubled($0) }
    }
  }

  // MARK: key=value

  /// Reads `bn_lr=0.1_batch_size=32`.
  private static func assigned(_ text: Substring) -> [NameToken] {
    var tokens: [NameToken] = []
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    var key = ""
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      var tail = part
      if index > 0 {
        let end = isLast ? part.endIndex : endOfValue(part)
        tokens.append(.pair(key, Setting(trimmed(part[..<end]))))
        tail = part[end...]
      }
      guard !isLast else { break }
      let words = tail.split { "_-".contains($0) }.map(String.init)
      if index > 0 {
        key = words.joined(separator: "_")
      } else {
        let count = keyLength(words)
        tokens += words.dropLast(count).map { .word($0) }
        key = words.suffix(count).joined(separator: "_")
      }
    }
    return tokens
  }

  /// Where a value ends that a key follows: behind a number, else at the first `_`.
  private static func endOfValue(_ text: Substring) -> Substring.Index {
    let first = NameScanner(text).chunks.first ?? ""
    if text.hasPrefix(first), Setting(String(first)).number != nil {
      return text.index(text.startIndex, offsetBy: first.count)
    }
    return text.firstIndex(of: "_") ?? text.firstIndex(of: "-") ?? text.endIndex
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: "_-\"' "))
  }

  /// How many words at the end of some are one name.
  private static func keyLength(_ words: [String]) -> Int {
    guard words.count > 1, let last = words.last?.lowercased() else { return words.count }
    return SettingNames.seconds.contains(last) && !isWithDigit(words[words.count - 2]) ? 2 : 1
  }

  private static func isWithDigit(_ word: String) -> Bool { word.contains { $0.isNumber } }

  // MARK: key__value

  /// Reads `num_epochs__100__batch_size__128`.
  private static func doubled(_ text: Substring) -> [NameToken] {
    let parts = text.split(separator: "__").map(String.init)
    guard parts.count > 1 else { return plain(text) }
    var tokens: [NameToken] = []
    var index = 0
    while index < parts.count {
      let part = parts[index]
      if index + 1 < parts.count, Setting(part).number == nil, isValue(parts[index + 1], of: part) {
        tokens.append(.pair(part, Setting(parts[index + 1])))
        index += 2
      } else {
        tokens += plain(part[...])
        index += 1
      }
    }
    return tokens
  }

  private static func isValue(_ text: String, of key: String) -> Bool {
    Setting(text).number != nil || ["true", "false", "none"].contains(text.lowercased())
      || SettingNames.worded.contains(key.lowercased())
  }

  // MARK: Words and numbers

  /// Reads `bn-bs32-lr1e-3_seed_4`.
  private static func plain(_ text: Substring) -> [NameToken] {
    var tokens: [NameToken] = []
    // The words since the last number, which may be its name.
    var words: [String] = []
    for chunk in NameScanner(text).chunks {
      if Setting(String(chunk)).number != nil {
        tokens += named(words, String(chunk))
        words = []
      } else if let glued = NameScanner(chunk).glued {
        tokens += words.map { .word($0) }
        if isTime(glued.number), !isSeed(String(glued.word)) {
          tokens += [.word(String(glued.word)), .stamp(String(glued.number))]
        } else {
          tokens.append(one(String(glued.word), String(glued.number), separator: ""))
        }
        words = []
      } else {
        words.append(String(chunk))
      }
    }
    return tokens + words.map { .word($0) }
  }

  private static func named(_ words: [String], _ number: String) -> [NameToken] {
    let count = keyLength(words)
    if isTime(number[...]), !isSeed(words.suffix(count).joined(separator: "_")) {
      return words.map { .word($0) } + [.stamp(number)]
    }
    guard !words.isEmpty else { return [.numbered("", Setting(number), separator: "")] }
    return words.dropLast(count).map { .word($0) } + [
      one(words.suffix(count).joined(separator: "_"), number, separator: "_")
    ]
  }

  private static func isSeed(_ word: String) -> Bool {
    word.lowercased() == "s" || SettingNames.rank(ofSeed: word) != nil
  }

  /// Whether a number is too large for a setting: seconds since 1970, or an identifier.
  private static func isTime(_ number: Substring) -> Bool {
    number.prefix { $0 != "." }.count >= 9 && number.allSatisfy { $0.isNumber || $0 == "." }
  }

  private static func one(_ key: String, _ number: String, separator: String) -> NameToken {
    let lower = key.lowercased()
    let isKnown =
      lower.contains("_") || lower == "s"
      || SettingNames.rank(ofSeed: lower) != nil || SettingNames.isRepeat(lower)
    return isKnown
      ? .pair(key, Setting(number)) : .numbered(key, Setting(number), separator: separator)
  }
}
