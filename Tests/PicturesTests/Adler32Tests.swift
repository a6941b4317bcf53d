import Testing

@testable import Pictures

@Suite struct Adler32Tests {
  /// zlib 1.2.13: adler32(1, "Wikipedia") = 0x11E60398; here as three pixels of three samples.
  @Test func pixelsAreSummedAsTheirBytes() {
    var sum = Adler32()
    for pixel: UInt32 in [0x6B_69_57, 0x65_70_69, 0x61_69_64] {
      sum.append(pixel, times: 1, samples: 3)
    }
    #expect(sum.value == 0x11E6_0398)
  }

  @Test func aRunIsTheSumOfItsPixels() {
    var run = Adler32()
    var single = Adler32()
    run.append(zeros: 2)
    run.append(0xFF80_40C0, times: 60_000, samples: 4)
    run.reduce()
    single.append(zeros: 2)
    for _ in 0..<60_000 {
      single.append(0xFF80_40C0, times: 1, samples: 4)
      single.reduce()
    }
    #expect(run.value == single.value)
  }
}
