/// A value for every colour token: what a figure looks like on one kind of surface.
///
/// The series colours are Okabe and Ito's blue, vermillion, green and purple ("Color Universal Design", 2008) and a
/// neutral grey; each has at least 3:1 against its background (WCAG 2.2, 1.4.11) and blue and vermillion stay apart in every
/// simulated colour-vision deficiency. Their orange, sky blue and yellow fail 3:1 on white and are not used.
///
/// The colours of levels run from violet (hue 310°) to yellow-green (115°) in even steps of OKLab's hue and lightness, with a
/// chroma of 0.13 where the screen has it.
public enum Theme: String, Sendable, Hashable, CaseIterable {
  /// Dark ink on white: print, and the default of every file.
  case light
  /// Light ink on near black.
  case dark

  /// The colour that a paint has in this theme.
  public func color(_ color: Paint.Color) -> RGB {
    switch color {
    case .token(let token): self.color(token)
    case .fixed(let value): value
    }
  }

  /// The colour that a token has in this theme.
  public func color(_ token: ColorToken) -> RGB {
    switch self {
    case .light: Self.lightColor(token)
    case .dark: Self.darkColor(token)
    }
  }

  private static func lightColor(_ token: ColorToken) -> RGB {
    switch token {
    case .ink: RGB(0x1B1E21)
    case .mutedInk: RGB(0x565C63)
    case .background: RGB(0xFFFFFF)
    case .axis: RGB(0x868C93)
    case .grid: RGB(0xE2E5E8)
    case .series1: RGB(0x0072B2)
    case .series2: RGB(0xD55E00)
    case .series3: RGB(0x009E73)
    case .series4: RGB(0xCC79A7)
    case .series5: RGB(0x6F757C)
    case .level1: RGB(0x410F5D)
    case .level2: RGB(0x283683)
    case .level3: RGB(0x005B7C)
    case .level4: RGB(0x0D7674)
    case .level5: RGB(0x299156)
    case .level6: RGB(0x8F992D)
    }
  }

  private static func darkColor(_ token: ColorToken) -> RGB {
    switch token {
    case .ink: RGB(0xE9ECEF)
    case .mutedInk: RGB(0xAAB1B8)
    case .background: RGB(0x14171A)
    case .axis: RGB(0x7B838B)
    case .grid: RGB(0x2E3338)
    case .series1: RGB(0x4BA3E3)
    case .series2: RGB(0xFF8A3D)
    case .series3: RGB(0x35C79A)
    case .series4: RGB(0xE39AC6)
    case .series5: RGB(0x9BA2A9)
    case .level1: RGB(0x8758A8)
    case .level2: RGB(0x6980D4)
    case .level3: RGB(0x2BA9DF)
    case .level4: RGB(0x0ECDCA)
    case .level5: RGB(0x82E4A4)
    case .level6: RGB(0xE0ED85)
    }
  }
}
