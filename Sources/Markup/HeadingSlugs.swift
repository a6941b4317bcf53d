/// The ids of headings, made from their words as GitHub makes them, so that a link works here and there.
struct HeadingSlugs {
  private var used: Set<String> = []

  /// An id for a heading: lower case, only letters, digits, `-` and `_`, spaces as `-`; a number is added to one that was there before.
  mutating func slug(for text: String) -> String {
    var slug = ""
    for scalar in text.lowercased().unicodeScalars {
      if scalar == " " {
        slug.append("-")
      } else if scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic
        || scalar.properties.numericType != nil || isMark(scalar)
      {
        slug.unicodeScalars.append(scalar)
      }
    }
    if slug.isEmpty { slug = "section" }
    var unique = slug
    var number = 0
    while !used.insert(unique).inserted {
      number += 1
      unique = "\(slug)-\(number)"
    }
    return unique
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
