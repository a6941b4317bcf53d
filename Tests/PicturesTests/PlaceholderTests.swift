import Testing

@Suite struct PlaceholderTests {
  @Test func twoIsTwo() { #expect(2 == 2) }
}
