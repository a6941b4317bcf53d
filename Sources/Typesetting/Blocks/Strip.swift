internal import CairoDrawing
internal import Drawing

/// One slice of the text with all that is drawn in it, y downwards from its top.
struct Strip {
  /// Something drawn.
  struct Piece {
    /// What is drawn.
    enum Content {
      /// A line of a paragraph, its baseline at `y`.
      case line(Paragraph, Int)
      /// A formula, its baseline at `y`.
      case formula(MathBox, text: String)
      /// A figure in its size.
      case figure(Scene, Size)
      /// A picture in its size.
      case picture(PagePicture, Size)
      /// A filled rectangle.
      case rectangle(Size, RGB)
      /// Dots up to a width.
      case leader(Double)
    }

    var content: Content
    var x: Double
    var y: Double
    /// The structure elements around it, from the outside; empty for what is only decoration.
    var path: [StructureNode] = []
    /// Where a click on the piece leads, if all of it is a link.
    var link: String?
  }

  /// A coloured ground that slices share; on a page it covers them without gaps.
  struct Ground: Hashable {
    var block: Int
    var x: Double
    var width: Double
    var color: RGB
    /// The colour of the bar at its left edge.
    var bar: RGB?
  }

  /// A heading that the slice begins.
  struct Heading: Hashable {
    var level: Int
    var id: String
    var title: String
  }

  var flow: FlowItem
  var pieces: [Piece] = []
  var grounds: [Ground] = []
  /// What is shown above the slice when a page begins with it: decoration, or a row that ends its path with itself and its cell.
  var repeated: [Piece] = []
  var heading: Heading?
  /// The name that links to the slice if it is no heading of the text: a figure's, the title's.
  var anchor: String?
  /// The baseline of its first line, to put a label beside it.
  var baseline = 0.0
}
