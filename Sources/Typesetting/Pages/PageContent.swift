/// The drawing operators of a page (ISO 32000-1, 7.8.2), read as far as marking what is drawn needs.
package enum PageContent {
  /// The content of a page with whatever is drawn outside of marked content marked as an artifact.
  ///
  /// Such are heads, feet, rules and grounds, which are no part of the text (ISO 14289-1, 7.1). Cairo 1.16 cannot say it.
  ///
  /// A mark of an artifact stands within one text object, or outside of all, and ends in the graphics state that it began in.
  package static func markingArtifacts(in content: [UInt8]) -> [UInt8] {
    content.withUnsafeBufferPointer { bytes in
      var marker = ArtifactMarker(content: bytes)
      return marker.marked()
    }
  }
}

/// Goes over the operators of a page once.
private struct ArtifactMarker {
  let content: UnsafeBufferPointer<UInt8>
  private var scanner: OperatorScanner
  private var result: [UInt8] = []
  /// Up to where the content is copied.
  private var copied = 0
  /// How many marks of Cairo's are open.
  private var depth = 0
  /// How many graphics states are saved.
  private var level = 0
  private var isInText = false
  /// The graphics state and the text object in which the open artifact began.
  private var artifact: (level: Int, isInText: Bool)?

  init(content: UnsafeBufferPointer<UInt8>) {
    self.content = content
    scanner = OperatorScanner(content: content)
    result.reserveCapacity(content.count + content.count / 16)
  }

  mutating func marked() -> [UInt8] {
    while let found = scanner.next() {
      let start = found.operands.lowerBound
      switch found.name {
      case "BDC", "BMC":
        if depth == 0 {
          if isPartOfStructure(found.operands) { close(at: start) } else { open(at: start) }
        }
        depth += 1
      case "EMC": depth = max(0, depth - 1)
      case "BT":
        if depth == 0 { close(at: start) }
        isInText = true
      case "ET":
        if depth == 0 { close(at: start) }
        isInText = false
      case "q": level += 1
      case "Q":
        if depth == 0, artifact?.level == level { close(at: start) }
        level -= 1
      default:
        if depth == 0, Self.drawing.contains(found.name) { open(at: start) }
      }
    }
    close(at: content.count)
    copy(upTo: content.count)
    return result
  }

  /// Operators that draw, or that build a path.
  private static let drawing: Set<String> = [
    "m", "l", "c", "v", "y", "h", "re", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n",
    "W", "W*", "sh", "Do", "BI", "Tj", "TJ", "'", "\"",
  ]

  /// Whether a mark is an element of the structure or an artifact already; others only say what glyphs read as.
  private func isPartOfStructure(_ operands: Range<Int>) -> Bool {
    let text = String(decoding: content[operands], as: UTF8.self)
    return text.contains("/MCID") || text.contains("/Artifact") || !text.contains("<<")
  }

  private mutating func open(at place: Int) {
    guard artifact == nil else { return }
    copy(upTo: place)
    result += "/Artifact BMC\n".utf8
    artifact = (level, isInText)
  }

  private mutating func close(at place: Int) {
    guard artifact != nil else { return }
    copy(upTo: place)
    result += (result.last == 0x0A ? "EMC\n" : "\nEMC\n").utf8
    artifact = nil
  }

  private mutating func copy(upTo place: Int) {
    result += content[copied..<place]
    copied = place
  }
}
