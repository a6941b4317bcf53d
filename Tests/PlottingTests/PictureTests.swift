import CairoDrawing
import Drawing
import Foundation
import Plotting
import Testing

@Suite struct PictureTests {
  @Test func everyExampleFigureHasNoFaults() throws {
    let renderer = try SceneRenderer()
    for (name, scene) in ExampleFigures.all(measuring: renderer) {
      #expect(SceneLint().faults(in: scene) == [], "\(name)")
    }
  }

  /// Not a test but a view: `BNREPORT_PICTURES=folder swift test --filter PictureTests` writes the figures there.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["BNREPORT_PICTURES"] != nil))
  func picturesForLooking() throws {
    let folder = try #require(ProcessInfo.processInfo.environment["BNREPORT_PICTURES"])
    let renderer = try SceneRenderer()
    for (name, scene) in ExampleFigures.all(measuring: renderer) {
      for theme in Theme.allCases {
        let png = try renderer.png(scene, theme: theme)
        try Data(png).write(to: URL(filePath: "\(folder)/\(name)-\(theme.rawValue).png"))
      }
      try Data(try renderer.svg(scene)).write(to: URL(filePath: "\(folder)/\(name).svg"))
      try Data(try renderer.pdf(scene, created: "2026-01-01T00:00:00Z"))
        .write(to: URL(filePath: "\(folder)/\(name).pdf"))
      try Data(scene.svg(idPrefix: "f").utf8)
        .write(to: URL(filePath: "\(folder)/\(name)-web.svg"))
    }
  }
}
