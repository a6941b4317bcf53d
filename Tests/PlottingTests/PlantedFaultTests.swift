import CairoDrawing
import Drawing
import Golden
import Pictures
import Plotting
import TestSupport
import Testing

/// Proves the rule of golden figures: every planted fault is caught, and what another renderer does without harm passes.
@Suite struct PlantedFaultTests {
  private let renderer: SceneRenderer
  private let figures = ExampleFigures.all(measuring: FixedAdvanceMeasurer())

  init() throws { renderer = try SceneRenderer() }

  private func draw(_ scene: Scene) throws -> Picture {
    try PNGReader.picture(try renderer.png(scene, scale: 1))
  }

  /// A machine, and what it does to a scene or its pixels.
  private func machine(
    _ fingerprint: String,
    scene change: @escaping (Scene) -> Scene = { $0 },
    pixels: @escaping (inout Picture) -> Void = { _ in }
  ) -> FigureRenderer {
    FigureRenderer(fingerprint: fingerprint) { scene in
      var picture = try draw(change(scene))
      pixels(&picture)
      return picture
    }
  }

  @Test(arguments: PlantedFault.allCases)
  func theSceneShowsEveryFaultOfEveryFigure(_ fault: PlantedFault) throws {
    var count = 0
    for (name, scene) in figures {
      guard let spoilt = fault.planted(in: scene) else { continue }
      count += 1
      let text = TextDifference(reference: scene.transcript, actual: spoilt.transcript)
      #expect(text.counts != (0, 0), "\(name)")
    }
    #expect(count > 0)
  }

  /// Of the figure with bands, markers and lines of two series; the texts are compared as text.
  @Test(arguments: PlantedFault.ofShapes)
  func anotherRenderingShowsEveryFaultOfShapes(_ fault: PlantedFault) throws {
    let scene = ExampleFigures.singlePanel().scene(measuring: FixedAdvanceMeasurer())
    let reference = try FigureReference(recording: scene, named: "one", drawnBy: machine("one"))
    let spoilt = try #require(fault.planted(in: scene))
    let other = machine("two", scene: { $0 == scene ? spoilt : spoilt.withoutText })
    let result = try reference.check(scene, named: "one", drawnBy: other)
    #expect(result.verdict == .different, "\(result.explanation)")
    #expect(result.explanation.contains("rendering that is new"))
    #expect(result.pictures.difference != nil)
  }

  /// What fonts, rasterisers and processors do to a figure that has not changed.
  @Test func harmlessChangesPassOnAnotherRenderingAlone() throws {
    let scene = ExampleFigures.singlePanel().scene(measuring: FixedAdvanceMeasurer())
    let reference = try FigureReference(recording: scene, named: "one", drawnBy: machine("one"))
    func verdicts(
      scene change: @escaping (Scene) -> Scene = { $0 },
      pixels: @escaping (inout Picture) -> Void = { _ in }
    ) throws -> [GoldenVerdict] {
      try ["one", "two"].map { fingerprint in
        let machine = machine(fingerprint, scene: change, pixels: pixels)
        return try reference.check(scene, named: "one", drawnBy: machine).verdict
      }
    }
    // Lines 0.02 pixels further.
    #expect(try verdicts { $0.movingShapes(by: 0.02) } == [.different, .tolerated])
    // Letters a quarter of a pixel further.
    let moved = try verdicts { $0.mapTexts { $0.position.x += 0.25 } }
    #expect(moved == [.different, .equal])
    // Glyphs of another make in place of outlines.
    let redrawn = try verdicts { $0.mapTexts { $0.style.family = .mono } }
    #expect(redrawn == [.different, .equal])
    // Antialiasing that rounds otherwise.
    let rounded = try verdicts(pixels: { picture in
      for index in picture.samples.indices where index % 4 != 3 {
        let sample = Int(picture.samples[index])
        guard (1...254).contains(sample) else { continue }
        picture.samples[index] = UInt8(sample + (index % 3) - 1)
      }
    })
    #expect(rounded == [.different, .equal])
  }

  @Test func theSameRenderingHasNoTolerance() throws {
    let scene = ExampleFigures.singlePanel().scene(measuring: FixedAdvanceMeasurer())
    let reference = try FigureReference(recording: scene, named: "one", drawnBy: machine("one"))
    let same = try reference.check(scene, named: "one", drawnBy: machine("one"))
    #expect(same.verdict == .equal)
    let oneSample = machine("one", pixels: { $0.samples[4000] ^= 1 })
    let result = try reference.check(scene, named: "one", drawnBy: oneSample)
    #expect(result.verdict == .different)
    #expect(
      result.explanation.hasSuffix(
        "shapes have changed: 1 of 82800 pixels (0.0012 %) differs, the most by 1 of 255, in 1 place"
      )
    )
  }
}
