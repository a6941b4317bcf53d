import Foundation
import JSON
import Testing

/// The texts are those of Foundation's `JSONEncoder` (Swift 6.2) with sorted keys, slashes as they are and keys in snake
/// case: records that it wrote are still read, and their names are digests of such texts.
@Suite struct CanonicalJSONTests {
  private struct Everything: Codable, Hashable {
    var trainingCount = 3
    var a = true
    var abc = ""
    var ab = [1.5, 2]
    var seed: UInt64 = .max
    var inner = Inner()
    var missing: Double?
    var sha256 = "x"

    struct Inner: Codable, Hashable {
      var value = -0.25
    }
  }

  private func text(_ value: some Encodable, pretty: Bool = false) -> String {
    String(decoding: CanonicalJSON.bytes(of: value, pretty: pretty), as: UTF8.self)
  }

  private func read<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try CanonicalJSON.decode(type, from: Data(text.utf8))
  }

  @Test func keysAreSortedAndInSnakeCase() {
    #expect(
      text(Everything())
        == #"{"a":true,"ab":[1.5,2],"abc":"","inner":{"value":-0.25},"seed":18446744073709551615,"sha256":"x","training_count":3}"#
    )
  }

  @Test func aPrettyTextHasALineForEachFieldAndElement() {
    #expect(
      text(["b": [1, 2], "a": []], pretty: true)
        == "{\n  \"a\" : [\n\n  ],\n  \"b\" : [\n    1,\n    2\n  ]\n}"
    )
    #expect(text([String: Int](), pretty: true) == "{\n\n}")
    #expect(text([String: Int]()) == "{}")
  }

  @Test func theKeysOfDictionariesStayAsTheyAre() {
    #expect(text(["trainLoss": 1, "a": 2, "a b": 3]) == #"{"a":2,"a b":3,"trainLoss":1}"#)
  }

  @Test(arguments: [
    (0.1, "0.1"), (1, "1"), (-0.0, "-0"), (1e-5, "1e-05"), (1e16, "1e+16"), (123456.5, "123456.5"),
    (.leastNonzeroMagnitude, "5e-324"), (.infinity, "\"inf\""), (-.infinity, "\"-inf\""),
  ])
  func numbersHaveTheirShortestText(_ value: Double, _ expected: String) throws {
    #expect(text(value) == expected)
    #expect(try read(Double.self, expected) == value)
  }

  @Test func whatIsNoNumberIsAWord() throws {
    #expect(text(Double.nan) == "\"nan\"")
    #expect(try read(Double.self, "\"nan\"").isNaN)
  }

  @Test func textIsEscapedWhereJSONMust() throws {
    let string = "\"\\/\u{8}\t\n\u{C}\r\u{1}\u{1F}é\u{2028}😀"
    let expected = #""\"\\/\b\t\n\f\r\u0001\u001fé"# + "\u{2028}😀\""
    #expect(text(string) == expected)
    #expect(try read(String.self, expected) == string)
    // A surrogate pair, as other writers spell it.
    #expect(try read(String.self, #""\ud83d\ude00""#) == "😀")
  }

  @Test func bytesAreBase64() throws {
    let bytes = Data([0, 255, 128])
    #expect(text(bytes) == "\"AP+A\"")
    #expect(try read(Data.self, "\"AP+A\"") == bytes)
  }

  @Test func numbersOfEverySizeAreNumbers() throws {
    struct Numbers: Codable, Hashable {
      var bytes: [UInt8] = [0, 255]
      var words: [UInt32] = [0, .max]
      var least: Int8 = .min
      var long: Int64 = .min
      var single: Float = 0.1
    }
    let text = CanonicalJSON.bytes(of: Numbers())
    #expect(
      String(decoding: text, as: UTF8.self)
        == #"{"bytes":[0,255],"least":-128,"long":-9223372036854775808,"single":0.10000000149011612,"#
        + #""words":[0,4294967295]}"#
    )
    #expect(try CanonicalJSON.decode(Numbers.self, from: text[...]) == Numbers())
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode([UInt8].self, from: Array("[256]".utf8)[...])
    }
  }

  @Test func whatIsWrittenReadsBackEqual() throws {
    for pretty in [false, true] {
      let bytes = CanonicalJSON.encode([Everything(), Everything(missing: 2)], pretty: pretty)
      let value = try CanonicalJSON.decode([Everything].self, from: bytes)
      #expect(value == [Everything(), Everything(missing: 2)])
    }
  }

  @Test func spaceAndUnknownFieldsAndNullAreReadOver() throws {
    let text = " {\"other\" : [ {} , null ] ,\r\n\t\"value\":1e0 } "
    #expect(try read(Everything.Inner.self, text).value == 1)
    #expect(try read([Double?].self, "[null,1]") == [nil, 1])
  }

  @Test(arguments: [
    "", "{", "[1,]", "[1 2]", "{\"value\"}", "{\"value\":}", "{value:1}", "[1] 2", "[01]", "[1.]",
    "[.5]", "[1e]", "[-]", "[+1]", "[nan]", "[tru]", "[\"a]", "[\"\n\"]", "[\"\\",
  ])
  func whatIsNotJSONIsRefused(_ text: String) {
    #expect(throws: DecodingError.self) { try read([Double].self, text) }
    #expect(throws: DecodingError.self) { try read(Everything.Inner.self, text) }
  }

  @Test func whatIsOfAnotherTypeIsRefused() {
    #expect(throws: DecodingError.self) { try read(Int.self, "1.5") }
    #expect(throws: DecodingError.self) { try read(UInt64.self, "-1") }
    #expect(throws: DecodingError.self) { try read(Int.self, "\"1\"") }
    #expect(throws: DecodingError.self) { try read(Double.self, "\"infinity\"") }
    #expect(throws: DecodingError.self) { try read(Bool.self, "1") }
    #expect(throws: DecodingError.self) { try read([Int].self, "{}") }
    #expect(throws: DecodingError.self) { try read(Everything.Inner.self, "{}") }
    #expect(throws: DecodingError.self) { try read(Everything.Inner.self, "[]") }
    #expect(throws: DecodingError.self) { try read(Data.self, "\"?\"") }
    #expect(throws: DecodingError.self) {
      try CanonicalJSON.decode(String.self, from: Data([0x22, 0xFF, 0x22]))
    }
  }

  @Test func aTextThatIsNestedWithoutEndIsRefused() {
    let text = String(repeating: "[", count: 100_000)
    #expect(throws: DecodingError.self) { try read([Int].self, text) }
  }
}
