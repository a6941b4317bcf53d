public import Drawing

/// The look of the pages: paper, margins and the colour of accents.
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

  /// The colour of links, of the bars beside answers and of the line below the title; nil for the usual blues.
  public var accent: RGB?

  /// Creates a style.
  public init(paper: Paper = .a4, accent: RGB? = nil) {
    self.paper = paper
    self.accent = accent
  }

  var linkColor: RGB { accent ?? Typography.link }
  var barColor: RGB { accent ?? Typography.accent }
  var answerGround: RGB {
    accent?.mixed(with: RGB(0xFFFFFF), share: 0.08) ?? Typography.answerGround
  }

  /// Where the text stands: margins of 24 mm, with room for the head and the foot; some 90 letters to a line, more than a book
  /// has, because figures and tables need the width.
  package var textArea: Rectangle {
    let size = paper.size
    let width = 456.0
    return Rectangle(
      x: (size.width - width) / 2,
      y: 60,
      width: width,
      height: size.height - 60 - 56
    )
  }

  /// The baseline of the running head.
  package var headBaseline: Double { 40 }

  /// The baseline of the foot.
  package var footBaseline: Double { paper.size.height - 34 }
}
