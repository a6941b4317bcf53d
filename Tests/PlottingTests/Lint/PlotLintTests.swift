import CairoDrawing
import Drawing
import Notation
import Testing

@testable import Plotting

/// Each rule is broken by a figure that breaks no other.
@Suite struct PlotLintTests {
  let renderer: SceneRenderer

  init() throws {
    renderer = try SceneRenderer()
  }

  static let first = Series("First", style: .numbered(1))
  static let second = Series("Second", style: .numbered(2))

  static func line(
    _ series: Series,
    _ values: [Double],
    from start: Double = 0
  ) -> LineMark {
    LineMark(
      series,
      values.enumerated().map { DataPoint(x: start + Double($0), y: $1) }
    )
  }

  static func panel(
    _ title: String? = nil,
    x: Axis = Axis("Step", domain: .exact(0...4)),
    y: Axis = Axis("Accuracy"),
    marks: [any Mark] = [line(first, [0, 1, 2, 3, 4])]
  ) -> Panel {
    Panel(title, x: x, y: y, marks: marks)
  }

  func faults(
    _ panels: [Panel],
    sharesY: Bool = true,
    key: Plot.KeyPolicy = .automatic,
    caption: String? = nil
  ) -> [String] {
    let plot = Plot(title: "Finding", panels: [panels], sharesY: sharesY, key: key)
    return PlotLint().faults(in: plot, caption: caption, measuring: renderer).map(\.description)
  }

  @Test func aSoundFigureHasNoFaults() {
    #expect(faults([Self.panel()]) == [])
    #expect(
      faults([Self.panel(marks: [Self.line(Self.first, [0, 4]), Self.line(Self.second, [1, 3])])])
        == []
    )
  }

  @Test func faultsOfTheSceneAreAmongThoseOfTheFigure() {
    let plot = Plot(title: "Finding", panels: [[Self.panel(x: Axis("A\u{FFFD}"))]])
    #expect(
      plot.faults(measuring: renderer).map(\.description)
        == ["letters: \"A\u{FFFD}\" has U+FFFD, which has no shape"]
    )
  }

  @Test func anAxisThatLosesItsScaleIsAFault() {
    let note =
      "(one of those units that nobody can say in a few words, and so has very many, log scale)"
    let axis = Axis("Size \(note)", scale: .logarithmic(base: 10))
    let narrow = Plot(
      title: "Finding",
      size: Size(width: 300, height: 130),
      panels: [[Self.panel(y: axis, marks: [Self.line(Self.first, [1, 10, 100, 1000, 10_000])])]]
    )
    #expect(
      narrow.faults(measuring: renderer).map(\.description)
        .contains("axis-title: \"Size \(note)\" is drawn without its end")
    )
  }

  // MARK: Ticks

  private func tickFaults(_ axis: Axis, _ ticks: [(Double, String)]) -> [String] {
    let values = ticks.map(\.0)
    return PlotLint().faults(
      of: AxisTicks(
        domain: (values.first ?? 0)...(values.last ?? 1),
        ticks: ticks.map { Tick(value: $0, label: $1) }
      ),
      on: axis
    )
  }

  @Test func twoAndEightNumbersAreAFault() {
    #expect(tickFaults(Axis("A"), [(0, "0"), (1, "1")]) == ["has 2 numbers"])
    #expect(tickFaults(Axis("A"), (0...7).map { (Double($0), "\($0)") }) == ["has 8 numbers"])
    // A run of one epoch has no third number.
    #expect(tickFaults(.epochs(through: 1), [(0, "0"), (1, "1")]) == [])
  }

  @Test func unevenAndOddNumbersAreAFault() {
    #expect(
      tickFaults(Axis("A"), [(0, "0"), (1, "1"), (3, "3")]) == ["has uneven numbers"]
    )
    #expect(
      tickFaults(Axis("A"), [(0, "0"), (3, "3"), (6, "6")])
        == ["has numbers at distances that are not round"]
    )
    #expect(
      tickFaults(Axis("A"), [(0, "0"), (0.5, "0.5"), (1, "1")])
        == ["has numbers of several precisions"]
    )
    // In German a point groups thousands, and a comma begins the decimals.
    let german = Language(tag: "de", decimalSeparator: ",", groupSeparator: ".")
    german.speaking {
      #expect(tickFaults(Axis("A"), [(0, "0"), (500, "500"), (1000, "1.000")]) == [])
      #expect(
        tickFaults(Axis("A"), [(0, "0"), (0.5, "0,5"), (1, "1")])
          == ["has numbers of several precisions"]
      )
    }
    // The last epoch is labelled wherever it is.
    #expect(tickFaults(.epochs(through: 13), [(0, "0"), (5, "5"), (10, "10"), (13, "13")]) == [])
  }

  @Test func logarithmicNumbersAreRoundAndLeaveNoGap() {
    let axis = Axis("A (log)", scale: .logarithmic(base: 10))
    #expect(tickFaults(axis, [(0.1, "0.1"), (1, "1"), (10, "10")]) == [])
    #expect(tickFaults(axis, [(1, "1"), (2, "2"), (5, "5"), (10, "10")]) == [])
    #expect(tickFaults(axis, [(0.2, "0.2"), (0.4, "0.4"), (0.6, "0.6")]) == [])
    #expect(
      tickFaults(axis, [(0.1, "0.1"), (1, "1"), (100, "100")]) == ["has numbers that are not round"]
    )
    #expect(
      tickFaults(axis, [(1, "1"), (4, "4"), (10, "10")]) == ["has numbers that are not round"]
    )
  }

  @Test func namesAndChosenValuesAreNoNumbers() {
    #expect(tickFaults(.categories(["a", "b"]), [(0, "a"), (1, "b")]) == [])
    #expect(tickFaults(.swept("A", values: [3, 7]), [(3, "3"), (7, "7")]) == [])
    #expect(tickFaults(.swept("A", values: [3, 7]), [(7, "7")]) == [])
  }

  // MARK: Axes

  @Test func anAxisWithoutATitleIsAFault() {
    #expect(
      faults([Self.panel(y: Axis(""))])
        == ["axis-title: the vertical axis of the panel has no title"]
    )
  }

  @Test func aLogarithmicAxisMustSayIt() {
    let axis = Axis("Ratio", scale: .logarithmic(base: 10))
    #expect(
      faults([Self.panel(y: axis, marks: [Self.line(Self.first, [1, 10, 100, 50, 10])])]) == [
        "axis-title: the vertical axis of the panel, \"Ratio\", does not say that it is logarithmic"
      ]
    )
  }

  @Test func aLossWithoutAUnitIsAFault() {
    #expect(
      faults([Self.panel(y: Axis("Training loss"))])
        == ["axis-title: the vertical axis of the panel, \"Training loss\", has no unit of loss"]
    )
    #expect(faults([Self.panel(y: Axis("Training loss (nats)"))]) == [])
    #expect(faults([Self.panel(y: Axis("Ratio of losses to the first loss"))]) == [])
  }

  @Test func epochsThatBeginAtOneAreAFault() {
    let late = Self.line(Self.first, [0, 1, 2, 3], from: 1)
    #expect(
      faults([Self.panel(x: .epochs(through: 4), marks: [late])])
        == ["epochs: \"First\" begins at epoch 1.0 in the panel"]
    )
    #expect(
      faults([Self.panel(x: .epochs(through: 4), marks: [late])], caption: "Before training: 10 %.")
        == []
    )
    #expect(
      faults([
        Self.panel(
          x: Axis("Epoch", domain: .exact(1...4), ticks: .integers),
          marks: [late]
        )
      ]) == [
        "epochs: \"First\" begins at epoch 1.0 in the panel"
      ]
    )
  }

  @Test func theLastEpochMustBeLabelled() {
    let axis = Axis("Epoch", domain: .exact(0...4.5), ticks: .at([0, 2, 4]))
    #expect(
      faults([Self.panel(x: axis)]) == ["epochs: the panel has no label at its end 4.5"]
    )
  }

  @Test func twoScalesOfOneMeasureAreAFault() {
    let high = Self.panel("Zoom, own scale", marks: [Self.line(Self.first, [0, 10, 20, 30, 40])])
    var other = high
    other.title = "Other"
    #expect(
      faults([Self.panel("One"), other], sharesY: false)
        == ["shared-axis: panel 1 and panel 2 show \"Accuracy\" on different scales"]
    )
    #expect(faults([Self.panel("One"), high], sharesY: false).count == 1)
    #expect(faults([Self.panel("One"), other]) == [])
  }

  // MARK: Data

  /// From 0.45 to 3.6 is 78.75 % of the axis from 0 to 4; the tick finder makes nothing flatter, so the limit is raised.
  @Test func dataThatTakeTooLittleOfThePanelAreAFault() {
    let axis = Axis("Accuracy", domain: .data(within: 0...1), ticks: .automatic)
    #expect(faults([Self.panel(y: axis, marks: [Self.line(Self.first, [0.1, 0.9])])]) == [])
    var lint = PlotLint()
    lint.leastFill = 0.9
    let plot = Plot(
      title: "Finding",
      panels: [[Self.panel(marks: [Self.line(Self.first, [0.45, 3.6])])]]
    )
    #expect(
      lint.faults(in: plot, measuring: renderer).map(\.description)
        == ["fill: the data take 78 % of the height of the panel"]
    )
  }

  @Test func dataBesideThePanelAreAFaultWithoutArrows() {
    let axis = Axis("Step", domain: .exact(0...2))
    #expect(
      faults([Self.panel(x: axis)]) == [
        "clipped: 2 of 5 values of \"First\" lie beside the panel, such as 3.0"
      ]
    )
    let logarithmic = Axis("Ratio (log)", scale: .logarithmic(base: 10))
    #expect(
      faults([Self.panel(y: logarithmic, marks: [Self.line(Self.first, [0, 1, 10, 100])])]) == [
        "clipped: 1 of 4 values of \"First\" lie above or below the panel, such as 0.0"
      ]
    )
  }

  @Test func effectsBeyondThePanelHaveArrows() {
    let effects = EffectMark(
      Self.first,
      [.init(row: 0, value: 1, ends: 0.5...20)],
      definition: "Bars: 95 % intervals, n = 5."
    )
    #expect(
      faults([
        Panel(
          x: Axis("Difference (points)", domain: .exact(0...2)),
          y: .rows([AxisRow("row")]),
          marks: [effects]
        )
      ]) == []
    )
  }
}
