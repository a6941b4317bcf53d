import CairoDrawing
import Drawing
import Foundation
import Plotting

/// The data and the fonts, ready to draw.
struct Studio {
  private let renderer: SceneRenderer
  private let curves = FigureData.learningCurves
  private let million = FigureData.million
  private var count = 0

  init() throws {
    renderer = try SceneRenderer()
  }

  /// What the figures are drawn with.
  var version: String { "bnreport" }

  /// The bytes of one figure; its title has a number, so that no figure repeats the one before.
  mutating func file(of task: Task) throws -> [UInt8] {
    count += 1
    switch task {
    case .curvesPNG: return try renderer.png(scene(curves))
    case .curvesSVG: return Array(scene(curves).svg(idPrefix: "figure").utf8)
    case .curvesOutlines: return try renderer.svg(scene(curves))
    case .curvesPDF: return try renderer.pdf(scene(curves), created: "2026-01-02T03:04:05Z")
    case .millionPNG: return try renderer.png(scene(million))
    }
  }

  private func scene(_ plot: Plot) -> Scene {
    var plot = plot
    plot.title += " \(count)"
    return plot.scene(measuring: renderer)
  }
}
