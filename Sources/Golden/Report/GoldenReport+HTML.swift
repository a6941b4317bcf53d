internal import Drawing
internal import Foundation
internal import Notation

extension GoldenReport {
  /// More bytes of pictures than these are not embedded, so that browsers open the page; the rest is listed in words.
  static let mostPictureBytes = 24 << 20

  /// The report as one self-contained HTML page: no script, no other file, the same bytes for the same report.
  ///
  /// Failures come first, each with its pictures side by side, under a slider, in turn, as a difference picture and as a
  /// difference of colours, and with the command that accepts it.
  public var html: String {
    var room = Self.mostPictureBytes
    var sections: [String] = []
    for (index, result) in results.enumerated() where result.isShown {
      let size = result.pictures.byteCount
      let fits = size <= room
      if fits { room -= size }
      sections.append(article(result, number: index + 1, showsPictures: fits))
    }
    let others = results.filter { !$0.isShown }
    let body =
      [header] + sections + [quietList(others), unusedList, skippedList].filter { !$0.isEmpty }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(passes ? "Passed" : "Failed"): \(title.escapedForMarkup)</title>
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <main>
      \(body.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private var header: String {
    let failed = results.filter(\.verdict.isFailure)
    var lines = [
      "<h1>\(title.escapedForMarkup)</h1>",
      "<p class=\"summary \(passes ? "good" : "bad")\"><strong>\(passes ? "Passed" : "Failed")</strong> \(counts(named: \.words))</p>",
    ]
    lines += renderings
    if !failed.isEmpty {
      let items = results.enumerated().filter(\.element.verdict.isFailure).map { index, result in
        "<li><a href=\"#r\(index + 1)\">\(result.name.escapedForMarkup)</a> <span>\(result.verdict.words)</span></li>"
      }
      if failed.count > 1 { lines.append("<nav><ol>\(items.joined(separator: "\n"))</ol></nav>") }
      let flags = [("--failed", GoldenVerdict.different), ("--missing", .missing)]
        .filter { count($0.1) > 0 }.map(\.0)
      if failed.count > 1, !flags.isEmpty {
        lines.append(
          command(accept.text(flags: flags), "After a look at each, accept what can be accepted:")
        )
      }
    }
    return lines.joined(separator: "\n")
  }

  /// The renderings, which are the same for all figures of a run, or nothing for pictures of unknown make.
  private var renderings: [String] {
    let known = results.compactMap(\.renderings)
    guard let actual = known.first?.actual else { return [] }
    let approved = Set(known.flatMap(\.approved)).sorted()
    func list(_ fingerprints: [String]) -> String {
      fingerprints.map { "<code>\($0.escapedForMarkup)</code>" }.joined(separator: "<br>")
    }
    return [
      "<dl><dt>This rendering</dt><dd>\(list([actual]))</dd><dt>Approved renderings</dt><dd>\(approved.isEmpty ? "none" : list(approved))</dd></dl>"
    ]
  }

  private func command(_ text: String, _ introduction: String) -> String {
    "<p class=\"command\">\(introduction) <code tabindex=\"0\">\(text.escapedForMarkup)</code></p>"
  }

  private func article(_ result: GoldenResult, number: Int, showsPictures: Bool) -> String {
    var lines = [
      "<article id=\"r\(number)\" class=\"\(result.verdict.rawValue)\">",
      "<h2>\(result.name.escapedForMarkup) <span>\(result.verdict.words)</span></h2>",
      "<p>\(Self.sentence(result.explanation).escapedForMarkup)\(result.hint.map { " " + $0.escapedForMarkup } ?? "")</p>",
    ]
    if !showsPictures {
      lines.append(
        "<p>Its pictures are left out: this page has \(Self.mostPictureBytes >> 20) MB.</p>"
      )
    } else if result.pictures.byteCount > 0 {
      lines.append(stage(result, number: number))
    }
    if let comparison = result.comparison { lines.append(details(comparison)) }
    if let text = result.text { lines.append(scene(text)) }
    let accepting = accept.text(for: [result.name])
    let isSaid = results.count { $0.verdict.isFailure } > 1 && accepting == accept.text(flags: [])
    if result.verdict == .different || result.verdict == .missing, !isSaid {
      lines.append(command(accepting, "Accept it:"))
    }
    lines.append("</article>")
    return lines.joined(separator: "\n")
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func details(_ comparison: PictureComparison) -> String {
    guard comparison.largest > 0 else { return "" }
    let boxes = comparison.boxes.prefix(Self.mostBoxes).map { box in
      "<li>\(box.width) x \(box.height) at \(box.x), \(box.y)</li>"
    }
    let left = comparison.boxes.count - boxes.count
    let more = left > 0 ? "<li>and \(left) more</li>" : ""
    return """
      <details><summary>Numbers and places</summary>
      <table>
      <caption>How the picture differs</caption>
      <tr><th scope="row">Size of the reference</th><td>\(comparison.referenceSize)</td></tr>
      <tr><th scope="row">Size of the picture</th><td>\(comparison.actualSize)</td></tr>
      <tr><th scope="row">Pixels that differ</th><td>\(comparison.count(above: 0)) of \(comparison.pixelCount)</td></tr>
      <tr><th scope="row">by more than 2 of 255</th><td>\(comparison.count(above: 2))</td></tr>
      <tr><th scope="row">by more than 32</th><td>\(comparison.count(above: 32))</td></tr>
      <tr><th scope="row">Largest difference</th><td>\(comparison.largest)</td></tr>
      <tr><th scope="row">Strong ones in the worst 16 x 16 window</th><td>\(comparison.worstWindow.count)</td></tr>
      </table>
      <ol>\(boxes.joined())\(more)</ol>
      </details>
      """
  }

  private func scene(_ text: TextDifference) -> String {
    let lines = text.lines.enumerated().map { index, line -> String in
      switch line {
      case .same(let words): "<span>  \(words.escapedForMarkup)</span>"
      case .removed(let words):
        "<del>- \(Self.marked(words, against: text.partner(of: index)))</del>"
      case .added(let words):
        "<ins>+ \(Self.marked(words, against: text.partner(of: index)))</ins>"
      case .skipped(let count): "<i>  … \(count) equal \(count == 1 ? "line" : "lines")</i>"
      }
    }
    return
      "<h3>The scene, as text</h3>\n<pre tabindex=\"0\" aria-label=\"Difference of the scenes\">\(lines.joined())</pre>"
  }

  /// A line with the part marked that another has otherwise, since the lines of shapes are long.
  private static func marked(_ line: String, against other: String?) -> String {
    guard let other else { return line.escapedForMarkup }
    let (own, others) = (Array(line.unicodeScalars), Array(other.unicodeScalars))
    let shorter = min(own.count, others.count)
    let start = (0..<shorter).first { own[$0] != others[$0] } ?? shorter
    let end =
      (0..<shorter - start).first { own[own.count - 1 - $0] != others[others.count - 1 - $0] }
      ?? shorter - start
    func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars)
      return String(view).escapedForMarkup
    }
    let middle = own[start..<own.count - end]
    return text(own[..<start]) + (middle.isEmpty ? "" : "<b>\(text(middle))</b>")
      + text(own[(own.count - end)...])
  }

  private func quietList(_ results: [GoldenResult]) -> String {
    guard !results.isEmpty else { return "" }
    let items = results.map { "<li>\($0.name.escapedForMarkup)</li>" }
    return
      "<details><summary>\(results.count) equal</summary><ul>\(items.joined(separator: "\n"))</ul></details>"
  }

  private var unusedList: String {
    guard !unused.isEmpty else { return "" }
    let items = unused.map { "<li>\($0.escapedForMarkup)</li>" }
    return
      "<details open><summary>\(unused.count) unused \(unused.count == 1 ? "reference" : "references")</summary><ul>\(items.joined(separator: "\n"))</ul></details>"
  }

  private var skippedList: String {
    guard !skipped.isEmpty else { return "" }
    let items = skipped.map {
      "<li>\($0.path.escapedForMarkup): \($0.reason.words)</li>"
    }
    return
      "<details open><summary>\(skipped.count) not compared</summary><ul>\(items.joined(separator: "\n"))</ul></details>"
  }
}

extension GoldenResult {
  /// Whether the page shows it, rather than naming it in a list.
  fileprivate var isShown: Bool { verdict != .equal }
}

extension GoldenResult.Pictures {
  /// The bytes that the pictures take in the page, before Base64.
  fileprivate var byteCount: Int {
    [reference, actual, difference].reduce(0) { $0 + ($1?.count ?? 0) }
  }
}
