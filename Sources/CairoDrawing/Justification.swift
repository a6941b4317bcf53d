internal import CPango

/// Lines as wide as their paragraph.
enum Justification {
  /// Gives the spaces of each line the room that it lacks, or takes what it has too much.
  ///
  /// The space at the end of a line takes no room. Glyphs are changed as Pango changes them when it justifies; nothing must have
  /// asked for the extents of the lines before.
  /// - Parameters:
  ///   - layout: lines that end where the text says so.
  ///   - width: the width of the paragraph.
  ///   - exceptions: the lines that keep their spaces.
  static func fill(_ layout: OpaquePointer, width: Double, except exceptions: Set<Int32>) {
    guard let text = pango_layout_get_text(layout) else { return }
    for index in 0..<pango_layout_get_line_count(layout) {
      guard let line = pango_layout_get_line(layout, index) else { continue }
      let end = Int(line.pointee.start_index + line.pointee.length)
      var spaces: [UnsafeMutablePointer<PangoGlyphInfo>] = []
      var natural = 0
      for run in TextLayout.runs(line) {
        guard let glyphs = run.pointee.glyphs, let infos = glyphs.pointee.glyphs,
          let clusters = glyphs.pointee.log_clusters
        else { continue }
        let offset = Int(run.pointee.item.pointee.offset)
        for number in 0..<Int(glyphs.pointee.num_glyphs) {
          let byte = offset + Int(clusters[number])
          if isSpace(text, byte) {
            if isLast(text, byte, end) {
              infos[number].geometry.width = 0
            } else {
              spaces.append(infos + number)
            }
          }
          natural += Int(infos[number].geometry.width)
        }
      }
      let room = Int((width * TextLayoutText.scale).rounded(.down)) - natural
      // Lines that end early keep their spaces, unless they are too long by a little.
      guard !spaces.isEmpty, room < 0 || !exceptions.contains(index) else { continue }
      for (number, space) in spaces.enumerated() {
        // The rest of the division goes to the first spaces, a unit each.
        let share = room * (number + 1) / spaces.count - room * number / spaces.count
        space.pointee.geometry.width += Int32(share)
      }
    }
  }

  private static func isSpace(_ text: UnsafePointer<CChar>, _ byte: Int) -> Bool {
    text[byte] == 0x20
      || UInt8(bitPattern: text[byte]) == 0xC2 && UInt8(bitPattern: text[byte + 1]) == 0xA0
  }

  /// Whether only spaces and the end of the line follow.
  private static func isLast(_ text: UnsafePointer<CChar>, _ byte: Int, _ end: Int) -> Bool {
    var place = byte
    while place < end {
      guard text[place] == 0x20 else {
        return UInt8(bitPattern: text[place]) == 0xE2 && UInt8(bitPattern: text[place + 1]) == 0x80
          && UInt8(bitPattern: text[place + 2]) == 0xA8
      }
      place += 1
    }
    // The end of the paragraph, or of a line whose separator is no part of it.
    return text[end] != 0
  }
}
