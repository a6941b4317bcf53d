internal import Faults
internal import YAML

/// What an experiment says of a figure whatever its kind: words in place of the computed title, before the computed caption,
/// and a size.
public struct FigureLook: Sendable, Hashable {
  /// A title in place of the finding; nil for the finding.
  public var title: String?
  /// Sentences before those that the figure needs to be understood; nil for none.
  public var caption: String?
  /// The size; nil for the one that suits the kind and its number of panels.
  package var size: FigureSize?

  /// The keys that it is read from.
  static let keys = ["title", "caption", "size"]

  /// A look that is computed.
  public init() {}

  /// Reads `title:`, `caption:` and `size:` of a figure.
  ///
  /// - Throws: ``Fault`` for a size that no page has.
  init(_ reader: FieldReader) throws(Fault) {
    title = reader.has("title") ? try reader.text("title") : nil
    caption = reader.has("caption") ? try reader.text("caption") : nil
    size = reader.has("size") ? try FigureSize(reader) : nil
  }

  /// The look as lines of YAML.
  var yamlLines: [String] {
    (title.map { ["title: \(quoted($0))"] } ?? [])
      + (caption.map { ["caption: \(quoted($0))"] } ?? [])
      + (size.map { ["size: \($0.yaml)"] } ?? [])
  }
}
