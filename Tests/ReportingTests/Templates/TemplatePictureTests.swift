import ExperimentSamples
import Faults
import Foundation
import TemplateEngine
import Testing

@testable import Reporting

@Suite struct TemplatePictureTests {
  /// A picture of one pixel.
  private static func png() throws -> [UInt8] {
    Array(
      Data(
        base64Encoded:
          "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
      ) ?? Data()
    )
  }

  @Test func theNamedPathsAreThoseOfPicturesBesideTheTemplate() {
    let template = ReportTemplate(
      text: """
        ![a](pictures/a.png "x") ![b](figures/b.svg "y") [c](d.png)
        ![e](https://example.org/e.png) ![f](../f.jpg) ![g]({{name}})
        """,
      file: "template.md",
      partials: ["p": TemplateFile(text: "![h [i]](h.png)\n", file: "p.md")]
    )
    #expect(template.picturePaths == ["pictures/a.png", "../f.jpg", "h.png"])
  }

  @Test func aPictureIsPartOfHTMLAndPDFAndLiesBesideTheMarkdown() throws {
    var template = ReportTemplate(
      text: "# T\n\n![A dot](img/dot.png \"A *dot*.\")\n\nSee [it](#figure-dot).\n",
      file: "template.md"
    )
    let bytes = try Self.png()
    template.pictures = ["img/dot.png": .success(try TemplatePicture(bytes))]
    let report = try Report(
      of: try FrozenResults.own(),
      template: template,
      formats: Set(ReportFormat.allCases),
      environment: FrozenResults.environment
    )
    #expect(report.faults == [])
    #expect(report.files["pictures/img-dot.png"] == bytes)
    let text = String(decoding: report.files["report.md"] ?? [], as: UTF8.self)
    #expect(
      text == """
        # T

        ![A dot](pictures/img-dot.png)

        **Figure 1.** A *dot*.

        See [it](pictures/img-dot.png).

        """
    )
    let html = String(decoding: report.files["report.html"] ?? [], as: UTF8.self)
    #expect(html.contains("<img src=\"data:image/png;base64,iVBOR"))
    #expect(html.contains("width=\"1\" height=\"1\" alt=\"A dot\"/>"))
    let pdf = report.files["report.pdf"] ?? []
    #expect(String(decoding: pdf.prefix(5), as: UTF8.self) == "%PDF-")
  }

  @Test func whatIsNoPictureIsRefusedAtItsPlace() throws {
    let cut = Array(try Self.png().dropLast(20))
    var template = ReportTemplate(text: "# T\n\n![A](a.svg)\n\n![B](b.png)\n", file: "t.md")
    template.pictures = [
      "a.svg": Result { () throws(Fault) in try TemplatePicture(Array("<svg/>".utf8)) },
      "b.png": Result { () throws(Fault) in try TemplatePicture(cut) },
    ]
    let check = try TemplateCheck(
      template,
      for: try FrozenResults.own(),
      environment: FrozenResults.environment
    )
    #expect(check.faults.map(\.place) == ["t.md:3:1", "t.md:5:1"])
    #expect(check.faults.first?.message.contains("got SVG, expected PNG or JPEG") == true)
  }

  @Test func bytesBecomeText() {
    // RFC 4648, section 10.
    for (bytes, text) in [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ] {
      #expect(Base64.text(of: Array(bytes.utf8)) == text)
    }
  }
}
