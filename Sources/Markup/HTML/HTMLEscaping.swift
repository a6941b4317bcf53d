extension String {
  /// The text with the characters that HTML and XML give a meaning replaced, for content and for attributes in double quotes.
  ///
  /// It works on Unicode scalars: `"` followed by a combining mark is one Character that is not `"`, and a replacement of
  /// Characters lets it through, out of the attribute. Control characters, which XML refuses, become U+FFFD.
  public var escapedForHTML: String {
    // A String, not its scalar view: appending several scalars to a view reserves exactly, and copies everything each time.
    var result = ""
    result.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "`": result += "&#96;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
