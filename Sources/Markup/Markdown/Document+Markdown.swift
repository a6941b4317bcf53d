public import Faults

extension Document {
  /// The longest Markdown text that is parsed, in bytes: 1 MiB, some twenty times a long report.
  public static let maximumByteCount = 1 << 20

  /// Creates a document from GitHub-flavoured Markdown with rules of its own.
  ///
  /// - A formula in the line is ``$`...`$`` or `$...$`, on its own a code block in the language `math` or `$$...$$`; a `$`
  ///   that opens or closes none by GitHub's rules is text.
  /// - A figure is a line of its own, `![alternative text](figures/NAME.svg "Caption.")`; the caption is Markdown too.
  /// - So is a picture beside the template, `![alternative text](pictures/NAME.png "Caption.")`, which needs no caption.
  /// - Tables, text struck through, tasks, addresses and notes (`[^name]`) are GitHub's.
  /// - A paragraph that begins with `Table: ` is the caption of the table that follows it.
  /// - `{#table-ID}` at the end of a caption names the table for links.
  /// - `{.appendix}` at the end of a heading of level 2 begins the appendix; a list below a heading with `{.glossary}` defines
  ///   the terms that its items begin with, in bold.
  /// - Links lead to `#id` of a heading, a figure (`#figure-NAME`), a table (`#table-ID`) or a term (`#term-TERM`), or to
  ///   https, http or mailto; one to a figure or table without words, `[](#figure-NAME)`, is read as its number.
  /// - There is no raw HTML, and no other image. What GitHub shows otherwise than the other editions would (short names of
  ///   emoji, marks of quotations, diagrams in words, YAML before the text) is refused.
  /// - What would be lost without a word is refused: cells beyond the head of their table, a caption without words, a glossary
  ///   without terms and an appendix without text.
  /// - Headings get ids as on GitHub, there is at most one of level 1, and no level is left out on the way down.
  ///
  /// - Parameters:
  ///   - markdown: The text.
  ///   - pictures: What is known of the pictures beside the template, by their paths as the text writes them.
  /// - Throws: ``Fault`` with the place of what cannot be shown.
  public init(
    markdown: String,
    pictures: [String: KnownPicture] = [:]
  ) throws(Fault) {
    guard markdown.utf8.count <= Self.maximumByteCount else {
      throw Fault(
        at: SourceNode.Position(line: 1, column: 1),
        "the text is too long (got \(markdown.utf8.count) bytes, expected at most \(Self.maximumByteCount))",
        hint: "Move tables of data into files of their own."
      )
    }
    var scanner = MarkdownScanner(markdown)
    let hidden = scanner.hidden()
    let source = SourceLines(hidden)
    do throws(Fault) {
      if let place = source.firstOpeningMore(than: CommonMark.maximumDepth) {
        throw CommonMark.tooDeep(at: place)
      }
      try source.checkTables()
      try source.checkStart()
      try scanner.checkNotes()
      var reader = DocumentReader(source: source, pictures: pictures)
      self = try reader.read(try CommonMark.parse(hidden))
    } catch {
      throw source.countingScalars(error)
    }
  }
}
