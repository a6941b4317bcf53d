import Drawing
import Testing

@Suite struct SceneTranscriptTests {
  @Test func everyKindOfNodeIsALine() {
    #expect(
      smallScene().transcript == """
        scene 100 x 50.5 "A & B"
        description "Two lines."
          mark "x < y" clip 1 2 30 40
            shape M0 0C1 1 2 1.235 3 0Z fill series-1 0.2 stroke ink width 1.5 dash 5 2
          text "0.5 <nats>" at 10 20 end rotated -90 sans 8 bold ink width 48
          text "7" at 50 40 start sans 7.5 ink width 5

        """
    )
  }

  @Test func quotesAndNewlinesDoNotBreakALine() {
    let lines = smallScene(title: "a\"\n\u{202E}b").transcript.split(separator: "\n")
    #expect(lines[0] == "scene 100 x 50.5 \"a\\\"\\n\u{202E}b\"")
  }
}
