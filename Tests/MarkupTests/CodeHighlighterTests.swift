import Markup
import Testing

@Suite struct CodeHighlighterTests {
  private func code(_ text: String, _ language: String?) -> String {
    let document = Document(blocks: [.code(language: language, text: text)])
    let body = HTMLRenderer.render(document) { _ in FigureContent(markup: "") }.body
    return String(body.drop { $0 != ">" }.dropFirst().drop { $0 != ">" }.dropFirst())
  }

  @Test func yamlHasKeysStringsNumbersAndComments() {
    #expect(
      code("a_b: { c: 1.5, d: 'e: f' } # g: true", "yaml") == """
        <span class="key">a_b</span>: { <span class="key">c</span>: <span class="number">1.5</span>, \
        <span class="key">d</span>: <span class="string">&#39;e: f&#39;</span> } \
        <span class="comment"># g: true</span></code></pre>

        """
    )
  }

  @Test func pythonHasKeywords() {
    #expect(
      code("return x2 if \"#\" in y else None", "python") == """
        <span class="keyword">return</span> x2 <span class="keyword">if</span> \
        <span class="string">&quot;#&quot;</span> <span class="keyword">in</span> y \
        <span class="keyword">else</span> <span class="keyword">None</span></code></pre>

        """
    )
  }

  @Test func swiftHasCommentsOfTwoStrokes() {
    #expect(
      code("let a = m / 2  // half", "swift") == """
        <span class="keyword">let</span> a = m / <span class="number">2</span>  \
        <span class="comment">// half</span></code></pre>

        """
    )
  }

  @Test func anUnknownLanguageStaysPlain() {
    #expect(code("return 1 < 2", "text") == "return 1 &lt; 2</code></pre>\n")
    #expect(code("it's", nil) == "it&#39;s</code></pre>\n")
  }
}
