import TestSupport
import Testing

@testable import Plotting

@Suite struct SeriesStyleTests {
  @Test func noTwoOf125StylesAreAlike() {
    let styles = (1...SeriesStyle.count).map(SeriesStyle.numbered)
    #expect(SeriesStyle.count == 125)
    #expect(Set(styles).count == 125)
  }

  @Test func theFirst25DifferInColourOrDash() {
    struct Look: Hashable {
      var color: String
      var dash: [Double]
    }
    let looks = (1...25).map { number in
      let style = SeriesStyle.numbered(number)
      return Look(color: "\(style.color)", dash: style.dash)
    }
    #expect(Set(looks).count == 25)
  }

  /// Beyond the last the first comes again, and the caption says so.
  @Test func aCaptionSaysWhichSeriesLookAlike() {
    func caption(_ count: Int) -> String {
      let marks = (1...count).map { number in
        LineMark(
          Series("s\(number)", style: .numbered(number)),
          [DataPoint(x: 0, y: Double(number)), DataPoint(x: 1, y: Double(number))]
        )
      }
      return Plot(title: "T", panels: [[Panel(x: Axis("x"), y: Axis("y"), marks: marks)]]).caption
    }
    #expect(!caption(60).contains("share their looks"))
    #expect(caption(126).contains("2 series share their looks with others, such as s1"))
  }
}
