import Drawing
import Testing

@Suite struct SceneLintTests {
  private func scene(_ nodes: [Node], title: String = "T") -> Scene {
    Scene(size: Size(width: 100, height: 100), title: title, description: "D", nodes: nodes)
  }

  private func text(_ string: String, x: Double, y: Double, size: Double = 8) -> Node {
    .text(
      TextRun(
        string,
        at: Point(x: x, y: y),
        style: TextStyle(size: size),
        width: 5 * Double(string.count)
      )
    )
  }

  @Test func aSoundSceneHasNoFaults() {
    let nodes = [text("one", x: 10, y: 20), text("two", x: 10, y: 30)]
    #expect(SceneLint().faults(in: scene(nodes)) == [])
  }

  @Test func everyFaultIsNamed() {
    let lint = SceneLint()
    #expect(
      lint.faults(in: scene([text("one", x: 10, y: 20), text("two", x: 15, y: 24)]))
        == ["\"one\" overlaps \"two\""]
    )
    #expect(lint.faults(in: scene([text("wide", x: 90, y: 20)])) == ["\"wide\" leaves the figure"])
    #expect(
      lint.faults(in: scene([text("a", x: 10, y: 20, size: 6)])) == ["\"a\" is set in 6.0 pt"]
    )
    #expect(
      lint.faults(in: scene([text("-0.5", x: 10, y: 20)]))
        == ["\"-0.5\" has a hyphen for a minus sign"]
    )
    #expect(lint.faults(in: scene([], title: "")) == ["the figure has no title"])
    let axis = Node.group(Group(.axis, label: "y", nodes: [text("1", x: 10, y: 20)]))
    #expect(lint.faults(in: scene([axis])) == ["the axis \"y\" has 1 tick labels"])
  }

  @Test func aTurnedTextIsUprightInItsBounds() {
    let run = TextRun(
      "turned",
      at: Point(x: 10, y: 50),
      anchor: .middle,
      rotation: -90,
      style: TextStyle(size: 10),
      width: 30
    )
    let bounds = run.bounds
    #expect((bounds.x - 2.4).magnitude < 1e-9 && (bounds.width - 10).magnitude < 1e-9)
    #expect(bounds.y == 35 && bounds.height == 30)
  }
}
