import Testing

@testable import Drawing

@Suite struct RGBLightTests {
  /// WCAG 2.2: black on white.
  @Test func blackOnWhiteHasTheLargestContrast() {
    #expect((RGB(0x000000).contrast(with: RGB(0xFFFFFF)) - 21).magnitude < 1e-9)
    #expect(RGB(0x336699).contrast(with: RGB(0x336699)) == 1)
  }

  /// By plotting.md, from WCAG's formula: blue on white 5.19, vermillion 3.87.
  @Test func seriesColoursHaveTheirPublishedContrasts() {
    let white = RGB(0xFFFFFF)
    #expect((RGB(0x0072B2).contrast(with: white) - 5.19).magnitude < 0.005)
    #expect((RGB(0xD55E00).contrast(with: white) - 3.87).magnitude < 0.005)
  }

  @Test func textOnAnyGreyIsLegible() {
    for grey in UInt32(0)...255 {
      let color = RGB(grey << 16 | grey << 8 | grey)
      #expect(color.contrast(with: color.ink) >= 4.5)
    }
  }
}
