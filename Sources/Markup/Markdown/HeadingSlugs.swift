/// The ids of headings, made from their words as GitHub makes them, so that a link works here and there.
package struct HeadingSlugs {
  /// The number that each slug in use was last given, 0 for the slug itself.
  private var numbers: [String: Int] = [:]

  /// The id of a heading that is the first of its words in a document.
  package static func slug(for text: String) -> String {
    var slugs = HeadingSlugs()
    return slugs.slug(for: text)
  }

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
    guard var number = numbers[slug] else {
      numbers[slug] = 0
      return slug
    }
    var unique = slug
    while numbers[unique] != nil {
      number += 1
      unique = "\(slug)-\(number)"
    }
    numbers[slug] = number
    numbers[unique] = 0
    return unique
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark: true
    default: false
    }
  }
}
