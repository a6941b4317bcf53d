internal import Faults

extension TemplateText {
  /// The longest text that sections may make, in bytes: four times what a document may have.
  static let maximumFilledByteCount = 4 << 20

  /// What is wrong when sections over lists, one in another, would make more text than can be read.
  ///
  /// The text is counted before any is made, each line as often as the lists around it have elements. Where lists are in
  /// the elements of lists, the first element speaks for all.
  func lengthFault(with root: TemplateValue) -> Fault? {
    var scopes = TemplateScopes(root)
    // How often the text is repeated, for each open section.
    var repeats = [1]
    var next = tags.startIndex
    var total = 0
    for (index, line) in source.lines.enumerated() {
      var most = repeats[repeats.count - 1]
      while next < tags.endIndex, tags[next].line == index + 1 {
        let tag = tags[next]
        switch tag.kind {
        case .section:
          let count = Self.elementCount(scopes.lookUp(tag.name))
          repeats.append(min(repeats[repeats.count - 1] * count, Self.maximumFilledByteCount))
          most = max(most, repeats[repeats.count - 1])
        case .inverted: repeats.append(repeats[repeats.count - 1])
        case .end: if repeats.count > 1 { repeats.removeLast() }
        case .value, .comment: break
        }
        scopes.pass(tag)
        next += 1
      }
      total += most * (line.text.utf8.count + 1)
      guard total <= Self.maximumFilledByteCount else {
        return error(
          line: index + 1,
          column: 1,
          "the sections make too much text (got more than \(Self.maximumFilledByteCount) bytes)",
          hint: "Take sections over lists out of one another."
        )
      }
    }
    return nil
  }

  private static func elementCount(_ found: TemplateScopes.Found) -> Int {
    guard case .value(let value) = found, case .list(let elements) = value.resolved else {
      return 1
    }
    return max(1, elements.count)
  }
}
