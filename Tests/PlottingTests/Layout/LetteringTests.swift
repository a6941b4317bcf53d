import Drawing
import Notation
import TestSupport
import Testing

@testable import Plotting

@Suite struct LetteringTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())

  /// Notes are 7.5 points: 4.5 points a character, 22 characters in 100 points.
  @Test func longTextsBreakIntoEvenLines() {
    #expect(lettering.lines("one two", in: lettering.note, width: 100) == ["one two"])
    #expect(
      lettering.lines("one two three four five", in: lettering.note, width: 100)
        == ["one two three", "four five"]
    )
    #expect(lettering.lines("", in: lettering.note, width: 100) == [])
  }

  /// Titles of axes are 8 points: 4.8 points a character, 25 characters in 120 points.
  @Test func aTitleThatIsCutKeepsItsUnit() {
    func title(_ words: String) -> String {
      lettering.shortenedTitle(words, in: lettering.axisTitle, width: 120)
    }
    #expect(title("Loss (nats, log scale)") == "Loss (nats, log scale)")
    #expect(title("Mean change of the loss (log scale)") == "Mean change… (log scale)")
    #expect(title("损失的平均变化损失的平均变化损失的平均变化（对数刻度）").hasSuffix("…（对数刻度）"))
    #expect(title("Mean change of the loss by its step") == "Mean change of the loss…")
    let lines = lettering.titleLines(
      "Mean change of the loss along the gradient of the network (log scale)",
      in: lettering.axisTitle,
      width: 120,
      count: 2
    )
    #expect(lines == ["Mean change of the loss…", "(log scale)"])
  }

  @Test func aWordThatIsTooLongIsBrokenWithHyphens() {
    #expect(
      lettering.lines("a incomprehensibilities b", in: lettering.note, width: 50)
        == ["a", "incompreh\u{2010}", "ensibilit\u{2010}", "ies b"]
    )
  }

  /// The divisions of Merriam-Webster: in-com-pre-hen-si-bil-i-ties.
  @Test func aWordIsDividedAsItsLanguageDoes() {
    struct Divided: TextMeasurer {
      func metrics(of string: String, in style: TextStyle) -> TextMetrics {
        FixedAdvanceMeasurer().metrics(of: string, in: style)
      }

      func divisions(of word: String) -> [Int] {
        word == "incomprehensibilities" ? [2, 5, 8, 11, 13, 16, 17] : []
      }
    }
    let lettering = Lettering(Divided())
    #expect(
      lettering.pieces("incomprehensibilities", in: lettering.note, width: 50)
        == ["incompre\u{2010}", "hensibili\u{2010}", "ties"]
    )
    // A line that is narrower than the first part.
    #expect(
      lettering.pieces("incomprehensibilities", in: lettering.note, width: 10, most: 1)
        == ["i\u{2010}"]
    )
    #expect(
      lettering.pieces("abcdefghijkl", in: lettering.note, width: 50)
        == ["abcdefghij\u{2010}", "kl"]
    )
  }

  /// A number keeps its sign on both lines: an isolate that is open at a break ends there and begins again.
  @Test func isolatesEndWithTheirLine() {
    let text = "a \u{2068}bbb bbb ccc\u{2069} ddd ddd"
    let lines = Language(tag: "ar", isRightToLeft: true).speaking {
      lettering.lines(text, in: lettering.note, width: 45)
    }
    #expect(lines.count == 3)
    #expect(
      lines.allSatisfy { line in
        let opened = line.unicodeScalars.count { $0 == "\u{2068}" }
        return opened == line.unicodeScalars.count { $0 == "\u{2069}" }
      }
    )
    #expect(lines.contains { $0.hasPrefix("\u{2068}") })
    // What turns a text around has no business in a language that needs none of it.
    #expect(!lettering.lines(text, in: lettering.note, width: 500)[0].contains("\u{2068}"))
  }
}
