/// What a worker can be told to draw, from data to the bytes of a file.
enum Task: String, CaseIterable {
  /// The learning curves as PNG.
  case curvesPNG = "curves-png"
  /// The learning curves as the SVG of a web page, with text as text.
  case curvesSVG = "curves-svg"
  /// The learning curves as an SVG file of its own, with text as outlines.
  case curvesOutlines = "curves-outlines"
  /// The learning curves as PDF.
  case curvesPDF = "curves-pdf"
  /// A line of a million points as PNG.
  case millionPNG = "million-png"

  /// The name of its file.
  var fileName: String {
    switch self {
    case .curvesPNG: "curves.png"
    case .curvesSVG: "curves.svg"
    case .curvesOutlines: "curves-outlines.svg"
    case .curvesPDF: "curves.pdf"
    case .millionPNG: "million.png"
    }
  }
}
