internal import CairoDrawing
internal import Drawing

/// The sizes, colours and distances of the pages, in points.
enum Typography {
  static let ink = RGB(0x1B1E21)
  static let muted = RGB(0x565C63)
  static let accent = RGB(0x0072B2)
  static let link = RGB(0x005A8F)
  static let rule = RGB(0xC9CED3)
  static let faintRule = RGB(0xE2E5E8)
  static let codeGround = RGB(0xF4F5F7)
  static let answerGround = RGB(0xEDF4F9)

  /// The distance of baselines, as a multiple of the size.
  static let leading = 1.33
  /// The same of programs.
  static let codeLeading = 1.3

  static let body = TextFormat(family: .serif, size: 10.5, color: ink)
  static let code = TextFormat(family: .mono, size: 7.6, color: ink)
  static let table = TextFormat(family: .sans, size: 8.2, color: ink)
  static let caption = TextFormat(family: .sans, size: 8, color: muted)
  static let runningHead = TextFormat(family: .sans, size: 7.6, color: muted)
  static let contents = TextFormat(family: .sans, size: 8.2, color: ink)
  static let abstract = TextFormat(family: .serif, size: 10, color: ink)
  static let title = TextFormat(family: .sans, size: 19, isBold: true, color: ink)
  static let subtitle = TextFormat(family: .sans, size: 11, color: muted)
  static let byline = TextFormat(family: .sans, size: 9.2, color: muted)

  static let paragraphSpace = 5.5
  /// Narrower paragraphs are not justified: their spaces would be rivers.
  static let leastJustified = 220.0
  static let tightSpace = 2.5
  static let blockSpace = 9.0
  static let listIndent = 17.0
  static let quoteIndent = 13.0
  static let codePadding = 5.0
  static let cellPadding = 4.5
  /// How small the letters of a wide table become: 6.2 points.
  static let leastTableScale = 0.76
  /// Figures are made for screens, with text of 9 points; on paper 7.4 are enough.
  static let figureScale = 0.82
  /// How much smaller a figure may become to stand on the page of its text: 7 points are still read with ease.
  static let figureShrinkage = 0.12

  /// The format of a heading.
  static func heading(_ level: Int) -> TextFormat {
    let sizes = [16.0, 13.0, 10.8, 9.8, 9.5, 9.5]
    return TextFormat(
      family: .sans,
      size: sizes[min(max(level, 1), 6) - 1],
      isBold: true,
      color: level < 5 ? ink : muted
    )
  }

  /// The space above a heading.
  static func spaceAboveHeading(_ level: Int) -> Double {
    [24, 20, 14, 11, 9, 9][min(max(level, 1), 6) - 1]
  }
}
