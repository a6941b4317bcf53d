internal import Faults

/// The text of a YAML file, for what its events do not say: comments, and slips that make it no YAML.
struct YAMLSource {
  /// The text.
  private(set) var bytes: [UInt8] {
    didSet { starts = Self.starts(of: bytes) }
  }
  /// Where each line begins, and where one more would: a file may have a comment to look for on every line.
  private var starts: [Int]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    starts = Self.starts(of: bytes)
  }

  private static func starts(of bytes: [UInt8]) -> [Int] {
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    starts.append(bytes.count + 1)
    return starts
  }

  /// A line, counted from 1, without its end; empty beyond the last one.
  private func line(_ number: Int) -> String {
    guard number >= 1, number < starts.count else { return "" }
    return String(decoding: bytes[starts[number - 1]..<starts[number] - 1], as: UTF8.self)
  }

  /// The comment that stands at a place of the text, or behind blanks from there; nil for anything else.
  func comment(at position: Fault.Position) -> String? {
    let rest = line(position.line).unicodeScalars.dropFirst(position.column - 1)
      .drop { $0 == " " || $0 == ":" || $0 == "-" }
    guard rest.first == "#" else { return nil }
    var text = String(String.UnicodeScalarView(rest))
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// Mends a slip that makes the text no YAML, at or before the line where that shows.
  ///
  /// - Parameters:
  ///   - line: The line where the text stops being YAML.
  ///   - file: The file, for the fault.
  /// - Returns: The slip, whose mending leaves all places on other lines as they are; nil where there is none that is known.
  mutating func mendSlip(before line: Int, file: String) -> Fault? {
    for number in stride(from: line, through: max(1, line - 3), by: -1) {
      let text = self.line(number)
      if let fault = mendTab(text, number, file) ?? mendColon(text, number, file) { return fault }
    }
    return nil
  }

  private mutating func mendTab(_ text: String, _ number: Int, _ file: String) -> Fault? {
    let indent = text.prefix { $0 == " " || $0 == "\t" }
    guard let tab = indent.firstIndex(of: "\t") else { return nil }
    let column = indent.distance(from: indent.startIndex, to: tab) + 1
    replace(
      number,
      by: String(repeating: " ", count: indentation(before: number)) + text.dropFirst(indent.count)
    )
    return Fault(
      file: file,
      at: Fault.Position(line: number, column: column),
      "a tab stands in the indentation",
      hint: "Indent with spaces: two for each level."
    )
  }

  /// How many spaces the line before, if any, says that a line begins with.
  private func indentation(before number: Int) -> Int {
    var number = number - 1
    while number > 0, line(number).allSatisfy(\.isWhitespace) { number -= 1 }
    let text = line(number)
    let lead = text.prefix { $0 == " " || $0 == "-" }.count
    return text.last == ":" ? lead + 2 : lead
  }

  private mutating func mendColon(_ text: String, _ number: Int, _ file: String) -> Fault? {
    let lead = text.prefix { $0 == " " || $0 == "-" }
    guard let spaced = Slip.spaced(String(text.dropFirst(lead.count))) else { return nil }
    replace(number, by: lead + spaced)
    let key = spaced.prefix { $0 != ":" }
    return Fault(
      file: file,
      at: Fault.Position(line: number, column: lead.count + key.count + 2),
      "no space stands after `\(key):`",
      hint: "Write a space after the colon: `\(spaced)`."
    )
  }

  private mutating func replace(_ number: Int, by text: some StringProtocol) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Array($0) }
    lines[number - 1] = Array(text.utf8)
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
