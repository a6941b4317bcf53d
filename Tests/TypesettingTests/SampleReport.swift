import Drawing
import Markup

/// A report as the tool writes them, by hand: all kinds of blocks, seven pages.
enum SampleReport {
  static let prose =
    "Batch normalisation subtracts the mean of each feature over the mini-batch and divides by its standard deviation. "
    + "The network then learns a scale and a shift of its own, so that nothing it could express before is lost. "
    + "What changes is the shape of the problem that gradient descent sees: the curvature along different directions "
    + "becomes more alike, and larger steps stay stable."

  static func paragraph(_ text: String) -> Block { .paragraph([.text(text)]) }

  static func heading(_ level: Int, _ text: String) -> Block {
    .heading(
      level: level,
      id: text.lowercased().map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined(),
      content: [.text(text)]
    )
  }

  static func id(_ name: String) -> Math { .identifier(name) }
  static func op(_ symbol: String, _ kind: Math.Kind) -> Math { .operator(symbol, kind) }
  static func sub(_ base: Math, _ lower: Math) -> Math { .scripts(base, lower: lower, upper: nil) }
  static func squared(_ base: Math) -> Math {
    .scripts(base, lower: nil, upper: .number("2"))
  }

  /// The layer: y = γ (x − μ)/√(σ² + ε) + β.
  static let normalization = Math.row([
    id("y"), op("=", .relation), id("γ"),
    .fraction(
      .row([id("x"), op("-", .binary), id("μ")]),
      .root(.row([squared(id("σ")), op("+", .binary), id("ε")]))
    ),
    op("+", .binary), id("β"),
  ])

  /// The variance: σ² = (1/m) ∑ (x_i − μ)².
  static let variance = Math.row([
    squared(id("σ")), op("=", .relation), .fraction(.number("1"), id("m")),
    .scripts(
      op("∑", .large),
      lower: .row([id("i"), op("=", .relation), .number("1")]),
      upper: id("m")
    ),
    squared(
      .row([
        op("(", .ordinary), sub(id("x"), id("i")), op("-", .binary), id("μ"), op(")", .ordinary),
      ])
    ),
  ])

  /// ∂L/∂x_i = …, Ioffe and Szegedy 2015, in one line.
  static let gradient = Math.row([
    .fraction(
      .row([op("∂", .ordinary), id("L")]),
      .row([op("∂", .ordinary), sub(id("x"), id("i"))])
    ),
    op("=", .relation),
    .fraction(
      id("γ"),
      .row([id("m"), .root(.row([squared(id("σ")), op("+", .binary), id("ε")]))])
    ),
    .fenced(
      open: "(",
      .row([
        id("m"),
        .fraction(
          .row([op("∂", .ordinary), id("L")]),
          .row([op("∂", .ordinary), sub(id("y"), id("i"))])
        ),
        op("-", .binary),
        .scripts(
          op("∑", .large),
          lower: .row([id("j"), op("=", .relation), .number("1")]),
          upper: id("m")
        ),
        .fraction(
          .row([op("∂", .ordinary), id("L")]),
          .row([op("∂", .ordinary), sub(id("y"), id("j"))])
        ),
        op("-", .binary), sub(.accent(id("x"), .hat), id("i")),
        .scripts(
          op("∑", .large),
          lower: .row([id("j"), op("=", .relation), .number("1")]),
          upper: id("m")
        ),
        .fraction(
          .row([op("∂", .ordinary), id("L")]),
          .row([op("∂", .ordinary), sub(id("y"), id("j"))])
        ),
        sub(.accent(id("x"), .hat), id("j")),
      ]),
      close: ")"
    ),
  ])

  static func scene(_ title: String, height: Double = 230) -> Scene {
    let style = TextStyle(size: 8, paint: Paint(.mutedInk))
    func curve(_ shift: Double) -> Path {
      Path(
        through: (0...60).map { step in
          let t = Double(step) / 60
          return Point(
            x: 40 + t * 380,
            y: height - 40 - (height - 80) * (1 - 1 / (1 + shift * t * 8))
          )
        }
      )
    }
    var nodes: [Node] = [
      .text(
        TextRun(
          title,
          at: Point(x: 40, y: 18),
          style: TextStyle(size: 10, isBold: true),
          width: 200
        )
      )
    ]
    for tick in 0...4 {
      let y = height - 40 - Double(tick) * (height - 80) / 4
      nodes.append(
        .shape(
          Shape(
            Path(through: [Point(x: 40, y: y), Point(x: 420, y: y)]),
            stroke: Stroke(Paint(.grid), width: 0.6)
          )
        )
      )
      nodes.append(
        .text(
          TextRun(
            "0.\(tick * 2)",
            at: Point(x: 34, y: y + 3),
            anchor: .end,
            style: style,
            width: 12
          )
        )
      )
    }
    nodes.append(.shape(Shape(curve(1), stroke: Stroke(Paint(.series1), width: 1.6))))
    nodes.append(
      .shape(Shape(curve(0.4), stroke: Stroke(Paint(.series2), width: 1.6, dash: [5, 3])))
    )
    nodes.append(
      .text(
        TextRun(
          "epoch",
          at: Point(x: 230, y: height - 14),
          anchor: .middle,
          style: style,
          width: 30
        )
      )
    )
    return Scene(
      size: Size(width: 440, height: height),
      title: title,
      description: title,
      nodes: nodes
    )
  }

  static let figures = [
    "loss": scene("Training loss by epoch"), "accuracy": scene("Validation accuracy"),
    "tall": scene("A tall figure", height: 380),
  ]

  static func table(rows: Int) -> Block {
    .table(
      Table(
        caption: [.text("Every run of the comparison, in the order of its seed.")],
        alignments: [.leading, .leading, .trailing, .trailing, .trailing],
        header: ["Network", "What was changed", "Seed", "Accuracy", "Loss"].map { [.text($0)] },
        rows: (0..<rows).map { row in
          [
            [.code(row % 2 == 0 ? "baseline" : "batch_norm")],
            [
              .text(
                row % 5 == 0
                  ? "Learning rate raised tenfold, everything else as before, weights from the same generator"
                  : "Nothing"
              )
            ],
            [.text("\(row)")], [.text("0.8\(row % 10)\(row * 7 % 10)")],
            [.strong([.text("0.3\(row % 9)")])],
          ]
        }
      )
    )
  }

  static var document: Document {
    Document(blocks: [
      heading(1, "Does batch normalisation help?"),
      heading(2, "Summary"),
      .quote([
        .paragraph([
          .strong([.text("Yes. ")]),
          .text("With batch normalisation the network reached 85 % validation accuracy in "),
          .strong([.text("1.8 times fewer steps")]),
          .text(" (95 % interval 1.6 to 2.0, five paired seeds)."),
        ])
      ]),
      .paragraph([
        .text(prose + " The formula is "), .math(normalization, source: ""),
        .text(", where "), .math(id("μ"), source: ""), .text(" and "),
        .math(squared(id("σ")), source: ""), .text(" are those of the mini-batch; see "),
        .link(destination: "#method", content: [.text("the method")]), .text(" and "),
        .link(
          destination: "https://arxiv.org/abs/1502.03167",
          content: [.text("Ioffe and Szegedy (2015)")]
        ),
        .text(". Run it with "), .code("bnreport generate batchnorm --preset quick"), .text("."),
      ]),
      paragraph("Three things were measured:"),
      .list(
        start: nil,
        isTight: true,
        items: [
          [paragraph("how many steps each network needs;")],
          [
            paragraph("how stable it is, by two measures:"),
            .list(
              start: 1,
              isTight: true,
              items: [
                [paragraph("the spread over seeds;")],
                [
                  paragraph(
                    "the largest learning rate that still converges, found by bisection in five steps, for each network and each batch size alone;"
                  )
                ],
              ]
            ),
          ],
          [paragraph("what it costs in time.")],
        ]
      ),
      heading(2, "Method"),
      paragraph(prose),
      heading(3, "The layer"),
      paragraph("The mean and the variance of a feature are taken over the mini-batch:"),
      .math(variance, source: ""),
      .paragraph([
        .text("with "),
        .math(
          .row([
            sub(.accent(id("x"), .hat), id("i")), op("=", .relation),
            .fraction(
              .row([sub(id("x"), id("i")), op("-", .binary), id("μ")]),
              .root(.row([squared(id("σ")), op("+", .binary), id("ε")]))
            ),
          ]),
          source: ""
        ),
        .text(" the normalised value. "), .text(prose),
      ]),
      .math(gradient, source: ""),
      paragraph(prose + " " + prose),
      .code(
        language: "swift",
        text: """
          /// y = γ(x − μ)/√(σ² + ε) + β, per column.
          func forward(_ batch: Matrix) -> (output: Matrix, cache: Cache) {
            let mean = batch.columnMeans()
            let variance = batch.columnVariances(around: mean, isUnbiased: false) // the biased one, as PyTorch does when training; the running estimate is unbiased
            return normalise(batch, mean, variance)
          }
          """
      ),
      heading(3, "The data"),
      paragraph(prose),
      .figure(
        Figure(
          name: "loss",
          alternativeText: "Two falling curves; the blue one falls faster.",
          caption: [
            .text(
              "Training loss by epoch, mean and 95 % t-interval over five seeds. Blue: batch normalisation, vermillion: baseline."
            )
          ]
        )
      ),
      paragraph(prose), paragraph(prose), paragraph(prose),
      heading(2, "Results"),
      paragraph(prose),
      table(rows: 48),
      paragraph(prose),
      .figure(
        Figure(
          name: "accuracy",
          alternativeText: "Two rising curves.",
          caption: [.text("Validation accuracy.")]
        )
      ),
      heading(3, "Q2.6 Does it converge faster?"),
      .quote([
        .paragraph([
          .text("Yes, by a factor of 1.8 at "),
          .math(.row([id("α"), op("=", .relation), .number("0.05")]), source: ""), .text("."),
        ]),
        paragraph(prose),
      ]),
      paragraph(prose), paragraph(prose),
      .figure(
        Figure(
          name: "tall",
          alternativeText: "Two curves.",
          caption: [
            .text("A tall figure, which waits for the next page.")
          ]
        )
      ),
      paragraph(prose), paragraph(prose + prose), paragraph(prose),
      .table(
        Table(
          alignments: [.leading, .center, .trailing],
          header: [[.text("Claim")], [.text("Verdict")], [.math(id("p"), source: "")]],
          rows: [
            [[.text("Faster convergence")], [.strong([.text("supported")])], [.text("0.0021")]],
            [[.text("Larger learning rates")], [.text("inconclusive")], [.text("0.21")]],
            [[.text("No cost in time")], [.text("refuted")], [.text("0.0004")]],
          ]
        )
      ),
      heading(2, "Limits of this report"),
      .quote([paragraph(prose)]),
      paragraph(prose),
      .quote([paragraph("A quotation that does not follow a heading: " + prose)]),
      .list(
        start: 9,
        isTight: false,
        items: (0..<4).map { _ in [paragraph(prose)] }
      ),
      .thematicBreak,
      paragraph("Made by bnreport."),
    ])
  }
}
