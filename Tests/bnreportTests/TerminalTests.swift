import Testing

@testable import bnreport

/// What a terminal shows; expectations are counted by hand.
@Suite struct TerminalTests {
  @Test(arguments: 1...120)
  func theProgressLineIsShorterThanTheTerminal(_ columns: Int) {
    for (done, finished, remaining) in [
      (0.0, 0, ""), (0.5, 1279, "123:45 left"), (1, 99_999, "0:00 left"),
    ] {
      let line = ProgressLine.text(
        done: done,
        finished: finished,
        missing: 99_999,
        remaining: remaining,
        columns: columns
      )
      #expect(line.count < columns)
    }
  }

  @Test func theBarShrinksBeforeTheWordsDo() {
    func line(_ columns: Int) -> String {
      ProgressLine.text(
        done: 0.5,
        finished: 3,
        missing: 6,
        remaining: "0:09 left",
        columns: columns
      )
    }
    #expect(line(200) == "training [###############...............] 50 %  3/6 runs  0:09 left")
    #expect(line(50) == "training [######......] 50 %  3/6 runs  0:09 left")
    #expect(line(40) == "training 50 %  3/6 runs  0:09 left")
    #expect(line(20) == "50 %  3/6 runs")
    #expect(line(6) == "50 %")
    #expect(line(2).isEmpty)
  }

  @Test func columnsAreAlignedAndNumbersStandRight() {
    #expect(
      TextTable.aligned([["study", "runs"], ["a", "7"], ["comparison", "1200"]]) == [
        "study       runs",
        "a              7",
        "comparison  1200",
      ]
    )
    #expect(
      TextTable.aligned([["a", "text"], ["bb", "more words"]]) == ["a   text", "bb  more words"]
    )
    #expect(
      TextTable.aligned([["long name", "x"], ["b"], ["c", "d"]]) == ["long name  x", "b", "c  d"]
    )
    #expect(TextTable.aligned([]).isEmpty)
  }

  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_500, "2 kB"), (31_000_000, "31 MB"), (999_999_999, "1000 MB"),
    (1_000_000_000, "1.0 GB"), (2_340_000_000, "2.3 GB"),
  ])
  func sizesAreForPeople(bytes: Int, text: String) {
    #expect(DownloadDisplay.size(bytes) == text)
  }
}
