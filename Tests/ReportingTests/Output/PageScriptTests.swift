import Notation
import Testing

@testable import Reporting

@Suite struct PageScriptTests {
  @Test func commentsIndentsAndSpacesGoAndWhatIsInQuotesStays() {
    let source = """
      // A comment.
      const a = [1, 2];
        const b = "a  = 'b'" + `c ${ d } // e`;
      // Another.
      if (a < b) { return a; }
      const f = x => x
      g()
      """
    #expect(
      PageScript.squeezed(source) == """
        const a=[1,2];const b="a  = 'b'"+`c ${ d } // e`;if(a<b){return a}
        const f=x=>x
        g()
        """
    )
  }

  /// The filter of tables knows what a claim compares from the experiment, not from its words.
  @Test func theWordsNameTheNetworksOfAClaim() {
    let words = PageScript.words(claims: ["It is faster": ["Baseline", "Batch norm"]])
    #expect(words.contains("\"claims\":{\"It is faster\":[\"Baseline\",\"Batch norm\"]}"))
  }

  /// A page has room for so much: nothing of it is needed to read.
  @Test func theScriptIsShort() {
    #expect(PageScript.own.text.utf8.count <= 10_000)
    #expect(!PageScript.own.text.contains("</"))
  }

  // printf 'a()' | openssl dgst -sha256 -binary | base64
  @Test func thePolicyNamesTheDigest() {
    #expect(
      PageScript(source: "a()\n").policy == "sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4="
    )
  }

  @Test func theWordsAreThoseOfTheLanguage() {
    let german = Language(
      tag: "de",
      decimalSeparator: ",",
      groupSeparator: ".",
      words: ["{1} to {2}": "{1} bis {2}", "Verdict": "Urteil"]
    )
    let words = german.speaking { PageScript.words() }
    for part in ["\"to\":\"{1} bis {2}\"", "\"verdict\":\"Urteil\"", "\"decimal\":\",\""] {
      #expect(words.contains(part))
    }
  }
}
