package import Faults
internal import YAML

/// The size that a figure is asked to have, in points of 1/72 inch.
package struct FigureSize: Sendable, Hashable {
  /// The width; nil for the whole width of a page.
  package var width: Double?
  /// The height; nil for the one that suits its panels.
  package var height: Double?
  /// Where it is asked for, for the message of one that is too small; nil for nowhere.
  package var place: Place?

  /// A place in a file.
  package struct Place: Sendable, Hashable {
    /// The file.
    package var file: String
    /// The line and the column.
    package var position: Fault.Position
  }

  /// What a length may be, in millimetres: no figure is readable below, and no page is larger.
  private static let limits = 30.0...260.0
  /// The points of the units that lengths are written in.
  private static let units = ["mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1]

  /// Reads `size: { width: 120 mm, height: 70 mm }`.
  ///
  /// - Throws: ``Fault`` for what is no length, and for one that no page has.
  init(_ figure: FieldReader) throws(Fault) {
    let field = try figure.required("size")
    let keys = ["width", "height"]
    guard let reader = try figure.fields("size", known: keys),
      keys.contains(where: reader.has)
    else {
      throw figure.error(
        "\(figure.path).size names no width and no height",
        at: field.position,
        hint: "Write `size: { width: 120 mm, height: 70 mm }`, or one of the two."
      )
    }
    width = reader.has("width") ? try Self.length(reader, "width") : nil
    height = reader.has("height") ? try Self.length(reader, "height") : nil
    place = Place(file: figure.file, position: field.position)
  }

  /// A length with its unit, such as `120 mm`, in points.
  private static func length(_ reader: FieldReader, _ key: String) throws(Fault) -> Double {
    let text = try reader.text(key)
    let unit = text.reversed().prefix { $0.isLetter }.reversed()
    let digits = text.dropLast(unit.count).filter { $0 != " " }
    guard let factor = units[String(unit)], let number = Double(digits),
      limits.contains(number * factor / (units["mm"] ?? 1))
    else {
      throw reader.error(
        "\(reader.path).\(key) is no length (got \"\(text)\", expected 30 mm to 260 mm)",
        at: try reader.required(key).position,
        hint: "Write a number and its unit, mm, cm, in or pt: `\(key): 120 mm`."
      )
    }
    return number * factor
  }

  /// A length in points as one of millimetres for people: `120 mm`.
  package static func words(_ points: Double) -> String {
    let tenths = (points * 254 / 72).rounded()
    return tenths.truncatingRemainder(dividingBy: 10) == 0
      ? "\(Int(tenths / 10)) mm" : "\(tenths / 10) mm"
  }

  /// The size as it stands in files, in points, which reads back equal.
  var yaml: String {
    let fields =
      (width.map { ["width: \($0) pt"] } ?? []) + (height.map { ["height: \($0) pt"] } ?? [])
    return "{ \(fields.joined(separator: ", ")) }"
  }

  /// Whether two sizes are the same, wherever they are asked for.
  package static func == (first: FigureSize, second: FigureSize) -> Bool {
    first.width == second.width && first.height == second.height
  }

  /// Hashes the size.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(width)
    hasher.combine(height)
  }
}
