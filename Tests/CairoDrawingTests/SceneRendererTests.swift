import CairoDrawing
import Drawing
import Faults
import Foundation
import TestSupport
import Testing

@Suite struct SceneRendererTests {
  /// A red-free square, a clipped line and a word.
  private static func scene(_ word: String = "Epoch") -> Scene {
    Scene(
      size: Size(width: 60, height: 40.25),
      title: "A \"title\" & more",
      description: "D",
      nodes: [
        .shape(
          Shape(Path(Rectangle(x: 10, y: 10, width: 10, height: 10)), fill: Paint(.series1))
        ),
        .group(
          Group(
            .mark,
            clip: Rectangle(x: 30, y: 0, width: 10, height: 20),
            nodes: [
              .shape(
                Shape(
                  Path(through: [Point(x: 0, y: 5), Point(x: 60, y: 5)]),
                  stroke: Stroke(Paint(.series2), width: 2)
                )
              )
            ]
          )
        ),
        .text(
          TextRun(
            word,
            at: Point(x: 30, y: 35),
            anchor: .middle,
            style: TextStyle(size: 9),
            width: 30
          )
        ),
      ]
    )
  }

  @Test func aPNGHasItsSizeAndItsColours() throws {
    let renderer = try SceneRenderer()
    let png = try #require(DecodedPNG(try renderer.png(Self.scene())))
    #expect(png.width == 120 && png.height == 81)
    #expect(png[0, 0] == 0xFFFFFF)
    #expect(png[30, 30] == 0x0072B2)
    #expect(png[70, 10] == 0xD55E00)
    #expect(png[20, 10] == 0xFFFFFF, "clipped")
    #expect(png.pixels.contains(0x1B1E21), "text")
    let dark = try #require(DecodedPNG(try renderer.png(Self.scene(), theme: .dark, scale: 1)))
    #expect(dark.width == 60 && dark[0, 0] == 0x14171A && dark[15, 15] == 0x4BA3E3)
  }

  /// 2 pixels a point are 144 dpi: 144 / 0.0254 = 5669 pixels a metre, 0x1625.
  @Test func aPNGStatesItsColourSpaceAndResolution() throws {
    let png = try SceneRenderer().png(Self.scene())
    // Length, type, perceptual intent and its well-known check; length, type, both resolutions, unit metre.
    let space: [UInt8] = [0, 0, 0, 1, 0x73, 0x52, 0x47, 0x42, 0, 0xAE, 0xCE, 0x1C, 0xE9]
    let resolution: [UInt8] = [
      0, 0, 0, 9, 0x70, 0x48, 0x59, 0x73, 0, 0, 0x16, 0x25, 0, 0, 0x16, 0x25, 1,
    ]
    #expect(Array(png[33..<46]) == space)
    #expect(Array(png[46..<63]) == resolution)
  }

  @Test func theSameSceneGivesTheSameBytesInAnyOrder() throws {
    let first = try SceneRenderer()
    let png = try first.png(Self.scene())
    let svg = try first.svg(Self.scene())
    let pdf = try first.pdf(Self.scene(), created: "2026-01-02T03:04:05Z")
    let second = try SceneRenderer()
    for word in ["Loss", "−0.5", "γ"] { _ = try second.svg(Self.scene(word)) }
    #expect(try second.pdf(Self.scene(), created: "2026-01-02T03:04:05Z") == pdf)
    #expect(try second.svg(Self.scene()) == svg)
    #expect(try second.png(Self.scene()) == png)
    #expect(try first.svg(Self.scene()) == svg)
  }

  @Test func theSameSceneGivesTheSameBytesOnManyThreads() async throws {
    let expected = try Self.files()
    let results = try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<8 { group.addTask { try Self.files() } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 8 && results.allSatisfy { $0 == expected })
  }

  private static func files() throws -> [[UInt8]] {
    let renderer = try SceneRenderer()
    return [
      try renderer.png(scene()), try renderer.svg(scene("Loss")),
      try renderer.pdf(scene("Time"), created: "2026-01-02T03:04:05Z"),
    ]
  }

  @Test func anSVGIsAFileOfItsOwn() throws {
    let svg = String(decoding: try SceneRenderer().svg(Self.scene()), as: UTF8.self)
    #expect(svg.hasPrefix("<?xml") && svg.hasSuffix("</svg>\n"))
    #expect(svg.contains("width=\"60pt\" height=\"40.25pt\" role=\"img\""))
    #expect(svg.contains("<title id=\"title\">"))
    #expect(!svg.contains("<text") && !svg.contains("var("))
  }

  @Test func aPDFHasTheGivenDateAndTitle() throws {
    let pdf = readablePDF(
      try SceneRenderer().pdf(Self.scene(), created: "2026-01-02T03:04:05Z")
    )
    #expect(pdf.contains("/CreationDate (20260102030405Z"))
    #expect(pdf.contains("/ModDate (20260102030405Z"))
    #expect(pdf.contains("/Title (A \"title\" & more)"))
  }

  @Test(arguments: [Double.nan, .infinity, 1e6, -1e300])
  func aCoordinateThatCairoCannotDrawIsRefused(value: Double) throws {
    var scene = Self.scene()
    scene.nodes.append(
      .shape(
        Shape(Path(through: [Point(x: 0, y: 0), Point(x: value, y: 1)]), fill: Paint(.ink))
      )
    )
    let renderer = try SceneRenderer()
    let error = #expect(throws: Fault.self) { try renderer.png(scene) }
    #expect(
      error?.message
        == "the figure \"A \"title\" & more\" cannot be drawn (got a coordinate of \(value), expected less than 1000000)"
    )
    #expect(throws: Fault.self) { try renderer.svg(scene) }
    // A failed picture leaves the renderer as it was.
    #expect(try renderer.png(Self.scene()).isEmpty == false)
  }

  @Test func aPictureThatIsTooLargeIsRefused() throws {
    var scene = Self.scene()
    let renderer = try SceneRenderer()
    let error = #expect(throws: Fault.self) { try renderer.png(scene, scale: 1000) }
    #expect(
      error?.message
        == "a picture cannot have this size (got 60000.0 x 40250.0, expected up to 16384 each way)"
    )
    scene.size.width = 0
    #expect(throws: Fault.self) { try renderer.pdf(scene, created: "2026-01-02T03:04:05Z") }
  }
}
