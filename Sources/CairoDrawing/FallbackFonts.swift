internal import CPango
internal import Drawing
internal import Synchronization

/// The fonts of the system that text falls back on where no DejaVu font has a character.
///
/// Which one is taken depends on the characters, the language and the installed fonts alone: families of Noto first, then
/// the one that has most of the characters, then the order of names. Only outlines count, since figures are outlines
/// and pages embed them: a font of coloured pictures has none.
package final class FallbackFonts: Sendable {
  /// The fonts that fontconfig knows on this machine, read when the first text needs one.
  package static let system = FallbackFonts { FcInitLoadConfigAndFonts() }
  /// No fonts but DejaVu.
  package static let none = FallbackFonts { FcConfigCreate() }

  private let load: @Sendable () -> OpaquePointer?
  private let loaded = Mutex<[FallbackFamily]?>(nil)
  /// What was found for the characters of a text in a language.
  private let found = Mutex<[Request: [FallbackFamily]]>([:])

  private struct Request: Hashable {
    var characters: [Unicode.Scalar]
    var ranking: CJKRanking
  }

  private init(_ load: @escaping @Sendable () -> OpaquePointer?) {
    self.load = load
  }

  /// The fonts in some files alone.
  package convenience init(files: [String]) {
    self.init {
      guard let configuration = FcConfigCreate() else { return nil }
      for file in files { FcConfigAppFontAddFile(configuration, file) }
      return configuration
    }
  }

  /// The families that are installed, in the order of their names.
  package var families: [FallbackFamily] {
    loaded.withLock { families in
      if let families { return families }
      let read = load().map(FallbackFamily.all) ?? []
      families = read
      return read
    }
  }

  /// The families that a text needs beside DejaVu, in the order in which they are asked for its characters.
  func families(for text: String, in language: TextLanguage) -> [FallbackFamily] {
    // Most text is ASCII.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
    var characters: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars
    where DejaVuCoverage.lacks(scalar) && !characters.contains(scalar) {
      characters.append(scalar)
    }
    guard !characters.isEmpty else { return [] }
    let request = Request(characters: characters, ranking: CJKRanking(text, language))
    if let known = found.withLock({ $0[request] }) { return known }
    let chosen = choose(request)
    found.withLock { $0[request] = chosen }
    return chosen
  }

  /// The characters of a text that no font has: neither DejaVu nor another one.
  package func missingCharacters(in text: String) -> [Unicode.Scalar] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return [] }
    var missing: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars
    where DejaVuCoverage.lacks(scalar) && !missing.contains(scalar)
      && !families.contains(where: { $0.has(scalar) })
    {
      missing.append(scalar)
    }
    return missing
  }

  private func choose(_ request: Request) -> [FallbackFamily] {
    var rest = request.characters
    var chosen: [FallbackFamily] = []
    while true {
      let counts = families.map { family in rest.count(where: family.has) }
      // What is compared first decides: smaller is better.
      func rank(_ index: Int) -> [Int] {
        let family = families[index]
        return [
          family.isNoto ? 0 : 1, -counts[index], family.style,
          request.ranking.rank(of: family.name), family.name.utf8.count, index,
        ]
      }
      let best = families.indices.filter { counts[$0] > 0 }
        .min { rank($0).lexicographicallyPrecedes(rank($1)) }
      guard let best else { return chosen }
      chosen.append(families[best])
      rest.removeAll(where: families[best].has)
    }
  }
}
