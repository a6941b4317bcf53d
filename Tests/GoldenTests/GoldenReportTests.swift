import Foundation
import Golden
import TestSupport
import Testing

@Suite struct GoldenReportTests {
  private static let hostile = "a<b>\"'&\u{1B}[31m\u{202E}\n.png"

  /// One result of each verdict, with pictures of one pixel.
  private let report: GoldenReport = {
    let white = HandMadePNG(width: 1, height: 1, red: 255, green: 255, blue: 255).bytes
    let black = HandMadePNG(width: 1, height: 1, red: 0, green: 0, blue: 0).bytes
    let check = PNGCheck(showsPictures: true)
    var scene = check.check(black, against: white, named: hostile)
    scene.text = TextDifference(reference: "text \"0.2\"", actual: "text \"<0.7>\"")
    scene.renderings = .init(approved: ["one", "two"], actual: "three")
    return GoldenReport(
      title: "plots & <refs>",
      results: [
        check.check(white, against: white, named: "z-equal.png"),
        check.check(white, against: nil, named: "missing.png"),
        scene,
        check.check([1, 2], against: white, named: "broken.png"),
        PNGCheck(tolerance: Tolerance(channel: 255)).check(
          black,
          against: white,
          named: "near.png"
        ),
      ],
      unused: ["old.png"],
      accept: AcceptCommand(["bnreport", "golden", "accept"])
    )
  }()

  @Test func failuresComeFirst() {
    #expect(
      report.results.map(\.verdict) == [.unreadable, .different, .missing, .tolerated, .equal]
    )
    #expect(
      report.summary == "1 equal, 1 tolerated, 1 missing, 1 different, 1 unreadable, 1 unused"
    )
    #expect(!report.passes)
  }

  @Test func thePageNeedsNothingFromOutside() {
    let page = report.html
    #expect(page.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("http://") && !page.contains("https://"))
    #expect(!page.contains("url("))
    #expect(report.html == page)
  }

  @Test func namesCannotLeaveTheirPlaceInThePage() {
    let page = report.html
    #expect(page.contains("a&lt;b&gt;&quot;&#39;&amp;\u{FFFD}[31m"))
    #expect(!page.contains("a<b>") && !page.contains("\u{1B}"))
    #expect(page.contains("<h1>plots &amp; &lt;refs&gt;</h1>"))
    #expect(
      page.contains(
        "<del>- text &quot;<b>0.2</b>&quot;</del><ins>+ text &quot;<b>&lt;0.7&gt;</b>&quot;</ins>"
      )
    )
  }

  @Test func thePageShowsPicturesRenderingsAndCommands() {
    let page = report.html
    // Two of the pair and their difference, and one without a reference.
    #expect(page.components(separatedBy: "data:image/png;base64,").count == 5)
    for text in [
      "<code>one</code><br><code>two</code>", "<code>three</code>",
      "bnreport golden accept --failed --missing", "bnreport golden accept missing.png",
      "<summary>1 equal</summary>", "old.png", "Save the picture as PNG.",
    ] {
      #expect(page.contains(text), "\(text)")
    }
  }

  /// What is missing is the reference; the picture is new.
  @Test func thePageCallsAPictureWithoutAReferenceNew() {
    #expect(report.html.contains("missing.png <span>new</span></h2>"))
    #expect(report.html.contains("1 new, 1 different"))
  }

  @Test func theXMLIsWellFormedAndComplete() throws {
    let xml = report.junit
    #expect(xml.contains("<testsuites tests=\"5\" failures=\"2\" errors=\"1\">"))
    #expect(xml.contains("<error type=\"unreadable\""))
    #expect(xml.contains("name=\"a&lt;b&gt;&quot;&#39;&amp;\u{FFFD}[31m"))
    #expect(xml.components(separatedBy: "<testcase ").count == 6)
    #expect(xml.components(separatedBy: "</testcase>").count == 5)
    #expect(xml.hasSuffix("</system-out>\n  </testsuite>\n</testsuites>\n"))
  }

  @Test func theJSONHasEveryResult() throws {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
    )
    #expect(document["schema"] as? String == "bnreport.golden/1")
    #expect(document["passed"] as? Bool == false)
    #expect((document["counts"] as? [String: Int])?["different"] == 1)
    let results = try #require(document["results"] as? [[String: Any]])
    #expect(results.count == 5)
    #expect(results[1]["name"] as? String == Self.hostile)
    let comparison = try #require(results[1]["comparison"] as? [String: Any])
    #expect(comparison["largest"] as? Int == 255)
    #expect(comparison["actual_size"] as? [Int] == [1, 1])
  }

  @Test func namesCannotDriveATerminal() {
    let lines = report.text.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[1].hasPrefix("different\ta<b>\"'&\\u{1B}[31m\\u{202E}\\n.png\t1 of 1 pixels"))
  }
}
