internal import Drawing

/// Which national shapes Chinese characters have: the same code point is drawn otherwise in China, Taiwan, Japan and Korea.
struct CJKRanking: Hashable {
  /// The endings of names of families, the preferred first.
  private let regions: [String]

  /// The shapes for a text: those of its language, or else those that its syllables tell.
  init(_ text: String, _ language: TextLanguage) {
    let tag = language.tag.lowercased().replacing("_", with: "-")
    let region =
      if tag.hasPrefix("ja") {
        "JP"
      } else if tag.hasPrefix("ko") {
        "KR"
      } else if tag.hasPrefix("zh-hk") || tag.hasPrefix("zh-hant-hk") || tag.hasPrefix("yue") {
        "HK"
      } else if tag.hasPrefix("zh-hant") || tag.hasPrefix("zh-tw") || tag.hasPrefix("zh-mo") {
        "TC"
      } else if tag.hasPrefix("zh") {
        "SC"
      } else if text.unicodeScalars.contains(where: { (0x3040...0x30FF).contains($0.value) }) {
        "JP"
      } else if text.unicodeScalars.contains(where: { (0xAC00...0xD7A3).contains($0.value) }) {
        "KR"
      } else {
        "SC"
      }
    regions = [region] + ["SC", "TC", "HK", "JP", "KR"].filter { $0 != region }
  }

  /// The place of a family among those that differ by region; 0 for all others.
  func rank(of family: String) -> Int {
    guard family.contains("CJK") else { return 0 }
    return regions.firstIndex { family.hasSuffix(" " + $0) } ?? regions.count
  }
}
