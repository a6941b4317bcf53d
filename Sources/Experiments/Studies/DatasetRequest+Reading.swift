package import Datasets
package import Faults
package import YAML

extension DatasetRequest {
  /// The keys of a data set that is more than a name.
  private static let keys = [
    "file", "folder", "name", "label", "ignore", "delimiter", "decimal", "header", "missing",
    "test", "classes", "class_names",
  ]
  /// The keys that say which one it is.
  private static let placeKeys = ["file", "folder", "name"]

  /// `dataset:` of an experiment or a study: a name, a path, or `{ file: iris.csv, label: species }`.
  ///
  /// A path is relative to the folder of the experiment's file, one of an option to the current folder.
  /// - Throws: ``Fault`` for an unknown key or a value out of range.
  package init(_ fields: FieldReader, _ key: String) throws(Fault) {
    let value = try fields.required(key)
    guard let reader = try fields.fields(key, known: Self.keys) else {
      let text = try fields.text(key)
      self.init(Self.place(text, of: value, fields.file), written: text)
      noteRelative(place, text)
      places = value.places(file: fields.file)
      return
    }
    let said = Self.placeKeys.filter { reader.has($0) }
    guard said.count == 1, let placeKey = said.first else {
      throw reader.error(
        said.isEmpty
          ? "\(reader.path) does not say which data are meant"
          : "\(reader.path) says twice which data are meant (`\(said.joined(separator: "` and `"))`)",
        at: value.position,
        hint: "Write one of `file: d.csv`, `folder: images` and `name: \(Catalogue.usual)`."
      )
    }
    let text = try reader.text(placeKey)
    self.init(
      Self.place(text, of: try reader.required(placeKey), fields.file),
      written: text
    )
    noteRelative(place, text)
    places = value.places(file: fields.file)
    label = reader.has("label") ? try reader.text("label") : nil
    ignore = try Self.words(reader, "ignore")
    delimiter = try Self.delimiter(reader)
    decimal = try Self.decimal(reader)
    hasHeader = reader.has("header") ? try reader.flag("header", default: true) : nil
    missing = reader.has("missing") ? try reader.choice("missing", default: .refuse) : nil
    if reader.has("test") {
      let text = try reader.text("test")
      let path = Self.path(text, of: try reader.required("test"), fields.file)
      noteRelative(path, text)
      test = path
    }
    classes = try Self.words(reader, "classes")
    guard reader.has("class_names") else { return }
    let names = try reader.required("class_names")
    guard case .scalar(let text) = names.content, !text.isEmpty else {
      classNames = .list(try reader.words("class_names").map(\.0))
      return
    }
    let path = Self.path(text, of: names, fields.file)
    noteRelative(path, text)
    classNames = .file(path)
  }

  /// One word or a list of them; none without the key.
  private static func words(_ reader: FieldReader, _ key: String) throws(Fault) -> [String] {
    guard reader.has(key) else { return [] }
    switch try reader.required(key).content {
    case .scalar: return [try reader.text(key)]
    case .sequence(let elements) where elements.isEmpty: return []
    default: return try reader.words(key).map(\.0)
    }
  }

  private static func delimiter(_ reader: FieldReader) throws(Fault) -> UInt8? {
    guard reader.has("delimiter") else { return nil }
    let names = [
      "comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "space": " ", "bar": "|",
      "pipe": "|", "colon": ":",
    ]
    let text = try reader.text("delimiter")
    let bytes = Array((names[text] ?? text).utf8)
    let isSeparator: (UInt8) -> Bool = { byte in
      [0x09, 0x20].contains(byte)
        || (0x21...0x7E).contains(byte) && !(0x30...0x39).contains(byte)
          && !(0x41...0x5A).contains(byte) && !(0x61...0x7A).contains(byte)
          && !"\"'.+-".utf8.contains(byte)
    }
    guard bytes.count == 1, isSeparator(bytes[0]) else {
      throw reader.error(
        "dataset.delimiter is no separator of fields (got \"\(text.prefix(20))\")",
        at: try reader.required("delimiter").position,
        hint:
          "Write one character in quotation marks, such as \";\", or tab, space, comma, semicolon, bar."
      )
    }
    return bytes[0]
  }

  private static func decimal(_ reader: FieldReader) throws(Fault) -> UInt8? {
    guard reader.has("decimal") else { return nil }
    switch try reader.text("decimal") {
    case ",", "comma": return UInt8(ascii: ",")
    case ".", "point": return UInt8(ascii: ".")
    case let text:
      throw reader.error(
        "dataset.decimal is neither a point nor a comma (got \"\(text.prefix(20))\")",
        at: try reader.required("decimal").position,
        hint: "Write `decimal: \",\"` or `decimal: \".\"`."
      )
    }
  }

  /// Remembers that an absolute path is written as a relative one.
  private mutating func noteRelative(_ path: String, _ text: String) {
    if path.hasPrefix("/"), !text.hasPrefix("/") { relativePaths.insert(path) }
  }

  /// Where a text leads: a known name stays one.
  private static func place(_ text: String, of value: YAMLValue, _ file: String) -> String {
    Catalogue.names.contains(text) ? text : path(text, of: value, file)
  }

  /// A path relative to the folder of the experiment's file, as it leads there from the current folder.
  private static func path(_ text: String, of value: YAMLValue, _ file: String) -> String {
    guard value.position.option == nil, !text.hasPrefix("/"), let end = file.lastIndex(of: "/")
    else { return text }
    var rest = text[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2) }
    return String(file[...end]) + rest
  }
}
