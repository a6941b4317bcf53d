import Drawing
import TestSupport
import Testing

@testable import Plotting

@Suite struct ColorKeyTests {
  private let lettering = Lettering(FixedAdvanceMeasurer())

  private func key(_ scale: ColorScale, _ use: ColorUse) -> ColorKey {
    ColorKey(ColorMap(scale, values: use.values), uses: [use], lettering)
  }

  @Test func theBarHasTheColoursOfTheRampAndTheNumbersOfTheScale() {
    let scale = ColorScale(Axis("Accuracy"))
    let node = key(scale, ColorUse(scale, values: [0, 1])).node(x: 0, y: 0)
    let fills = shapes([node]).compactMap(\.fill)
    #expect(fills.count == 64 && Set(fills).count == 64)
    #expect(texts([node]).map(\.string) == ["Accuracy", "0.0", "0.2", "0.4", "0.6", "0.8", "1.0"])
  }

  @Test func whatHasNoColourIsExplained() {
    let scale = ColorScale(Axis("Accuracy"))
    let use = ColorUse(scale, values: [0, 1], failure: "diverged", hasGaps: true)
    let key = key(scale, use)
    let node = key.node(x: 0, y: 0)
    #expect(texts([node]).map(\.string).suffix(2) == ["all diverged", "not measured"])
    #expect(texts([node]).allSatisfy { $0.bounds.maxX <= key.width })
  }

  @Test func anEndThatValuesPassIsAPoint() {
    let scale = ColorScale(Axis("Loss", domain: .exact(0...1)))
    let inside = key(scale, ColorUse(scale, values: [0.5])).node(x: 0, y: 0)
    let outside = key(scale, ColorUse(scale, values: [0.5, 9])).node(x: 0, y: 0)
    #expect(shapes([outside]).count == shapes([inside]).count + 1)
  }

  /// One map and one key for all panels whose scales are equal.
  @Test func panelsWithOneScaleHaveOneKey() {
    func panel(_ value: Double) -> Panel {
      Panel(
        x: .categories(["a"]),
        y: .categories(["b"]),
        marks: [
          CellMark(
            [.init(row: 0, column: 0, value: value)],
            scale: ColorScale(Axis("Accuracy")),
            estimate: PointEstimate(sampleCount: 5...5)
          )
        ]
      )
    }
    let plot = Plot(title: "T", panels: [[panel(0), panel(100)]])
    let nodes = plot.scene(measuring: FixedAdvanceMeasurer()).nodes
    #expect(texts(nodes).filter { $0.string == "Accuracy" }.count == 1)
    let fills = shapes(nodes).compactMap(\.fill)
    // The first panel has the colour of the least value of both, the second that of the greatest.
    #expect(fills.suffix(2) == [Paint(fixed: RGB(0x440154)), Paint(fixed: RGB(0xFDE725))])
  }
}
