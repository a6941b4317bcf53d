internal import Drawing
internal import Foundation

extension GoldenReport {
  /// The pictures of a result under the buttons that arrange them.
  ///
  /// Each picture is in the page once. The buttons are radio buttons and the arrangements are CSS, so that the page needs no
  /// script; the slider is a box that the reader may resize.
  func stage(_ result: GoldenResult, number: Int) -> String {
    let pictures = result.pictures
    let isPair = pictures.reference != nil && pictures.actual != nil
    var lines: [String] = []
    if isPair {
      lines.append(
        "<div class=\"views\" role=\"radiogroup\" aria-label=\"How the pictures are shown\">"
      )
      var views = [("side", "Side by side"), ("slider", "Slider"), ("blink", "Blink")]
      if pictures.difference != nil { views.append(("mask", "Difference")) }
      views.append(("blend", "Colours"))
      for (index, (view, label)) in views.enumerated() {
        let id = "r\(number)-\(view)"
        lines.append(
          "<input type=\"radio\" name=\"r\(number)\" id=\"\(id)\" class=\"\(view)\"\(index == 0 ? " checked" : "")><label for=\"\(id)\">\(label)</label>"
        )
      }
      lines.append(
        "<p class=\"hint of-slider\">Left of the edge: the picture; right: the reference. Drag the corner.</p>"
      )
      lines.append(
        "<p class=\"hint of-mask\">Red: only in the reference. Blue: only in the picture. Violet: another colour.</p>"
      )
      lines.append("<p class=\"hint of-blend\">Black where both are the same.</p>")
    }
    lines.append("<div class=\"stage\">")
    lines += [
      figure(pictures.reference, "reference", "Reference"),
      figure(pictures.actual, "actual", isPair ? "Picture" : "Picture without a reference"),
      figure(pictures.difference, "difference", "Difference"),
    ].compactMap(\.self)
    lines.append("</div>")
    if isPair { lines.append("</div>") }
    return lines.joined(separator: "\n")
  }

  private func figure(_ file: [UInt8]?, _ part: String, _ caption: String) -> String? {
    guard let file else { return nil }
    let data = Data(file).base64EncodedString()
    return
      "<figure class=\"\(part)\"><figcaption>\(caption)</figcaption><div><img alt=\"\(caption)\" src=\"data:image/png;base64,\(data)\"></div></figure>"
  }

  /// The look of the page, light and dark.
  static let style = """
    :root {
      color-scheme: light dark;
      --back: #ffffff; --ink: #1a1d21; --muted: #565d66; --rule: #dcdfe4; --surface: #f6f7f9;
      --bad: #b3261e; --good: #00694c; --warn: #8a5300; --link: #005f96;
      --del: #fde8e6; --ins: #e2effc; --check: #e4e7eb;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --back: #14171a; --ink: #e6e8eb; --muted: #a3abb5; --rule: #333a42; --surface: #1c2025;
        --bad: #ff8a80; --good: #35c79a; --warn: #f0b45c; --link: #7cbcf0;
        --del: #43201f; --ins: #173252; --check: #c9ced4;
      }
    }
    *, ::before, ::after { box-sizing: border-box; }
    html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; }
    body { margin: 0; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; background: var(--back); color: var(--ink); overflow-wrap: anywhere; }
    main { max-width: 90rem; margin-inline: auto; }
    h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
    h2 { font-size: 1.125rem; margin: 0; }
    h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
    p { margin: .25rem 0 .75rem; }
    h2 span, nav span { font-weight: 400; color: var(--muted); }
    .summary.bad strong, .different h2 span, .unreadable h2 span, .missing h2 span { color: var(--bad); }
    .summary.good strong { color: var(--good); }
    .tolerated h2 span { color: var(--warn); }
    a { color: var(--link); }
    nav ol { columns: 18rem; padding-inline-start: 1.5rem; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0 0 .75rem; }
    dt { color: var(--muted); }
    dd { margin: 0; }
    code, pre { font: .875em/1.5 ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    article { border-top: 1px solid var(--rule); padding-top: 1.25rem; margin-top: 1.75rem; scroll-margin-top: 1rem; }
    .command code { display: block; padding: .5rem .75rem; background: var(--surface); border: 1px solid var(--rule); border-radius: .25rem; user-select: all; }
    pre { overflow: auto; max-height: 32rem; padding: .5rem .75rem; margin: 0 0 .75rem; background: var(--surface); border: 1px solid var(--rule); border-radius: .25rem; }
    pre span, pre del, pre ins, pre i { display: block; white-space: pre-wrap; text-decoration: none; padding-inline-start: 2ch; text-indent: -2ch; }
    pre span { white-space: pre; overflow: hidden; text-overflow: ellipsis; }
    pre b { text-decoration: underline; }
    pre del { background: var(--del); }
    pre ins { background: var(--ins); }
    pre i { color: var(--muted); }
    details { margin: .75rem 0; }
    summary { cursor: pointer; }
    th { text-align: start; font-weight: 400; color: var(--muted); padding-inline-end: 1.5rem; }
    td { font-variant-numeric: tabular-nums; }
    caption { text-align: start; color: var(--muted); }

    .views > label { display: inline-block; padding: .125rem .625rem; margin: 0 .25rem .5rem 0; border: 1px solid var(--rule); border-radius: 1rem; cursor: pointer; }
    .views > input { position: absolute; opacity: 0; pointer-events: none; }
    .views > input:checked + label { background: var(--ink); border-color: var(--ink); color: var(--back); }
    .views > input:focus-visible + label { outline: 2px solid var(--link); outline-offset: 2px; }
    .hint { display: none; color: var(--muted); }
    .slider:checked ~ .of-slider, .mask:checked ~ .of-mask, .blend:checked ~ .of-blend { display: block; }

    .stage { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem; align-items: start; margin-bottom: .75rem; }
    figure { margin: 0; min-width: 0; }
    figcaption { color: var(--muted); font-size: .875rem; }
    .stage div { width: fit-content; max-width: 100%; border: 1px solid var(--rule); background: repeating-conic-gradient(var(--check) 0 25%, #ffffff 0 50%) 0 0 / 16px 16px; }
    img { display: block; max-width: 100%; height: auto; }

    .mask:checked ~ .stage, .slider:checked ~ .stage, .blink:checked ~ .stage, .blend:checked ~ .stage { display: block; position: relative; }
    .mask:checked ~ .stage > :not(.difference), .slider:checked ~ .stage > .difference, .blink:checked ~ .stage > .difference, .blend:checked ~ .stage > .difference { display: none; }
    .slider:checked ~ .stage figcaption, .blink:checked ~ .stage figcaption, .blend:checked ~ .stage figcaption { display: none; }
    .slider:checked ~ .stage > .actual, .blink:checked ~ .stage > .actual, .blend:checked ~ .stage > .actual { position: absolute; inset: 0 auto auto 0; width: 100%; }
    .slider:checked ~ .stage > .actual { bottom: 0; }
    .slider:checked ~ .stage > .actual > div { width: 40%; min-width: 1.5rem; height: 100%; overflow: hidden; clip-path: inset(0); resize: horizontal; }
    .slider:checked ~ .stage > .actual > div::after { content: ""; float: right; position: relative; z-index: 1; width: 2px; height: 100%; background: var(--bad); }
    /* Beyond its box, which cuts it: as wide as the reference. */
    .slider:checked ~ .stage > .actual img { position: absolute; inset: 1px auto auto 1px; max-width: calc(100% - 2px); }
    .blink:checked ~ .stage > .actual { animation: blink 1.6s steps(1) infinite; }
    @keyframes blink { 50% { visibility: hidden; } }
    @media (prefers-reduced-motion: reduce) { .blink:checked ~ .stage > .actual { animation-duration: 5s; } }
    .blend:checked ~ .stage { isolation: isolate; }
    .blend:checked ~ .stage > .actual { mix-blend-mode: difference; }
    .blend:checked ~ .stage div { border-color: #000; background: #fff; }
    @media print { .views > :is(input, label), .hint { display: none; } }

    """
}
