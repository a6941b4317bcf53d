public import Faults
public import Foundation

extension YAMLValue {
  private static let byteLimit = 1 << 20

  /// The document that some bytes spell; nil where they hold none.
  ///
  /// - Throws: ``Fault`` with line and column when it is no YAML, no text, or too large.
  public init?(parsing bytes: Data, file: String) throws(Fault) {
    let read = try Fault.about(.yamlSyntax) { () throws(Fault) in
      try Self.reading(bytes, file: file)
    }
    if let fault = read.faults.first { throw fault.about(.yamlSyntax) }
    guard let root = read.root else { return nil }
    self = root
  }

  /// The document that some bytes spell, nil where they hold none, with all that is wrong although it can be read on.
  ///
  /// Tabs that indent and colons without a space behind them are faults, and are mended to read on.
  ///
  /// - Throws: ``Faults`` when it is no YAML, no text, or too large.
  public static func reading(
    all bytes: Data,
    file: String
  ) throws(Faults) -> (root: YAMLValue?, faults: [Fault]) {
    let (root, slips) = try Faults.about(.yamlSyntax) { () throws(Faults) in
      try mending(bytes, file: file)
    }
    return (root, slips.map { $0.about(.yamlSyntax) })
  }

  private static func mending(
    _ bytes: Data,
    file: String
  ) throws(Faults) -> (root: YAMLValue?, faults: [Fault]) {
    var faults = FaultCollector()
    var source = try Faults.one { () throws(Fault) -> YAMLSource in
      try Self.source(bytes, file: file)
    }
    for _ in 0..<mostSlips {
      do throws(Fault) {
        let (root, others) = try YAMLParser.document(of: source, file: file)
        faults.add(others)
        return (root, faults.faults)
      } catch {
        guard let line = error.position?.line,
          let slip = source.mendSlip(before: line, file: file)
        else {
          // What a slip that was mended by guess leads to is no mistake of its own.
          if faults.isEmpty { faults.add(error) }
          break
        }
        faults.add(slip)
      }
    }
    try faults.check()
    return (nil, [])
  }

  /// The document that a program wrote, not a person: tags stay text (``tag``), and of a key that is there twice the
  /// first counts.
  ///
  /// - Parameters:
  ///   - bytes: The text; JSON is read as well.
  ///   - file: The file, for the faults.
  ///   - limit: How many bytes it may have.
  /// - Throws: ``Fault`` with line and column when it is no YAML, no text, or too large.
  public init?(written bytes: Data, file: String, limit: Int) throws(Fault) {
    let source = try Self.source(bytes, file: file, limit: limit)
    guard let root = try YAMLParser.document(of: source, file: file).root else { return nil }
    self = root
  }

  private static let mostSlips = 20

  private static func reading(
    _ bytes: Data,
    file: String
  ) throws(Fault) -> (root: YAMLValue?, faults: [Fault]) {
    do {
      return try reading(all: bytes, file: file)
    } catch {
      throw error.all[0]
    }
  }

  private static func source(
    _ bytes: Data,
    file: String,
    limit: Int = byteLimit
  ) throws(Fault) -> YAMLSource {
    guard bytes.count <= limit else {
      throw Fault(
        file: file,
        "the file is too large (got \(bytes.count) bytes, expected at most \(limit >> 20) MiB)",
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
    return YAMLSource(text)
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
