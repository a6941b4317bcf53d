internal import CairoDrawing
internal import Faults
internal import Figures
internal import Notation
internal import TemplateEngine

/// Finds the characters of a report that no installed font has, and where they come from, before anything is trained.
public struct GlyphCheck: Sendable {
  /// A text whose words may stand in the report.
  public struct Source: Sendable, Hashable {
    /// The file that it is in.
    public var file: String
    /// The text.
    public var text: String
    /// Whether it is YAML, where what follows `#` is a comment, and a place can be told.
    public var isYAML: Bool

    /// Creates a source.
    public init(file: String, text: String, isYAML: Bool) {
      self.file = file
      self.text = text
      self.isYAML = isYAML
    }
  }

  /// The texts that values of the report come from: the experiment's file and the names of classes.
  public let sources: [Source]

  /// The language of what the program itself says.
  public let words: WordCatalogue

  /// Creates a check.
  public init(sources: [Source], words: WordCatalogue = .english) {
    self.sources = sources
    self.words = words
  }

  /// Whether a report of a template may have a character that no font has, so that it is worth while to look closely.
  public func isNeeded(for template: ReportTemplate) -> Bool {
    let texts =
      [template.source.text] + template.partials.values.map(\.text) + sources.map(\.text)
      + words.language.words.values
    return texts.contains { !FallbackFonts.system.missingCharacters(in: $0).isEmpty }
  }

  /// The characters without a font, at the places in the files that they are from.
  ///
  /// - Parameters:
  ///   - lines: The text of the report, with the places of its lines.
  ///   - figures: The figures, with the characters in them that have no font.
  /// - Returns: A fault for each line of a file.
  func faults(
    lines: [TemplateLine],
    figures: [(name: String, characters: [Unicode.Scalar])]
  ) -> [Fault] {
    var faults: [Fault] = []
    var placed: Set<Unicode.Scalar> = []
    // What came into the text with a value, or into a figure, and where it is seen.
    var others: [(scalar: Unicode.Scalar, seen: Fault)] = []
    for line in lines {
      let missing = FallbackFonts.system.missingCharacters(in: line.text)
      guard let first = missing.first else { continue }
      let column = line.text.unicodeScalars.prefix { $0 != first }.count + 1
      let fault = Fault(
        line.place(column: column),
        Self.message(missing, in: line.text),
        hint: MissingGlyphs.hint(for: missing)
      ).coded(.font)
      if line.isLiteral {
        placed.formUnion(missing)
        // Lists repeat their text.
        if !faults.contains(fault) { faults.append(fault) }
      } else {
        others += missing.map { ($0, fault) }
      }
    }
    for figure in figures {
      let fault = Fault(
        file: "figures/\(figure.name)",
        Self.message(figure.characters, in: figure.name),
        hint: MissingGlyphs.hint(for: figure.characters)
      ).coded(.font)
      others += figure.characters.map { ($0, fault) }
    }
    let wanted = Set(others.map(\.scalar))
    for source in sources {
      let found = Self.faults(in: source, wanted)
      faults += found.faults
      placed.formUnion(found.scalars)
    }
    if let fault = fault(ofWords: others.map(\.scalar).filter { !placed.contains($0) }) {
      faults.append(fault.fault)
      placed.formUnion(fault.scalars)
    }
    for (scalar, seen) in others where !placed.contains(scalar) && !faults.contains(seen) {
      faults.append(seen)
    }
    return faults
  }

  /// The fault of the words of the language, at the place that chooses it; nil if they have none of some characters.
  private func fault(
    ofWords scalars: [Unicode.Scalar]
  ) -> (fault: Fault, scalars: Set<Unicode.Scalar>)? {
    let known = Set(words.language.words.values.joined().unicodeScalars)
    var missing: [Unicode.Scalar] = []
    for scalar in scalars where known.contains(scalar) && !missing.contains(scalar) {
      missing.append(scalar)
    }
    guard !missing.isEmpty, let source = sources.first(where: \.isYAML) else { return nil }
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.hasPrefix("lang:") }
    return (
      Fault(
        file: source.file,
        at: line.map { Fault.Position(line: $0 + 1, column: 1) },
        Self.message(missing, in: "lang: \(words.tag)"),
        hint: MissingGlyphs.hint(for: missing)
      ).coded(.font), Set(missing)
    )
  }

  /// The lines of a source that have some characters outside comments.
  private static func faults(
    in source: Source,
    _ wanted: Set<Unicode.Scalar>
  ) -> (faults: [Fault], scalars: Set<Unicode.Scalar>) {
    var faults: [Fault] = []
    var scalars: Set<Unicode.Scalar> = []
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let text = source.isYAML ? withoutComment(line) : line
      var missing: [Unicode.Scalar] = []
      for scalar in text.unicodeScalars where wanted.contains(scalar) && !missing.contains(scalar) {
        missing.append(scalar)
      }
      guard let first = missing.first else { continue }
      scalars.formUnion(missing)
      let column = text.unicodeScalars.prefix { $0 != first }.count + 1
      faults.append(
        Fault(
          file: source.file,
          at: source.isYAML ? Fault.Position(line: number + 1, column: column) : nil,
          message(missing, in: String(text)),
          hint: MissingGlyphs.hint(for: missing)
        ).coded(.font)
      )
    }
    return (faults, scalars)
  }

  /// A line of YAML up to a `#` that stands behind a space and outside quotes.
  private static func withoutComment(_ line: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "#", previous == " " {
        return line[..<index]
      } else if character == "\"" || character == "'", " [{,:".contains(previous) {
        quote = character
      }
      previous = character
    }
    return line
  }

  private static func message(_ scalars: [Unicode.Scalar], in text: String) -> String {
    let shown = scalars.prefix(6).map { "\"\($0)\"" }.joined(separator: ", ")
    let words = text.drop(while: \.isWhitespace)
    let excerpt = words.count > 50 ? words.prefix(49) + "…" : words
    return
      "no font has \(shown)\(scalars.count > 6 ? " and others" : "") (\(MissingGlyphs.codes(of: scalars))) of \"\(excerpt)\""
  }
}
