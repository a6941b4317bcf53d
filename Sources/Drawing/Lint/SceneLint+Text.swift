/// Text that cannot be read: on other text, cut off, too small, or of wrong letters.
extension SceneLint {
  func faultsOfText(_ items: [SceneItem], in size: Size) -> [FigureFault] {
    let page = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let texts = items.compactMap { item in item.text.map { (run: $0, clips: item.clips) } }
    var faults: [FigureFault] = []
    for (index, text) in texts.enumerated() {
      let run = text.run
      let bounds = run.bounds
      if !page.contains(bounds) {
        faults.append(FigureFault(.textOutside, "\"\(run.string)\" leaves the figure"))
      } else if !text.clips.allSatisfy({ $0.contains(bounds) }) {
        faults.append(FigureFault(.textOutside, "\"\(run.string)\" is cut off by its panel"))
      }
      if run.style.size < smallestText {
        faults.append(FigureFault(.smallText, "\"\(run.string)\" is set in \(run.style.size) pt"))
      }
      faults += faultsOfLetters(run.string)
      for other in texts[(index + 1)...] where bounds.overlaps(other.run.bounds) {
        faults.append(
          FigureFault(.textOverlap, "\"\(run.string)\" overlaps \"\(other.run.string)\"")
        )
      }
    }
    return faults
  }

  private func faultsOfLetters(_ string: String) -> [FigureFault] {
    if string.isEmpty { return [FigureFault(.letters, "a text is empty")] }
    var faults: [FigureFault] = []
    // A line that ends in the hyphen that breaks a word; one that belongs to a name is U+002D.
    // What no line has room for must break somewhere.
    let piece = string.split(separator: " ").last.map { $0.count } ?? 0
    if string.hasSuffix("\u{2010}"), piece <= 24 {
      faults.append(FigureFault(.hyphenated, "\"\(string)\" is a piece of a word"))
    }
    if Self.hasHyphenForMinus(string) {
      faults.append(FigureFault(.letters, "\"\(string)\" has a hyphen for a minus sign"))
    }
    // U+FFFD stands where text was lost; control characters have no shape.
    for scalar in string.unicodeScalars
    where scalar.value == 0xFFFD || scalar.properties.generalCategory == .control {
      let code = String(scalar.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      faults.append(FigureFault(.letters, "\"\(string)\" has \(name), which has no shape"))
    }
    return faults
  }

  /// Whether a hyphen before a digit begins a number: the one in "2026-11-22", "F1-3" or "top-5" joins what is beside it.
  private static func hasHyphenForMinus(_ string: String) -> Bool {
    let letters = Array(string)
    return letters.indices.contains(where: { index in
      guard letters[index] == "-", index + 1 < letters.count, letters[index + 1].isNumber else {
        return false
      }
      return index == 0 || !(letters[index - 1].isLetter || letters[index - 1].isNumber)
    })
  }
}

extension Rectangle {
  /// Whether another rectangle lies within this one, edges included.
  func contains(_ other: Rectangle) -> Bool {
    other.x >= x && other.y >= y && other.maxX <= maxX && other.maxY <= maxY
  }
}
