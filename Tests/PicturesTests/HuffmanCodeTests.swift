import Testing

@testable import Pictures

@Suite struct HuffmanCodeTests {
  /// By hand: 1 and 1 join to 2, with 2 to 4, with 4 to 8.
  @Test func rareSymbolsHaveLongCodes() {
    let code = HuffmanCode(frequencies: [4, 0, 2, 1, 1], longest: 15)
    #expect(code.lengths == [1, 0, 2, 3, 3])
    // Canonical (RFC 1951, 3.2.2): 0, 10, 110 and 111, written from the last bit to the first.
    #expect(code.codes == [0b0, 0, 0b01, 0b011, 0b111])
  }

  @Test func aSingleSymbolHasACodeOfOneBit() {
    #expect(HuffmanCode(frequencies: [0, 9], longest: 7).lengths == [0, 1])
    #expect(HuffmanCode(frequencies: [0, 0], longest: 7).lengths == [0, 0])
  }

  /// Fibonacci's numbers give the longest codes there are: 19 symbols would have 18 bits.
  @Test(arguments: [5, 7, 15]) func noCodeIsLongerThanTheLimit(longest: Int) {
    var frequencies = [1, 1]
    while frequencies.count < 19 {
      frequencies.append(frequencies[frequencies.count - 1] + frequencies[frequencies.count - 2])
    }
    let lengths = HuffmanCode(frequencies: frequencies, longest: longest).lengths
    #expect(lengths.allSatisfy { 1...longest ~= $0 })
    // A complete code: the shares of all codes are one whole (Kraft).
    #expect(lengths.reduce(0) { $0 + 1 << (longest - $1) } == 1 << longest)
    #expect(lengths == lengths.sorted(by: >), "rarer symbols have codes that are no shorter")
  }
}
