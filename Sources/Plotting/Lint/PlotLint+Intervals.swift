internal import Drawing

/// Bands, bars and intervals that hide what they are.
extension PlotLint {
  // MARK: Bands

  func faultsOfBands(_ figure: PlotLintFigure) -> [FigureFault] {
    let marks = figure.plot.panels.joined().flatMap(\.marks)
    var faults: [FigureFault] = []
    for mark in marks where mark.hasIntervals {
      // Marks of one kind have one meaning: the caption says it once.
      let isDefined = marks.contains {
        type(of: $0) == type(of: mark) && $0.definition != nil
      }
      guard !isDefined, !figure.caption.lowercased().contains("interval") else { continue }
      faults.append(
        FigureFault(
          .band,
          "no words say what the intervals of \"\(mark.series?.name ?? "a mark")\" are"
        )
      )
    }
    for panel in figure.panels {
      for mark in panel.panel.marks where mark.layer == .band {
        for case .shape(let shape) in mark.nodes(in: panel.frame) {
          guard let opacity = shape.fill?.opacity, !bandOpacity.contains(opacity) else { continue }
          faults.append(
            FigureFault(
              .band,
              "the band of \"\(mark.series?.name ?? "a mark")\" in \(panel.name) has an opacity of \(opacity)"
            )
          )
        }
      }
    }
    return faults
  }

  // MARK: Bars

  func faultsOfBars(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel in
      panel.panel.marks.flatMap { mark -> [FigureFault] in
        var faults: [FigureFault] = []
        let name = mark.series?.name ?? "a mark"
        if mark is BarMark, panel.panel.x.scale != .linear || !panel.x.domain.contains(0) {
          faults.append(
            FigureFault(.bars, "the bars of \"\(name)\" in \(panel.name) do not begin at 0")
          )
        }
        if mark.hasIntervals, mark.layer == .errorBar || mark.layer == .primary {
          let bare = Self.bareEnds(of: mark.nodes(in: panel.frame))
          if bare > 0 {
            faults.append(
              FigureFault(
                .bars,
                "\(bare) ends of error bars of \"\(name)\" in \(panel.name) have no cap"
              )
            )
          }
        }
        return faults
      }
    }
  }

  /// How many ends of upright and level strokes have no stroke across them.
  ///
  /// Axes, curves and their joins are no error bars: they are in the axis' colour or 1.5 points wide. Bars of up to 7 points
  /// are hidden by their markers, and so would be their caps.
  private static func bareEnds(of nodes: [Node]) -> Int {
    var strokes: [(start: Point, end: Point)] = []
    var arrowTips: [Point] = []
    for case .shape(let shape) in nodes {
      guard shape.fill == nil, let stroke = shape.stroke, stroke.width < 1.5,
        stroke.paint.color != .token(.axis)
      else { continue }
      let elements = shape.path.elements
      for (index, element) in elements.enumerated() {
        guard case .move(let start) = element, index + 1 < elements.count,
          case .line(let end) = elements[index + 1]
        else { continue }
        // A polyline goes on: it is a curve, or the arrow of a bar that leaves the panel.
        if index + 2 < elements.count, case .line = elements[index + 2] {
          arrowTips.append(end)
          continue
        }
        strokes.append((start, end))
      }
    }
    func isCrossed(_ point: Point, byLevel isLevel: Bool) -> Bool {
      arrowTips.contains(point)
        || strokes.contains { start, end in
          let middle = Point(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2)
          return (middle.x - point.x).magnitude < 0.01 && (middle.y - point.y).magnitude < 0.01
            && (isLevel ? start.y == end.y : start.x == end.x) && start != end
        }
    }
    return strokes.map { start, end -> Int in
      let isUpright = start.x == end.x
      guard isUpright != (start.y == end.y) else { return 0 }
      let length = (start.x - end.x).magnitude + (start.y - end.y).magnitude
      guard length > 7 else { return 0 }
      return [start, end].count { !isCrossed($0, byLevel: isUpright) }
    }.reduce(0, +)
  }

  // MARK: Seeds

  func faultsOfSeeds(_ figure: PlotLintFigure) -> [FigureFault] {
    var faults: [FigureFault] = []
    for panel in figure.panels {
      for mark in panel.panel.marks {
        guard let interval = (mark as? any IntervalMark)?.interval
        else { continue }
        // Of a share there is nothing single to show: each run is 0 or 1.
        guard interval.centre != .share, interval.sampleCount.upperBound <= fewRuns else {
          continue
        }
        let isShown = panel.panel.marks.contains {
          $0.layer == .single && $0.series == mark.series && !$0.extent.isEmpty
        }
        guard !isShown, let name = mark.series?.name else { continue }
        faults.append(
          FigureFault(
            .seeds,
            "\(panel.name) hides the \(interval.sampleCount.upperBound) \(interval.unit) of \"\(name)\""
          )
        )
      }
    }
    let marks = figure.plot.panels.joined().flatMap(\.marks)
    let notes = figure.panels.flatMap { $0.panel.y.rows ?? [] }.compactMap(\.note)
    let isCounted = ([figure.caption] + notes).contains { $0.contains("n = ") || $0.contains("n=") }
    if marks.contains(where: \.hasIntervals), !isCounted {
      faults.append(
        FigureFault(.seeds, "the caption does not say how many runs the intervals are of")
      )
    }
    return faults
  }
}

extension Mark {
  /// Whether the mark shows intervals that have a length.
  fileprivate var hasIntervals: Bool {
    records.contains { record in
      guard let lower = record.lower, let upper = record.upper else { return false }
      return lower < upper
    }
  }
}
