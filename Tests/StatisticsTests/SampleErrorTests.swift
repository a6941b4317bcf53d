import Statistics
import Testing

struct SampleErrorTests {
  @Test(
    arguments: [.empty, .notFinite(index: 0), .notPositive(index: 3), .unequalCounts(4, 5)]
      as [SampleError]
  )
  func everyErrorSaysWhatItGotWhatItExpectedAndWhatToDo(error: SampleError) {
    #expect(error.description.contains("got "))
    #expect(error.description.contains(", expected "))
    #expect(error.hint.hasSuffix("."))
  }

  @Test func positionsCountFromOne() {
    #expect(SampleError.notFinite(index: 0).description.hasPrefix("value 1 "))
  }
}
