import Drawing
import Golden
import Testing

@Suite struct SceneWithoutTextTests {
  @Test func textsGoAtEveryDepthAndShapesStay() {
    let text = Node.text(
      TextRun("a", at: Point(x: 0, y: 0), style: TextStyle(size: 8), width: 5)
    )
    let shape = Node.shape(Shape(Path(Rectangle(x: 0, y: 0, width: 1, height: 1))))
    let scene = Scene(
      size: Size(width: 9, height: 9),
      title: "T",
      description: "D",
      nodes: [text, shape, .group(Group(.mark, label: "m", nodes: [shape, text]))]
    )
    #expect(scene.withoutText.nodes == [shape, .group(Group(.mark, label: "m", nodes: [shape]))])
  }
}
