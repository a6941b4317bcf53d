public import Drawing

/// The shape of the pages: paper and margins.
public struct PageStyle: Sendable, Hashable {
  /// A format of paper.
  public enum Paper: String, Sendable, Hashable, CaseIterable {
    /// ISO 216 A4, 210 by 297 mm.
    case a4
    /// US Letter, 8.5 by 11 inches.
    case letter

    /// The width and height, in points.
    public var size: Size {
      switch self {
      case .a4: Size(width: 595.276, height: 841.89)
      case .letter: Size(width: 612, height: 792)
      }
    }
  }

  /// The paper that the pages are printed on.
  public var paper: Paper

  /// Creates a style.
  public init(paper: Paper = .a4) {
    self.paper = paper
  }

  /// Where the text stands: about 90 letters to a line, with room for the head and the foot.
  package var textArea: Rectangle {
    let size = paper.size
    let side = (size.width - 446) / 2
    return Rectangle(x: side, y: 82, width: 446, height: size.height - 82 - 76)
  }

  /// The baseline of the running head.
  package var headBaseline: Double { 52 }

  /// The baseline of the foot.
  package var footBaseline: Double { paper.size.height - 42 }
}
