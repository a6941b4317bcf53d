import Markup

/// One of everything that a report's text can hold, and what it becomes.
enum Everything {
  static let markdown = #"""
    # Batch *normalisation*

    Plain, *stressed*, **strong**, `code`, $5 and $`\gamma_i`$, a [site](https://example.org/?a=1&b=2)
    and [below](#numbers).\
    A new line.

    ## Numbers

    > **Yes**, it does.

    1. first
    2. second
       - inner

    > Quoted.

    - loose

    - list

    Table: All *runs*.

    | Network | Loss | Note |
    |:--------|-----:|:----:|
    | a \| b  |  0.5 | `x`  |
    | c       |  1.5 |      |

    | 1 |
    |--:|
    | 2 |

    ### Numbers

    ![Two lines that cross.](figures/learning-curves.svg "Loss *and* accuracy, $`n = 5`$, \*literal\*.")

    ```yaml
    epochs: 10 # few
    ```

    ```math
    \frac{1}{2}
    ```

    ---
    """#

  static let document = Document(blocks: [
    .heading(
      level: 1,
      id: "batch-normalisation",
      content: [.text("Batch "), .emphasis([.text("normalisation")])]
    ),
    .paragraph([
      .text("Plain, "), .emphasis([.text("stressed")]), .text(", "), .strong([.text("strong")]),
      .text(", "), .code("code"), .text(", $5 and "),
      .math(.scripts(.identifier("γ"), lower: .identifier("i"), upper: nil), source: #"\gamma_i"#),
      .text(", a "),
      .link(destination: "https://example.org/?a=1&b=2", content: [.text("site")]), .softBreak,
      .text("and "), .link(destination: "#numbers", content: [.text("below")]), .text("."),
      .lineBreak, .text("A new line."),
    ]),
    .heading(level: 2, id: "numbers", content: [.text("Numbers")]),
    .quote([.paragraph([.strong([.text("Yes")]), .text(", it does.")])]),
    .list(
      start: 1,
      isTight: true,
      items: [
        [.paragraph([.text("first")])],
        [
          .paragraph([.text("second")]),
          .list(start: nil, isTight: true, items: [[.paragraph([.text("inner")])]]),
        ],
      ]
    ),
    .quote([.paragraph([.text("Quoted.")])]),
    .list(
      start: nil,
      isTight: false,
      items: [[.paragraph([.text("loose")])], [.paragraph([.text("list")])]]
    ),
    .table(
      Table(
        caption: [.text("All "), .emphasis([.text("runs")]), .text(".")],
        alignments: [.leading, .trailing, .center],
        header: [[.text("Network")], [.text("Loss")], [.text("Note")]],
        rows: [
          [[.text("a | b")], [.text("0.5")], [.code("x")]],
          [[.text("c")], [.text("1.5")], []],
        ]
      )
    ),
    .table(
      Table(alignments: [.trailing], header: [[.text("1")]], rows: [[[.text("2")]]])
    ),
    .heading(level: 3, id: "numbers-1", content: [.text("Numbers")]),
    .figure(
      Figure(
        name: "learning-curves",
        alternativeText: "Two lines that cross.",
        caption: [
          .text("Loss "), .emphasis([.text("and")]), .text(" accuracy, "),
          .math(
            .row([.identifier("n"), .operator("=", .relation), .number("5")]),
            source: "n = 5"
          ),
          .text(", *literal*."),
        ]
      )
    ),
    .code(language: "yaml", text: "epochs: 10 # few\n"),
    .math(.fraction(.number("1"), .number("2")), source: #"\frac{1}{2}"#),
    .thematicBreak,
  ])

  static let contents = """
    <ol>
    <li><a href="#numbers">Numbers</a>
    <ol>
    <li><a href="#numbers-1">Numbers</a></li>
    </ol>
    </li>
    </ol>

    """

  /// Looked at in a browser, then kept.
  static let body = #"""
    <h1 id="batch-normalisation">Batch <em>normalisation</em></h1>
    <p>Plain, <em>stressed</em>, <strong>strong</strong>, <code>code</code>, $5 and <span class="tied"><math alttext="gamma sub i"><semantics><msub><mi>γ</mi><mi>i</mi></msub><annotation encoding="application/x-tex">\gamma_i</annotation></semantics></math>,</span> a <a href="https://example.org/?a=1&amp;b=2" rel="noopener noreferrer">site</a>
    and <a href="#numbers">below</a>.<br/>
    A new line.</p>
    <h2 id="numbers">Numbers<a class="anchor" href="#numbers" aria-hidden="true" tabindex="-1"></a></h2>
    <div class="answer">
    <p><strong>Yes</strong>, it does.</p>
    </div>
    <ol>
    <li>first</li>
    <li>second
    <ul>
    <li>inner</li>
    </ul>
    </li>
    </ol>
    <blockquote>
    <p>Quoted.</p>
    </blockquote>
    <ul>
    <li>
    <p>loose</p>
    </li>
    <li>
    <p>list</p>
    </li>
    </ul>
    <div class="table" id="table.1" role="region" tabindex="0" aria-label="Table 1">
    <table>
    <caption><span><span class="number">Table 1.</span> All <em>runs</em>.</span></caption>
    <thead>
    <tr><th scope="col">Network</th><th scope="col" class="trailing">Loss</th><th scope="col" class="center">Note</th></tr>
    </thead>
    <tbody>
    <tr><th scope="row">a | b</th><td class="trailing">0.5</td><td class="center"><code>x</code></td></tr>
    <tr><th scope="row">c</th><td class="trailing">1.5</td><td class="center"></td></tr>
    </tbody>
    </table>
    </div>
    <div class="table" role="region" tabindex="0" aria-label="Numbers: 1">
    <table class="numbers">
    <caption><span class="spoken">Numbers: 1</span></caption>
    <thead>
    <tr><th scope="col" class="trailing">1</th></tr>
    </thead>
    <tbody>
    <tr><td>2</td></tr>
    </tbody>
    </table>
    </div>
    <h3 id="numbers-1">Numbers<a class="anchor" href="#numbers-1" aria-hidden="true" tabindex="-1"></a></h3>
    <figure id="figure-learning-curves">
    <figcaption><span class="number">Figure 1.</span> Loss <em>and</em> accuracy, <span class="tied"><math alttext="n equals 5"><semantics><mrow><mi>n</mi><mo>=</mo><mn>5</mn></mrow><annotation encoding="application/x-tex">n = 5</annotation></semantics></math>,</span> *literal*.</figcaption>
    <div class="picture" role="group" tabindex="0" aria-label="Figure 1"><svg><title>learning-curves</title></svg></div>
    <details class="data"><summary>Data of figure 1</summary>
    <div class="table" role="region" tabindex="0" aria-label="Data of figure 1">
    <table>
    <caption><span class="spoken">Data of figure 1</span></caption>
    <thead>
    <tr><th scope="col">Epoch</th><th scope="col" class="trailing">Loss</th></tr>
    </thead>
    <tbody>
    <tr><th scope="row">1</th><td class="trailing">0.5</td></tr>
    </tbody>
    </table>
    </div>
    </details>
    </figure>
    <pre tabindex="0"><code class="language-yaml"><span class="key">epochs</span>: <span class="number">10</span> <span class="comment"># few</span>
    </code></pre>
    <div class="formula" tabindex="0"><math display="block" alttext="1 over 2"><semantics><mfrac><mn>1</mn><mn>2</mn></mfrac><annotation encoding="application/x-tex">\frac{1}{2}</annotation></semantics></math></div>
    <hr/>

    """#
}
