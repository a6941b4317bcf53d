import Drawing
import Testing

@Suite struct ThemeTests {
  /// WCAG 2.2, "relative luminance", with the sRGB curve by square and cube so that no logarithm is needed: within 2 %.
  private func luminance(_ color: RGB) -> Double {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value * (value * (value * 0.305_306_011 + 0.682_171_111) + 0.012_522_878)
    }
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
  }

  private func contrast(_ token: ColorToken, in theme: Theme) -> Double {
    let pair = [luminance(theme.color(token)), luminance(theme.color(.background))].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test(arguments: Theme.allCases)
  func seriesHaveTheContrastOfGraphics(theme: Theme) {
    let series: [ColorToken] = [
      .series1, .series2, .series3, .series4, .series5, .level1, .level2, .level3, .level4,
      .level5, .level6, .axis,
    ]
    for token in series {
      #expect(contrast(token, in: theme) > 3.0, "\(token)")
    }
  }

  @Test(arguments: Theme.allCases)
  func theLightnessOfLevelsRises(theme: Theme) {
    let levels: [ColorToken] = [.level1, .level2, .level3, .level4, .level5, .level6]
    let lightness = levels.map { OKLab(theme.color($0)).lightness }
    // Even steps of 0.071 and 0.074.
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $1 - $0 > 0.065 })
  }

  @Test(arguments: Theme.allCases)
  func textHasTheContrastOfText(theme: Theme) {
    #expect(contrast(.ink, in: theme) > 10)
    #expect(contrast(.mutedInk, in: theme) > 4.5)
  }

  @Test(arguments: Theme.allCases)
  func theGridIsFainterThanAllData(theme: Theme) {
    #expect((1.15...1.5).contains(contrast(.grid, in: theme)))
  }

  @Test func coloursAreWrittenAsCSSWritesThem() {
    #expect(Theme.light.color(.series1).css == "#0072B2")
    #expect(RGB(0x00_0A_FF).css == "#000AFF")
    #expect(ColorToken.mutedInk.cssVariable == "--bn-ink-muted")
  }
}
