public import Faults
public import Foundation

extension YAMLValue {
  private static let byteLimit = 1 << 20

  /// The document that some bytes spell; nil where they hold none.
  ///
  /// - Throws: ``Fault`` with line and column when it is no YAML, no text, or too large.
  public init?(parsing bytes: Data, file: String) throws(Fault) {
    guard bytes.count <= Self.byteLimit else {
      throw Fault(
        file: file,
        "the file is too large (got \(bytes.count) bytes, expected at most 1 MiB)",
        hint: "A page of YAML is enough; data belongs in data files."
      )
    }
    // Editors of other systems begin a file with the byte order mark, which is no part of the text.
    let text = Array(bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes)
    if let offset = Self.firstFault(ofUTF8: text) {
      throw Fault(
        file: file,
        "the file is not UTF-8 text (at byte \(offset))",
        hint: "Save the file as UTF-8."
      )
    }
    guard let root = try YAMLParser.document(of: text, file: file) else { return nil }
    self = root
  }

  /// Where bytes stop being UTF-8 text, counted from 0; a zero byte is no text either.
  private static func firstFault(ofUTF8 bytes: [UInt8]) -> Int? {
    var (parser, iterator, offset) = (Unicode.UTF8.ForwardParser(), bytes.makeIterator(), 0)
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar):
        if scalar.first == 0 { return offset }
        offset += scalar.count
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }
}
