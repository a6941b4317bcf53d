extension String {
  /// The text with the characters that HTML and XML give a meaning replaced, for content and for attributes in double quotes.
  ///
  /// It works on Unicode scalars: `"` followed by a combining mark is one Character that is not `"`, and a replacement of
  /// Characters lets it through, out of the attribute. Control characters, which XML refuses, become U+FFFD.
  public var escapedForHTML: String {
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "`": result.append(contentsOf: "&#96;".unicodeScalars)
      case "\t", "\n", "\r": result.append(scalar)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
        result.append("\u{FFFD}")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
