public import Faults

extension Document {
  /// The longest Markdown text that is parsed, in bytes: 1 MiB, some twenty times a long report.
  public static let maximumByteCount = 1 << 20

  /// Creates a document from GitHub-flavoured Markdown with rules of its own.
  ///
  /// - A formula in the line is ``$`...`$``, on its own a code block in the language `math`; any other `$` is text.
  /// - A figure is a line of its own, `![alternative text](figures/NAME.svg "Caption.")`; the caption is Markdown too.
  /// - A paragraph that begins with `Table: ` is the caption of the table that follows it.
  /// - Links lead to `#id` of a heading or a figure (`#figure-NAME`), or to https, http or mailto.
  /// - There is no raw HTML, and no other image.
  /// - Headings get ids as on GitHub, there is at most one of level 1, and no level is left out on the way down.
  public init(markdown: String) throws(Fault) {
    guard markdown.utf8.count <= Self.maximumByteCount else {
      throw Fault(
        at: SourceNode.Position(line: 1, column: 1),
        "the text is too long (got \(markdown.utf8.count) bytes, expected at most \(Self.maximumByteCount))",
        hint: "Move tables of data into files of their own."
      )
    }
    let source = SourceLines(markdown)
    do throws(Fault) {
      if let place = source.firstOpeningMore(than: CommonMark.maximumDepth) {
        throw CommonMark.tooDeep(at: place)
      }
      try source.checkTables()
      var reader = DocumentReader(source: source)
      let blocks = try reader.read(try CommonMark.parse(markdown))
      self.init(blocks: blocks)
    } catch {
      throw source.countingScalars(error)
    }
  }
}
