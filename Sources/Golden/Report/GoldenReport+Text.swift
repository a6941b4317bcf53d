extension GoldenReport {
  /// What is not equal, a line each of verdict, name and explanation with tabs between them, and the summary: for terminals.
  ///
  /// Control and direction characters of names are shown as codes, so that no name drives a terminal or fakes a line.
  public var text: String {
    let lines = results.filter { $0.verdict != .equal }.map { result in
      [result.verdict.rawValue, Self.printable(result.name), Self.printable(result.explanation)]
        .joined(separator: "\t")
    }
    return (lines + [summary]).joined(separator: "\n")
  }

  /// A text with control and direction characters as codes.
  public static func printable(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalar.escaped(asASCII: true)
      default: String(scalar)
      }
    }.joined()
  }
}
