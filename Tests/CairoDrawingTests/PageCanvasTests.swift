import Drawing
import Faults
import TestSupport
import Testing

@testable import CairoDrawing

@Suite struct PageCanvasTests {
  private let metadata = PageMetadata(
    title: "Title",
    author: nil,
    subject: nil,
    creationDate: "2026-11-22T00:00:00Z"
  )

  @Test func pagesAreCountedAndDated() throws {
    let canvas = try PageCanvas(
      size: Size(width: 100, height: 100),
      metadata: metadata,
      fonts: try Fonts()
    )
    canvas.fill(Rectangle(x: 10, y: 10, width: 5, height: 5), with: RGB(0xFF0000))
    canvas.endPage()
    canvas.endPage()
    let bytes = try canvas.finish()
    #expect(bytes.starts(with: "%PDF-1.5".utf8))
    let file = readablePDF(bytes)
    #expect(file.contains("/Count 2"))
    #expect(file.contains("/CreationDate (20261122000000Z"))
  }

  /// ISO 32000-1, 12.6.4.7: an address is ASCII, and Cairo refuses others from 1.18 on. The bytes of é in UTF-8 are C3 A9,
  /// and those of U+0301 are CC 81; what is written as such already stays as it is.
  @Test(arguments: [
    ("https://example.org/a'b\\c?d=%20#e", "https://example.org/a'b\\c?d=%20#e"),
    ("https://example.org/é", "https://example.org/%C3%A9"),
    ("javascript:'\u{301}x\"", "javascript:'%CC%81x\""),
    ("", ""),
  ])
  func addressesOfLinksAreASCII(target: String, written: String) throws {
    let canvas = try PageCanvas(
      size: Size(width: 100, height: 100),
      metadata: metadata,
      fonts: try Fonts()
    )
    // Cairo 1.16 damages a file whose links are in no element.
    canvas.beginTag(.paragraph)
    canvas.beginLink(to: target, over: Rectangle(x: 1, y: 1, width: 5, height: 5))
    canvas.fill(Rectangle(x: 1, y: 1, width: 5, height: 5), with: RGB(0))
    canvas.endLink()
    canvas.endTag(.paragraph)
    canvas.endPage()
    let file = readablePDF(try canvas.finish())
    let text = written.replacing("\\", with: "\\\\")
    #expect(file.contains("/URI (\(text))"), "\(file)")
  }

  @Test func tagsThatDoNotNestAreAnError() throws {
    let fonts = try Fonts()
    #expect(throws: Fault.self) {
      let canvas = try PageCanvas(
        size: Size(width: 100, height: 100),
        metadata: metadata,
        fonts: fonts
      )
      canvas.beginTag(.paragraph)
      canvas.fill(Rectangle(x: 1, y: 1, width: 5, height: 5), with: RGB(0))
      canvas.endTag(.figure)
      canvas.endPage()
      _ = try canvas.finish()
    }
  }

  @Test func aSceneWithoutNumbersIsAnError() throws {
    let fonts = try Fonts()
    let path = Path(through: [Point(x: .nan, y: 0), Point(x: 1, y: 1)])
    let scene = Scene(
      size: Size(width: 10, height: 10),
      title: "broken",
      description: "",
      nodes: [.shape(Shape(path, stroke: Stroke(Paint(.ink), width: 1)))]
    )
    #expect(throws: Fault.self) {
      let canvas = try PageCanvas(
        size: Size(width: 100, height: 100),
        metadata: metadata,
        fonts: fonts
      )
      try canvas.draw(scene, in: Rectangle(x: 0, y: 0, width: 10, height: 10))
    }
  }
}
