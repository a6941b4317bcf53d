internal import Notation

/// The faults of a figure that show in its scene alone: what no printed figure may have.
///
/// Tests run it over every kind of figure, and a report can run it over its own. Faults that only the data show are the
/// plot's to find.
public struct SceneLint: Sendable {
  /// The smallest size of text, in points at print size.
  public var smallestText = 7.0
  /// How many labelled ticks an axis may have; what they must be for its kind of values, the plot knows.
  public var tickCount = 2...25
  /// The largest size of a figure, in points: what a page of A4 or Letter has room for at the 88 % at which figures are printed.
  public var largestSize = Size(width: 530, height: 840)
  /// How many bytes the web's SVG may have.
  public var largestSVG = 40_000

  /// Creates a lint with a journal's limits.
  public init() {}

  /// The faults of a scene, by rule; empty if it has none.
  public func faults(in scene: Scene) -> [FigureFault] {
    let items = scene.items
    let texts = items.filter { $0.text != nil }
    return faultsOfText(texts, in: scene.size)
      + faultsOfSize(scene.size)
      + faultsOfTicks(scene)
      + faultsOfAlignment(scene)
      + faultsOfOrder(items)
      + faultsOfContrast(items)
      + faultsOfWords(scene)
  }

  private func faultsOfSize(_ size: Size) -> [FigureFault] {
    [
      (size.width, largestSize.width, "wide"), (size.height, largestSize.height, "tall"),
    ].compactMap { length, limit, word in
      length <= limit
        ? nil
        : FigureFault(.page, "the figure is \(Int(length)) pt \(word) (a page has \(Int(limit)))")
    }
  }

  private func faultsOfTicks(_ scene: Scene) -> [FigureFault] {
    scene.groups.filter { $0.role == .axis }.compactMap { axis in
      let labels = axis.nodes.filter { if case .text = $0 { true } else { false } }.count
      // Names need no title, and may be as many as there are things to name.
      let isNamed = axis.label?.isEmpty ?? true
      guard labels > 0, !isNamed, !tickCount.contains(labels) else { return nil }
      return FigureFault(.ticks, "the axis \"\(axis.label ?? "")\" has \(labels) tick labels")
    }
  }

  private func faultsOfWords(_ scene: Scene) -> [FigureFault] {
    var faults: [FigureFault] = []
    if scene.title.isEmpty { faults.append(FigureFault(.words, "the figure has no title")) }
    if scene.description.isEmpty {
      faults.append(FigureFault(.words, "the figure has no alternative in words"))
    }
    let length = scene.description.readLength
    if length > String.alternativeLength {
      faults.append(
        FigureFault(
          .words,
          "the alternative has \(length) characters (at most \(String.alternativeLength))"
        )
      )
    }
    let bytes = scene.svg(idPrefix: "lint").utf8.count
    if bytes > largestSVG { faults.append(FigureFault(.size, "the SVG has \(bytes) bytes")) }
    return faults
  }
}
