internal import Drawing
internal import Experiments

extension ReportStyle {
  /// The custom properties of the page that the style replaces, as CSS; empty for the program's own look.
  var css: String {
    let light = colors(accent, on: 0xFFFFFF, share: 0.08)
    let dark = colors(accentDark, on: 0x14171A, share: 0.15)
    // A style that gives one of the two keeps the program's own for the other ground.
    return [
      ("link", light?.accent, dark?.accent, "#005f96", "#7cbcf0"),
      ("answer-edge", light?.accent, dark?.accent, "#0072b2", "#4ba3e3"),
      ("answer", light?.answer, dark?.answer, "#eef5fa", "#17242e"),
    ]
    .compactMap { name, light, dark, usual, usualDark in
      light == nil && dark == nil
        ? nil : "\n:root { --\(name): light-dark(\(light ?? usual), \(dark ?? usualDark)); }"
    }
    .joined()
  }

  private func colors(
    _ color: Color?,
    on ground: UInt32,
    share: Double
  ) -> (accent: String, answer: String)? {
    guard let accent = color.map(RGB.init) else { return nil }
    return (accent.css, accent.mixed(with: RGB(ground), share: share).css)
  }
}
