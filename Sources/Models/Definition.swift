public import Faults
public import YAML

/// Something that files name, with options of its own: a normalisation, an optimiser.
///
/// A definition is one file that says everything of it, and one line in a registry. What is looked up by name is here;
/// what is said in words, computed and written as PyTorch is in the protocols that refine it.
public protocol Definition: Sendable, Hashable {
  /// The name in files.
  static var name: String { get }
  /// What it is, in a sentence, for a list of what there is.
  static var meaning: String { get }
  /// The names of its options in YAML, in the order of a message that lists them.
  static var optionNames: [String] { get }

  /// The options that nobody changed: PyTorch's.
  init()
  /// The options as a mapping of YAML has them, those that are left out being PyTorch's.
  init(_ fields: FieldReader) throws(Fault)
  /// The options as JSON has them; one that is missing is an error.
  init(from fields: KeyedDecodingContainer<OptionKey>) throws
  /// Writes the options that change a number.
  func encode(into fields: inout KeyedEncodingContainer<OptionKey>) throws
  /// The options that differ from PyTorch's as they stand in YAML: `epsilon: 0.001`.
  var yamlOptions: [String] { get }
  /// Refuses options out of range.
  func check() throws(Fault)
}

extension Definition {
  /// The name in files.
  public var name: String { Self.name }

  /// Whether another definition is the same with the same options.
  func isEqual(to other: any Definition) -> Bool { (other as? Self) == self }
}

extension DecodingError {
  /// The error of a name that no registry has.
  static func unknown(_ name: String, _ path: [any CodingKey]) -> DecodingError {
    .dataCorrupted(.init(codingPath: path, debugDescription: "unknown: \(name)"))
  }
}
