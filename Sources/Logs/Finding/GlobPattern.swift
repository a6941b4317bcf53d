/// A pattern of one name, as shells have them: `*`, `?` and `[a-z]`; `\` before a character takes it as it is.
struct GlobPattern {
  private enum Part {
    case one(Unicode.Scalar)
    case any
    case anyOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)
    case many
  }

  private let parts: [Part]
  /// Whether it asks for names that begin with a dot; others never find them.
  private let isOfHidden: Bool

  /// Whether a path has a pattern in it.
  static func isPattern(_ path: String) -> Bool { path.contains { "*?[".contains($0) } }

  /// Reads a pattern; a bracket that is never closed is a bracket.
  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    var parts: [Part] = []
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "*": parts.append(.many)
      case "?": parts.append(.any)
      case "[":
        if let (part, end) = Self.choice(scalars, index) {
          parts.append(part)
          index = end
        } else {
          parts.append(.one("["))
        }
      case "\\" where index + 1 < scalars.count:
        index += 1
        parts.append(.one(scalars[index]))
      default: parts.append(.one(scalars[index]))
      }
      index += 1
    }
    self.parts = parts
    isOfHidden = scalars.first == "."
  }

  /// The choice that begins at a bracket, and the place of its end.
  private static func choice(_ text: [Unicode.Scalar], _ start: Int) -> (Part, Int)? {
    var index = start + 1
    let isNegated = index < text.count && (text[index] == "!" || text[index] == "^")
    if isNegated { index += 1 }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while index < text.count {
      if text[index] == "]", !ranges.isEmpty {
        return (.anyOf(ranges, isNegated: isNegated), index)
      }
      if index + 2 < text.count, text[index + 1] == "-", text[index + 2] != "]" {
        let (low, high) = (text[index], text[index + 2])
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(text[index]...text[index])
        index += 1
      }
    }
    return nil
  }

  /// Whether it is the pattern of a name; the time grows with the product of their lengths.
  func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard isOfHidden || scalars.first != "." else { return false }
    var (place, part) = (0, 0)
    // Where the last star stands, and how far it reached.
    var star: (part: Int, place: Int)?
    while place < scalars.count {
      if part < parts.count, case .many = parts[part] {
        star = (part, place)
        part += 1
      } else if part < parts.count, Self.matches(parts[part], scalars[place]) {
        place += 1
        part += 1
      } else if let last = star {
        star = (last.part, last.place + 1)
        (part, place) = (last.part + 1, last.place + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { if case .many = $0 { true } else { false } }
  }

  private static func matches(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
    switch part {
    case .one(let own): own == scalar
    case .any, .many: true
    case .anyOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }
}
