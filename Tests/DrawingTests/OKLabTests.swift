import Testing

@testable import Drawing

@Suite struct OKLabTests {
  /// The values of colour-science 0.4 and of Ottosson's page: red is (0.628, 0.225, 0.126).
  @Test func redHasItsPlace() {
    let red = OKLab(RGB(0xFF0000))
    #expect((red.lightness - 0.62796).magnitude < 1e-4)
    #expect((red.a - 0.22486).magnitude < 1e-4)
    #expect((red.b - 0.12585).magnitude < 1e-4)
  }

  @Test func whiteAndBlackHaveNoHue() {
    let white = OKLab(RGB(0xFFFFFF))
    #expect((white.lightness - 1).magnitude < 1e-6 && white.a.magnitude < 1e-6)
    #expect(OKLab(RGB(0x000000)).lightness == 0)
  }

  @Test(
    arguments: [0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x440154, 0xFDE725, 0x000001] as [UInt32]
  )
  func aColourComesBack(hexadecimal: UInt32) {
    #expect(OKLab(RGB(hexadecimal)).rgb == RGB(hexadecimal))
  }

  @Test func whatNoScreenShowsIsHeldAtTheEnds() {
    #expect(OKLab(lightness: 1.2, a: 0, b: 0).rgb == RGB(0xFFFFFF))
    #expect(OKLab(lightness: 0.6, a: 0.5, b: 0).rgb.green == 0)
  }
}
