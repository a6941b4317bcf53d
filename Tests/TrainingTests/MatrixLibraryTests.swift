import Testing

@testable import Training

@Suite struct MatrixLibraryTests {
  /// The numbers are those of `dnnl_cpu_isa_t` in `dnnl_types.h` of oneDNN 2.6.3 and 3.7.2.
  @Test(
    arguments: [
      (2, 0x0, nil), (2, 0x1, "SSE4.1"), (2, 0x3, "AVX"), (2, 0x7, "AVX2"), (2, 0x407, "AVX2"),
      (2, 0xf, "AVX-512"),
      (2, 0x1f, "AVX-512"), (2, 0x27, "AVX-512"), (2, 0x67, "AVX-512"), (2, 0xe7, "AVX-512"),
      (2, 0x3e7, "AVX-512"),
      (3, 0x0, nil), (3, 0x1, "SSE4.1"), (3, 0x3, "AVX"), (3, 0x7, "AVX2"), (3, 0xf, "AVX2"),
      (3, 0x1f, "AVX2"),
      (3, 0x27, "AVX-512"), (3, 0x67, "AVX-512"), (3, 0xe7, "AVX-512"), (3, 0x1ef, "AVX-512"),
      (3, 0xfef, "AVX-512"),
      (3, 0x1fef, "AVX-512"),
    ] as [(Int32, UInt32, String?)]
  )
  func aSetOfInstructionsHasTheNameOfItsFamily(major: Int32, number: UInt32, name: String?) {
    #expect(MatrixLibrary.words(of: number, major: major) == name)
  }

  @Test func theVersionIsThreeNumbers() throws {
    let version = try #require(MatrixLibrary.version)
    #expect(version.split(separator: ".").compactMap { Int($0) }.count == 3)
  }
}
