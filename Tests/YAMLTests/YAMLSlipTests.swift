import Faults
import Foundation
import Testing
import YAML

@Suite struct YAMLSlipTests {
  private func read(_ text: String) throws(Faults) -> (root: YAMLValue?, faults: [Fault]) {
    try YAMLValue.reading(all: Data(text.utf8), file: "e.yaml")
  }

  @Test(arguments: [
    ("a: 1\nb:2\nc: 3", "2:3", "b: 2"), ("a:\n\tb: 1\nc: 3", "2:1", "spaces"),
    ("a: 1\nx:\n  - b:2\n    c: 3", "3:7", "b: 2"),
  ])
  func aSlipThatMakesNoYAMLIsNamedAndReadOnFrom(_ text: String, _ place: String, _ hint: String)
    throws
  {
    let (root, faults) = try read(text)
    #expect(faults.map { "\($0.position?.line ?? 0):\($0.position?.column ?? 0)" } == [place])
    #expect(faults.first?.hint?.contains(hint) == true)
    #expect(root != nil)
  }

  @Test func aKeyThatIsThereTwiceIsToldAndTheFirstOneStays() throws {
    let (root, faults) = try read("a: 1\na: 2\nb: 3\nb: 4")
    #expect(faults.map(\.position?.line) == [2, 4])
    #expect(root?["a"]?.content == .scalar("1"))
  }

  // The example of YAML 1.1's merge key, yaml.org/type/merge.html: a mapping's own keys come first, then earlier mappings.
  @Test func mergeKeysBringWhatIsNotThere() throws {
    let (root, faults) = try read(
      "x: &x { r: 10, y: 1 }\ny: &y { r: 1, z: 3 }\na: { <<: *x, y: 2 }\nb: { y: 5, <<: [*y, *x] }"
    )
    #expect(faults.isEmpty)
    #expect(root?["a"]?["r"]?.content == .scalar("10"))
    #expect(root?["a"]?["y"]?.content == .scalar("2"))
    #expect(root?["b"]?["r"]?.content == .scalar("1"))
    #expect(root?["b"]?["y"]?.content == .scalar("5"))
    #expect(root?["b"]?["z"]?.content == .scalar("3"))
  }

  @Test func aMergedWordIsRefused() throws {
    #expect(try read("a: { <<: b }").faults.map(\.message) == ["<< merges no mapping (got \"b\")"])
  }

  @Test func aCommentInPlaceOfTextIsKnown() throws {
    #expect(try read("title: #1\nb: 2").root?["title"]?.comment == "#1")
    #expect(try read("title: \"#1\"").root?["title"]?.comment == nil)
    #expect(try read("title:\n  # none\n  text").root?["title"]?.content == .scalar("text"))
  }

  @Test(arguments: [
    ("a: [1, 2", "Close each"), ("a: \"b", "quotation mark"), ("a: b: c", "quotes"),
  ])
  func whatIsNoYAMLHasAHintOfItsOwn(_ text: String, _ hint: String) {
    let faults = #expect(throws: Faults.self) { try read(text) }
    #expect(faults?.all.first?.hint?.contains(hint) == true)
  }
}
