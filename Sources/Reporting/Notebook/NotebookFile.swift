internal import JSON
internal import Markup

/// A notebook as a file: nbformat 4.5, https://nbformat.readthedocs.io/en/latest/format_description.html.
struct NotebookFile: Encodable {
  private let cells: [Cell]
  private let metadata: Metadata
  private let nbformat = 4
  private let nbformatMinor = 5

  /// A picture by its type and its bytes.
  typealias Picture = (type: String, bytes: [UInt8])

  /// A notebook of cells.
  ///
  /// - Parameters:
  ///   - cells: The cells.
  ///   - title: The title of the report.
  ///   - language: The language of its text, as a tag.
  ///   - picture: The picture of a figure; nil where it could not be drawn, when its words stand alone.
  init(
    _ cells: [NotebookCell],
    title: String,
    language: String,
    picture: (Figure) -> Picture?
  ) {
    self.cells = cells.enumerated().map { Cell($1, number: $0 + 1, picture: picture) }
    metadata = Metadata(title: title, language: language)
  }

  /// The bytes of the file: the same for the same report.
  var bytes: [UInt8] { CanonicalJSON.bytes(of: self, pretty: true) + [UInt8(ascii: "\n")] }

  private struct Metadata: Encodable {
    let title: String
    let language: String
    let kernelspec = ["display_name": "Python 3", "language": "python", "name": "python3"]
    let languageInfo = ["name": "python"]
  }

  private struct Cell: Encodable {
    let cellType: String
    /// One word for each place: the numbers of cells, so that a changed word changes one cell.
    let id: String
    let metadata: CellMetadata
    let source: [String]
    let attachments: [String: [String: String]]?
    /// Nil for text.
    let outputs: [Output]?

    init(_ cell: NotebookCell, number: Int, picture: (Figure) -> Picture?) {
      switch cell {
      case .text(let text, let figures):
        cellType = "markdown"
        id = "text-\(number)"
        metadata = CellMetadata(jupyter: nil)
        var attachments: [String: [String: String]] = [:]
        for figure in figures {
          guard let picture = picture(figure) else { continue }
          attachments[figure.attachmentName] = [picture.type: Base64.text(of: picture.bytes)]
        }
        self.attachments = attachments.isEmpty ? nil : attachments
        source = Self.lines(text)
        outputs = nil
      case .code(let text, let isFolded, let output):
        cellType = "code"
        id = "code-\(number)"
        metadata = CellMetadata(jupyter: isFolded ? ["source_hidden": true] : nil)
        attachments = nil
        source = Self.lines(text)
        outputs = output.map { [Output(text: Self.lines($0))] } ?? []
      }
    }

    /// The lines of a text, each but the last with its end, as programs of Jupyter write them.
    private static func lines(_ text: String) -> [String] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { $0 + 1 < lines.count ? $1 + "\n" : String($1) }
    }

    private enum CodingKeys: CodingKey {
      case attachments, cellType, executionCount, id, metadata, outputs, source
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encodeIfPresent(attachments, forKey: .attachments)
      try fields.encode(cellType, forKey: .cellType)
      // Nobody has run it.
      if outputs != nil { try fields.encodeNil(forKey: .executionCount) }
      try fields.encode(id, forKey: .id)
      try fields.encode(metadata, forKey: .metadata)
      try fields.encodeIfPresent(outputs, forKey: .outputs)
      try fields.encode(source, forKey: .source)
    }
  }

  private struct CellMetadata: Encodable {
    let jupyter: [String: Bool]?

    private enum CodingKeys: CodingKey { case jupyter }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: CodingKeys.self)
      try fields.encodeIfPresent(jupyter, forKey: .jupyter)
    }
  }

  /// What the report knows of what a cell prints.
  private struct Output: Encodable {
    let name = "stdout"
    let outputType = "stream"
    let text: [String]
  }
}
