import Drawing

/// A scene with one of everything.
func smallScene(title: String = "A & B", label: String? = "x < y") -> Scene {
  let style = TextStyle(size: 8, isBold: true)
  return Scene(
    size: Size(width: 100, height: 50.5),
    title: title,
    description: "Two lines.",
    nodes: [
      .group(
        Group(
          .mark,
          label: label,
          clip: Rectangle(x: 1, y: 2, width: 30, height: 40),
          nodes: [
            .shape(
              Shape(
                Path([
                  .move(Point(x: 0, y: 0)),
                  .curve(Point(x: 1, y: 1), Point(x: 2, y: 1.23456), to: Point(x: 3, y: 0)), .close,
                ]),
                fill: Paint(.series1, opacity: 0.2),
                stroke: Stroke(Paint(.ink), width: 1.5, dash: [5, 2])
              )
            )
          ]
        )
      ),
      .text(
        TextRun(
          "0.5 <nats>",
          at: Point(x: 10, y: 20),
          anchor: .end,
          rotation: -90,
          style: style,
          width: 48
        )
      ),
      .text(TextRun("7", at: Point(x: 50, y: 40), style: TextStyle(size: 7.5), width: 5)),
    ]
  )
}
