import Faults
import Foundation
import Testing
import YAML

/// What YAML can do to a program.
@Suite struct YAMLParserTests {
  /// The message for some bytes, nil when they are read.
  private func message(_ bytes: [UInt8]) -> String? {
    do {
      return try YAMLValue(parsing: Data(bytes), file: "y") == nil ? "nothing" : nil
    } catch {
      return error.description
    }
  }

  private func message(_ text: String) -> String? { message(Array(text.utf8)) }

  /// Nine lines of nine aliases each stand for 3.9e8 values.
  private static let bomb: String = {
    let names = Array("abcdefghi")
    let lines = names.indices.map { index in
      let part = index == 0 ? "x" : "*\(names[index - 1])"
      return
        "\(names[index]): &\(names[index]) [\(Array(repeating: part, count: 9).joined(separator: ", "))]"
    }
    return lines.joined(separator: "\n")
  }()

  @Test func anAliasBombIsRefusedBeforeItIsBuilt() {
    // 10, 91, 820, 7,381 and 66,430 values; the first alias of the sixth line is too much.
    #expect(message(Self.bomb) == "y:6:8: the file holds more than 100000 values")
  }

  @Test func anAliasBombIsRefusedAsAKey() {
    let small = Self.bomb.split(separator: "\n").prefix(5).joined(separator: "\n")
    #expect(message(small + "\n? *e\n: 1") == "y:6:3: the file holds more than 100000 values")
    #expect(message("a: &a [x]\n? *a\n: 1") == "y:2:3: a key is a list or a mapping")
  }

  @Test func anAliasMayStandForAScalarAnywhere() throws {
    #expect(message("? &p paper\n: a4") == nil)
    let text = "accent: &c \"#0072B2\"\naccent_dark: *c"
    let value = try YAMLValue(parsing: Data(text.utf8), file: "y")?["accent_dark"]
    #expect(value?.content == .scalar("#0072B2"))
    // Faults are shown where the value is written.
    #expect(value?.position == Fault.Position(line: 1, column: 9))
  }

  @Test func anAliasStandsForSomethingBeforeIt() {
    let words = "stands for nothing before it"
    #expect(message("paper: *p") == "y:1:8: the alias \"p\" \(words)")
    #expect(message("paper: &p [*p]") == "y:1:12: the alias \"p\" \(words)")
  }

  @Test func depthIsLimited() {
    let deep = String(repeating: "[", count: 5_000)
    #expect(message(deep) == "y:1:65: values lie more than 64 deep in one another")
    var chain = "a0: &a0 [x]"
    for level in 1...70 { chain += "\na\(level): &a\(level) [*a\(level - 1)]" }
    #expect(
      message(chain)
        == "y:63:12: with what the alias stands for, values lie more than 64 deep in one another"
    )
  }

  @Test(arguments: [
    ("paper: !!str a4", "y:1:8: a tag stands here (got tag:yaml.org,2002:str)"),
    ("paper: a4\n---\npaper: a4", "y:2:1: a second document begins here"),
    ("paper: a4\npaper: letter", "y:2:1: the key paper is there twice (first on line 1)"),
    ("paper:\n\tx: 1", "y:2:1: a tab stands in the indentation"),
    ("paper: a4\u{0}", "y: the file is not UTF-8 text (at byte 9)"),
    ("paper: \u{1}", "y: is not YAML text (control characters are not allowed, at byte 7)"),
    ("# nothing", "nothing"),
    ("", "nothing"),
  ])
  func whatIsNoDocumentIsNamedWithItsPlace(_ text: String, _ expected: String) {
    #expect(message(text) == expected)
  }

  @Test func onlyUTF8IsText() {
    #expect(message([0xFF, 0xFE, 0x70, 0x00]) == "y: the file is not UTF-8 text (at byte 0)")
    #expect(
      message(Array("paper: é".utf8).dropLast()) == "y: the file is not UTF-8 text (at byte 7)"
    )
    #expect(message([0xEF, 0xBB, 0xBF] + Array("paper: a4".utf8)) == nil)
  }

  @Test func theFileIsOfOneMebibyteAtMost() {
    let bytes = [UInt8](repeating: 0x20, count: 1 << 20)
    #expect(message(bytes) == "nothing")
    #expect(
      message(bytes + [0x20])?.contains("(got 1048577 bytes, expected at most 1 MiB)") == true
    )
  }
}
