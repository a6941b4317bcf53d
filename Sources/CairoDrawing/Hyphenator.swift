internal import CHyphen
internal import Foundation
internal import Synchronization

/// Where words may be divided, by the patterns of a language (Liang, 1983), with libhyphen.
///
/// Only dictionaries of the packages that `scripts/setup` installs are read, so that pages do not depend on what else a
/// machine has; a language without one is not divided.
struct Hyphenator: @unchecked Sendable {
  /// The dictionary, which is never changed and never freed: every thread reads it.
  private let dictionary: UnsafeMutablePointer<HyphenDict>
  /// Whether words that begin with a capital are divided: nouns of German are, names in other languages are not.
  private let dividesCapitalised: Bool

  /// The folder of Debian's and Ubuntu's packages.
  private static let folder = "/usr/share/hyphen/"

  /// The file of each language that has a package in `scripts/setup`.
  private static let files: [String: String] = [
    "en": "hyph_en_US.dic", "de": "hyph_de_DE.dic", "fr": "hyph_fr.dic", "es": "hyph_es_ES.dic",
    "hi": "hyph_hi_IN.dic",
  ]

  private static let loaded = Mutex<[String: Hyphenator?]>([:])

  /// The patterns of a language, nil if there are none.
  static func of(languageTag tag: String) -> Hyphenator? {
    let language = tag.lowercased().split { $0 == "-" || $0 == "_" }.first.map(String.init) ?? ""
    guard let file = files[language] else { return nil }
    return loaded.withLock { loaded in
      if let known = loaded[language] { return known }
      let path = folder + file
      let dictionary =
        FileManager.default.isReadableFile(atPath: path) ? hnj_hyphen_load(path) : nil
      let hyphenator = dictionary.map {
        Hyphenator(dictionary: $0, dividesCapitalised: language == "de")
      }
      loaded[language] = .some(hyphenator)
      return hyphenator
    }
  }

  /// After which characters (Unicode scalars) of a word it may be divided.
  ///
  /// - Parameter word: letters only; words of fewer than six are not divided, nor abbreviations and names.
  /// - Returns: the counts of scalars before each place, in the order of the word.
  func breaks(in word: String) -> [Int] {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count >= 6, let first = scalars.first,
      dividesCapitalised || !first.properties.isUppercase,
      !scalars.dropFirst().contains(where: \.properties.isUppercase),
      let bytes = encoded(word.lowercased()),
      // Letters that have another length in small, such as İ.
      word.lowercased().unicodeScalars.count == scalars.count
    else { return [] }
    var marks = [CChar](repeating: 0, count: bytes.count + 5)
    var (replacements, positions, cuts):
      (
        UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, UnsafeMutablePointer<Int32>?,
        UnsafeMutablePointer<Int32>?
      )
    let status = hnj_hyphen_hyphenate2(
      dictionary,
      bytes,
      Int32(bytes.count),
      &marks,
      nil,
      &replacements,
      &positions,
      &cuts
    )
    defer {
      if let replacements {
        for index in bytes.indices { free(replacements[index]) }
      }
      free(replacements)
      free(positions)
      free(cuts)
    }
    guard status == 0 else { return [] }
    return (2...scalars.count - 3).filter { count in
      // Divisions that change letters are left out.
      marks[count - 1] & 1 == 1 && replacements?[count - 1] == nil
    }
  }

  /// A word in the characters of the dictionary, nil if it has not all of them.
  private func encoded(_ word: String) -> [CChar]? {
    if dictionary.pointee.utf8 != 0 { return word.utf8.map { CChar(bitPattern: $0) } }
    var bytes: [CChar] = []
    for scalar in word.unicodeScalars {
      // The other dictionaries are in Latin-1, whose characters have Unicode's numbers.
      guard scalar.value < 256 else { return nil }
      bytes.append(CChar(bitPattern: UInt8(scalar.value)))
    }
    return bytes
  }
}
