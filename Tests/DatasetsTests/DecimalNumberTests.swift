import Datasets
import Testing

@Suite struct DecimalNumberTests {
  @Test(arguments: [
    "0", "-0", "+7", "12.5", ".5", "5.", "007", "1e3", "-1.25E-2", "0.1", "123456789012345",
    "0.000000000000001", "1234567890123456789", "9007199254740993", "4.35", "1e-400",
    "1.7976931348623157e308",
    "2.2250738585072011e-308",
  ])
  func aNumberIsThatOfTheStandardLibrary(text: String) throws {
    let bytes = Array(text.utf8)
    let parsed = DecimalNumber.parse(bytes.span)
    let value = try #require(parsed)
    #expect(value.bitPattern == Double(text)?.bitPattern)
  }

  @Test(arguments: [
    "", "-", ".", "e5", "1e", "1e+", "1.2.3", "--1", "1 ", "nan", "inf", "Infinity", "0x1p3",
    "1e999", "1,5",
    "1_000", "\u{0661}", "1e5.0", "1-2",
  ])
  func anythingElseIsNone(text: String) {
    let bytes = Array(text.utf8)
    let parsed = DecimalNumber.parse(bytes.span)
    #expect(parsed == nil)
  }
}
