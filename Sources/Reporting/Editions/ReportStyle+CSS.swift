internal import Drawing
internal import Experiments

extension ReportStyle {
  /// The custom properties of the page that the style replaces, as CSS; empty for the program's own look.
  var css: String {
    func rule(_ media: String, _ color: Color?, on ground: UInt32, share: Double) -> String {
      guard let accent = color.map(RGB.init) else { return "" }
      let answer = accent.mixed(with: RGB(ground), share: share)
      return "\n@media \(media) { :root { --link: \(accent.css); --answer-edge: \(accent.css); "
        + "--answer: \(answer.css); } }"
    }
    return rule("print, (prefers-color-scheme: light)", accent, on: 0xFFFFFF, share: 0.08)
      + rule("screen and (prefers-color-scheme: dark)", accentDark, on: 0x14171A, share: 0.15)
  }
}
