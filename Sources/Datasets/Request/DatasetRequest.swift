public import Faults

/// A data set as it is asked for: its name or its place, and how it is to be read.
///
/// What is nil or empty is taken from the data where they leave one answer only.
public struct DatasetRequest: Sendable, Hashable {
  /// What becomes of a row that lacks a value.
  public enum MissingValues: String, Sendable, Hashable, CaseIterable {
    /// The table is refused.
    case refuse
    /// The row is left out.
    case drop
  }

  /// The names of the classes, where the data's own are not meant.
  public enum ClassNames: Sendable, Hashable {
    /// One for each class.
    case list([String])
    /// A file with one a line.
    case file(String)
  }

  /// A name of ``Catalogue/names``, or the path of a folder or file.
  public var place: String
  /// The place as the experiment's file has it, for messages.
  public var written: String
  /// The column that has the classes, by its name or its number from 1.
  public var label: String?
  /// The columns that are left out, likewise.
  public var ignore: [String] = []
  /// What separates the fields of a row: one byte of ASCII.
  public var delimiter: UInt8?
  /// What separates the decimals of a number: a point or a comma.
  public var decimal: UInt8?
  /// Whether the first row names the columns.
  public var hasHeader: Bool?
  /// What becomes of rows that lack a value.
  public var missing: MissingValues?
  /// The path of a table to test on, in place of a part of the rows.
  public var test: String?
  /// The classes that are kept, by name or by label, in the order of their new labels; all where empty.
  public var classes: [String] = []
  /// The names of the classes.
  public var classNames: ClassNames?
  /// How a copy of the experiment names the paths, where it does so in another way.
  public var copyPaths: [String: String] = [:]
  /// The absolute paths that the experiment's file has as relative ones, because it was itself named by an absolute one.
  public var relativePaths: Set<String> = []
  /// Where these fields stand, by their names.
  public var places = FieldPlaces()

  /// A data set as it is, by its name or its path.
  public init(_ place: String, written: String? = nil) {
    self.place = place
    self.written = written ?? place
  }

  /// Whether nothing is said but the place.
  public var isPlain: Bool {
    var plain = DatasetRequest(place, written: written)
    plain.copyPaths = copyPaths
    plain.relativePaths = relativePaths
    return self == plain
  }

  /// Whether an option of the command named it, not a file.
  public var isFromOption: Bool { places.positions[""]?.option != nil }

  /// A fault of one of the fields, or of the whole request.
  func fault(_ field: String, _ message: String, hint: String) -> Fault {
    let fault = places.fault(at: [field, "file", "folder", "name", ""], message, hint: hint)
    guard fault.file == nil else { return fault }
    return Fault(fault.kind, file: place, message, hint: hint)
  }

  /// A fault of one of the fields: the file or folder that it names is not there.
  func missing(_ fields: [String], _ path: String, hint: String) -> Fault {
    // A name with an ending is that of a file, and not only of those that could be read.
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let noun = last.dropFirst().dropLast().contains(".") ? "file" : "folder"
    guard places.file != nil, !isFromOption else {
      return Fault(.missing, file: path, "there is no such \(noun)", hint: hint)
    }
    return places.fault(.missing, at: fields, "there is no \(noun) \(path)", hint: hint)
  }

  /// Refuses what only a table has.
  func refuseTableFields(of title: String) throws(Fault) {
    let said: [(String, Bool)] = [
      ("label", label != nil), ("ignore", !ignore.isEmpty), ("delimiter", delimiter != nil),
      ("decimal", decimal != nil), ("header", hasHeader != nil), ("missing", missing != nil),
      ("test", test != nil),
    ]
    guard let field = said.first(where: \.1)?.0 else { return }
    throw fault(
      field,
      "`\(field)` means nothing for \(title), which is no table",
      hint: "Remove `\(field)`; images have `classes` and `class_names`."
    )
  }
}
