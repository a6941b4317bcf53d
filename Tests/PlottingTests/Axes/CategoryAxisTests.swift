import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct CategoryAxisTests {
  private func texts(x: Axis, y: Axis) -> [TextRun] {
    let plot = Plot(title: "T", panels: [[Panel(x: x, y: y, marks: [])]])
    return PlottingTests.texts(plot.scene(measuring: FixedAdvanceMeasurer()).nodes)
  }

  @Test func categoriesHaveBandsOfEqualWidth() {
    let axis = Axis.categories(["a", "b"])
    #expect(axis.domain == .exact(-0.5...1.5) && axis.categories == ["a", "b"])
    #expect(axis.text(exactly: 1) == "b" && axis.text(exactly: 7) == "7")
  }

  @Test func verticalCategoriesAreReadFromTheTop() throws {
    let runs = texts(x: Axis("x"), y: .categories(["first", "second"]))
    let first = try #require(runs.first { $0.string == "first" })
    let second = try #require(runs.first { $0.string == "second" })
    #expect(first.position.y < second.position.y)
  }

  @Test func longNamesBelowTheAxisAreBrokenAndMakeRoom() {
    let names = ["Batch norm after ReLU", "Layer norm", "None", "Weight norm", "Dropout", "Both"]
    let runs = texts(x: .categories(names, title: "Network"), y: Axis("y"))
    #expect(
      runs.contains { $0.string == "Batch norm" } && runs.contains { $0.string == "after ReLU" }
    )
    let title = runs.first { $0.string == "Network" }
    let lowest = runs.filter { $0.string == "after ReLU" }.map(\.bounds.maxY).max() ?? 0
    #expect((title?.bounds.y ?? 0) > lowest)
  }

  @Test func manyOrderedValuesAreLabelledInPart() {
    let runs = texts(x: .ordinal((1...100).map(Double.init), title: "Layer"), y: Axis("y"))
    let labels = runs.compactMap { Double($0.string) }
    #expect(labels.contains(100) && labels.count < 40)
  }

  /// Names of 500 letters, of none, from right to left, and more of them than points.
  @Test func hostileNamesMakeAFigureWithoutFaults() {
    let lists = [
      [String(repeating: "x", count: 500), "b"], [String(repeating: "word ", count: 100)],
      ["שלום", "e\u{301}\u{301}", "\u{202E}abc", "d"], (0..<60).map { "Series \($0)" },
    ]
    for names in lists {
      for isVertical in [false, true] {
        let axis = Axis.categories(names)
        let panel = Panel(
          x: isVertical ? Axis("x") : axis,
          y: isVertical ? axis : Axis("y"),
          marks: []
        )
        let scene = Plot(title: "T", panels: [[panel]]).scene(measuring: FixedAdvanceMeasurer())
        #expect(scene.numbers.allSatisfy { $0.magnitude < 1e5 })
      }
    }
  }
}
