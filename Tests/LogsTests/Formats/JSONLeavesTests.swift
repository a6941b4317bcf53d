import Testing

@testable import Logs

@Suite struct JSONLeavesTests {
  private func leaves(_ text: String) -> (all: [String: String], isWhole: Bool) {
    var all: [String: String] = [:]
    let isWhole = Array(text.utf8).withUnsafeBytes { bytes in
      JSONLeaves.read(bytes) { all[$0] = $1.text }
    }
    return (all, isWhole)
  }

  @Test func objectsAreFlat() {
    let read = leaves(
      #" {"a": {"b": 1, "c": [1, {"x": 2}]}, "d": "\u00e9\n\ud83d\ude00\"", "e": null} "#
    )
    #expect(read.isWhole)
    #expect(read.all == ["a.b": "1", "a.c": #"[1, {"x": 2}]"#, "d": "é\n😀\""])
  }

  @Test(
    arguments: [
      ("1.5", 1.5), ("-2e-3", -0.002), ("Infinity", .infinity), ("\"-Infinity\"", -.infinity),
      ("true", nil), ("null", nil), ("\"1\"", nil), ("{}", nil), ("", nil),
    ] as [(String, Double?)]
  )
  func numbersAreThoseOfPython(text: String, number: Double?) {
    #expect(Array(text.utf8).withUnsafeBytes { JSONLeaves.number($0) } == number)
  }

  @Test func aNumberEndsWithItsBytes() {
    // Behind a value of a message stands the next field, which may begin with a digit.
    let bytes = Array("0.12345678901234567899".utf8)
    let number = bytes.withUnsafeBytes { JSONLeaves.number(.init(rebasing: $0.prefix(20))) }
    #expect(number == 0.123456789012345678)
  }

  @Test func whatIsNoJSONEndsTheReading() {
    #expect(!leaves(#"{"a": 1, "b": "#).isWhole)
    #expect(leaves(#"{"a": 1, "b": "#).all == ["a": "1"])
    #expect(!leaves(#"{"a": 1} x"#).isWhole)
    #expect(!leaves(String(repeating: "[", count: 100_000)).isWhole)
    #expect(!leaves(String(repeating: #"{"a":"#, count: 100_000)).isWhole)
    let text = #"{"a": {"b": [1, "\u00e9"], "c": true}}"#
    for count in 0..<text.utf8.count {
      #expect(!leaves(String(decoding: text.utf8.prefix(count), as: UTF8.self)).isWhole)
    }
  }
}
