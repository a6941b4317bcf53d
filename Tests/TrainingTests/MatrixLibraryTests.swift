import Testing

@testable import Training

@Suite struct MatrixLibraryTests {
  /// The numbers are those of `dnnl_cpu_isa_t` in oneDNN's `dnnl_types.h`.
  @Test(
    arguments: [
      (0x0, nil), (0x1, "SSE4.1"), (0x3, "AVX"), (0x7, "AVX2"), (0x407, "AVX2"), (0xf, "AVX-512"),
      (0x27, "AVX-512"), (0x67, "AVX-512"), (0xe7, "AVX-512"), (0x3e7, "AVX-512"),
    ] as [(UInt32, String?)]
  )
  func aSetOfInstructionsHasTheNameOfItsFamily(number: UInt32, name: String?) {
    #expect(MatrixLibrary.words(of: number) == name)
  }

  @Test func theVersionIsThreeNumbers() throws {
    let version = try #require(MatrixLibrary.version)
    #expect(version.split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}
