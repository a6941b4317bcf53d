/// Formulas between dollar signs in GitHub's other spelling: backticks in the line, blocks of code on their own.
enum FormulaFences {
  /// The text with its hidden formulas (``DollarMath``) written out.
  static func written(_ hidden: String) -> String {
    guard DollarMath.isHidden(in: hidden) else { return hidden }
    var result = String.UnicodeScalarView()
    // What stands before the place in its line.
    var line = String.UnicodeScalarView()
    var formula: String.UnicodeScalarView?
    var previous: DollarMath.Mark?
    for scalar in hidden.unicodeScalars {
      let mark = DollarMath.Mark(rawValue: scalar.value)
      defer { previous = mark }
      switch mark {
      case .open: formula = String.UnicodeScalarView()
      case .close:
        let source = DollarMath.shown(String(formula ?? String.UnicodeScalarView()))
        // What has a backtick itself must stay as it is.
        result.append(
          contentsOf: (source.contains("`") ? "$\(source)$" : "$`\(source)`$").unicodeScalars
        )
        formula = nil
      case .openDisplay:
        if previous != .openDisplay { formula = String.UnicodeScalarView() }
      case .closeDisplay:
        guard previous != .closeDisplay else { continue }
        let source = DollarMath.shown(String(formula ?? String.UnicodeScalarView()))
        result.append(contentsOf: block(source, after: String(line)).unicodeScalars)
        formula = nil
      case nil:
        if formula != nil {
          formula?.append(scalar)
        } else {
          result.append(scalar)
          line.append(scalar)
          if scalar == "\n" { line = String.UnicodeScalarView() }
        }
      }
    }
    return String(result)
  }

  /// A block of code in the language `math`, in the margin of the line that it begins in.
  private static func block(_ source: String, after start: String) -> String {
    // Behind the mark of an item stands as much space.
    let margin = String(start.map { $0 == " " || $0 == ">" ? $0 : " " })
    let lines = source.split(separator: "\n").map { line in
      line.drop { $0 == " " || $0 == ">" }
    }.filter { !$0.isEmpty }
    return (["```math"] + lines.map { margin + $0 } + [margin + "```"]).joined(separator: "\n")
  }
}
