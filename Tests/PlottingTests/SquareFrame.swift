import Drawing
import TestSupport

@testable import Plotting

extension Frame {
  /// A frame of 100 x 100 points in which a point's position is its value, upside down.
  static var square: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisScale(.linear, domain: 0...100, from: 0, to: 100),
      y: AxisScale(.linear, domain: 0...100, from: 100, to: 0),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }

  /// A frame of two categories of 50 points, and values from 0 to 100 upwards.
  static var twoCategories: Frame {
    Frame(
      rectangle: Rectangle(x: 0, y: 0, width: 100, height: 100),
      x: AxisScale(.linear, domain: -0.5...1.5, from: 0, to: 100),
      y: AxisScale(.linear, domain: 0...100, from: 100, to: 0),
      lettering: Lettering(FixedAdvanceMeasurer())
    )
  }
}

/// The outlines of all shapes among nodes as SVG writes them, with one decimal.
func outlines(_ nodes: [Node]) -> [String] { shapes(nodes).map { $0.path.svgData(places: 1) } }
