extension Inline {
  /// The words without their marks; formulas as they are spoken.
  public var plainText: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let content), .strong(let content), .struck(let content),
      .link(_, let content):
      content.plainText
    case .note: ""
    case .math(let math, _): math.spoken
    case .softBreak, .lineBreak: " "
    }
  }
}

extension [Inline] {
  /// The words without their marks; formulas as they are spoken.
  public var plainText: String { map(\.plainText).joined() }
}
