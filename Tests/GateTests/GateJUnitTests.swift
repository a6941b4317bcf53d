import Gate
import Testing

struct GateJUnitTests {
  @Test func everyWordHasItsElement() throws {
    let expected = #"""
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="bnreport check" tests="5" failures="1" errors="1" skipped="1">
        <testsuite name="batch_norm" tests="1" failures="1" errors="0" skipped="0">
          <testcase classname="bnreport.batch_norm" name="validation/accuracy">
            <properties>
              <property name="word" value="regressed"/>
              <property name="margin" value="0.002"/>
              <property name="baseline_mean" value="0.97085"/>
              <property name="baseline_n" value="10"/>
              <property name="candidate_mean" value="0.965466"/>
              <property name="candidate_n" value="3"/>
              <property name="candidate_diverged" value="0"/>
              <property name="difference" value="-0.005383"/>
              <property name="low" value="-0.006340"/>
              <property name="high" value="-0.004426"/>
              <property name="p" value="3.346537e-07"/>
              <property name="adjusted_p" value="1.338615e-06"/>
            </properties>
            <failure message="regressed">baseline 0.97085 (n = 10), candidate 0.96547 (n = 3), difference −0.538 (−0.634 to −0.443) points, margin 0.2 points</failure>
          </testcase>
        </testsuite>
        <testsuite name="better" tests="1" failures="0" errors="0" skipped="0">
          <testcase classname="bnreport.better" name="validation/accuracy">
            <properties>
              <property name="word" value="improved"/>
              <property name="margin" value="0.002"/>
              <property name="baseline_mean" value="0.97085"/>
              <property name="baseline_n" value="10"/>
              <property name="candidate_mean" value="0.974466"/>
              <property name="candidate_n" value="3"/>
              <property name="candidate_diverged" value="0"/>
              <property name="difference" value="0.003616"/>
              <property name="low" value="0.002659"/>
              <property name="high" value="0.004573"/>
              <property name="p" value="0.999984"/>
              <property name="adjusted_p" value="0.999984"/>
            </properties>
          </testcase>
        </testsuite>
        <testsuite name="missing" tests="1" failures="0" errors="1" skipped="0">
          <testcase classname="bnreport.missing" name="validation/accuracy">
            <properties>
              <property name="word" value="unmeasured"/>
              <property name="margin" value="0.002"/>
              <property name="baseline_mean" value="0.97085"/>
              <property name="baseline_n" value="10"/>
              <property name="candidate_diverged" value="0"/>
            </properties>
            <error message="unmeasured">baseline 0.97085 (n = 10), candidate –, difference –, margin 0.2 points&#10;no run has it</error>
          </testcase>
        </testsuite>
        <testsuite name="none" tests="1" failures="0" errors="0" skipped="0">
          <testcase classname="bnreport.none" name="validation/accuracy">
            <properties>
              <property name="word" value="held"/>
              <property name="margin" value="0.002"/>
              <property name="baseline_mean" value="0.97085"/>
              <property name="baseline_n" value="10"/>
              <property name="candidate_mean" value="0.9706"/>
              <property name="candidate_n" value="3"/>
              <property name="candidate_diverged" value="0"/>
              <property name="difference" value="-0.000249"/>
              <property name="low" value="-0.001216"/>
              <property name="high" value="0.000716"/>
              <property name="p" value="0.325583"/>
              <property name="adjusted_p" value="0.651167"/>
            </properties>
          </testcase>
        </testsuite>
        <testsuite name="open" tests="1" failures="0" errors="0" skipped="1">
          <testcase classname="bnreport.open" name="validation/accuracy">
            <properties>
              <property name="word" value="undecided"/>
              <property name="margin" value="0.002"/>
              <property name="baseline_mean" value="0.97085"/>
              <property name="baseline_n" value="10"/>
              <property name="candidate_mean" value="0.969533"/>
              <property name="candidate_n" value="3"/>
              <property name="candidate_diverged" value="0"/>
              <property name="difference" value="-0.001316"/>
              <property name="low" value="-0.002483"/>
              <property name="high" value="-0.000150"/>
              <property name="p" value="0.033804"/>
              <property name="adjusted_p" value="0.101414"/>
              <property name="further_runs" value="48"/>
            </properties>
            <skipped message="undecided">baseline 0.97085 (n = 10), candidate 0.96953 (n = 3), difference −0.132 (−0.248 to −0.015) points, margin 0.2 points&#10;48 further runs would decide with a chance of 80 %</skipped>
          </testcase>
        </testsuite>
      </testsuites>

      """#
    // Seven digits are the same with every library of mathematics.
    let text = try everyWord().junit.replacing(/(\d\.\d{6})\d+/) { $0.output.1 }
    #expect(text == expected)
  }

  @Test func withStrictWhatIsUndecidedFails() throws {
    let text = try everyWord(strict: true).junit
    #expect(text.contains("tests=\"5\" failures=\"2\" errors=\"1\" skipped=\"0\""))
    #expect(!text.contains("<skipped"))
  }

  @Test func namesAreText() throws {
    let text = try hostile("a<b> & \"c\"\n\u{1}\u{FFFE}d").junit
    #expect(text.contains("<testsuite name=\"a&lt;b&gt; &amp; &quot;c&quot;&#10;d\""))
    #expect(text.contains("classname=\"bnreport.a&lt;b&gt; &amp; &quot;c&quot;&#10;d\""))
  }

  @Test func textIsCutAtTenThousandCharacters() throws {
    let text = try hostile(String(repeating: "x", count: 20_000)).junit
    #expect(text.contains("<testsuite name=\"" + String(repeating: "x", count: 10_000) + "\""))
  }

  @Test func openMetricsHaveALineForEachMean() throws {
    let text = try hostile("a\"\\\n").openMetrics
    #expect(
      text.contains(
        #"bnreport_candidate_mean{metric="a\"\\\n",group="a\"\\\n"} 0.9654666666666667"#
      ),
      "\(text)"
    )
    #expect(text.hasSuffix("# EOF\n"))
  }
}
