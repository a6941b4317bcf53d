import Testing

@testable import Drawing

@Suite struct RGBDeuteranopiaTests {
  /// Each row of the matrix sums to 1, so that greys stay what they are.
  @Test func greysStayWhatTheyAre() {
    for grey in [0x00_0000, 0x80_8080, 0xFF_FFFF] as [UInt32] {
      #expect(RGB(grey).deuteranopic == RGB(grey))
    }
  }

  /// Red (1, 0, 0) has 0.367, 0.280 and below 0 of light: #A39000 by sRGB's transfer function.
  @Test func redAndGreenBecomeYellows() {
    #expect(RGB(0xFF0000).deuteranopic == RGB(0xA39000))
    let green = RGB(0x00FF00).deuteranopic
    #expect(green.red > 230 && green.green > 200 && green.blue < 70)
  }
}
