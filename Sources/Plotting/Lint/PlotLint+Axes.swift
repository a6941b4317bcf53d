internal import Drawing
internal import Foundation
internal import Notation

/// Axes whose numbers, titles or ranges mislead.
extension PlotLint {
  // MARK: Ticks

  func faultsOfTicks(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.axes.flatMap { axis, ticks, name in
      faults(of: ticks, on: axis).map { FigureFault(.ticks, "\(name) \($0)") }
    }
  }

  /// What is wrong with the ticks of an axis, as the ends of sentences.
  func faults(of ticks: AxisTicks, on axis: Axis) -> [String] {
    // The 0 at the foot of a logarithmic axis is none of its round numbers.
    let labelled = ticks.ticks.filter { $0.label != nil && !(axis.zeroRoom > 0 && $0.value == 0) }
    let values = labelled.map(\.value)
    let labels = labelled.compactMap(\.label)
    switch axis.ticks {
    // Names are no numbers: each stands for itself.
    case .rows, .categories: return []
    // Values that were chosen, such as those of a sweep, are where they are; thinned, the last one stays.
    case .at(let chosen):
      let shown = chosen.filter(ticks.domain.contains)
      return shown.isEmpty || labels.count >= min(2, shown.count)
        ? [] : ["labels \(labels.count) of \(shown.count) values"]
    case .integers:
      let whole =
        Int(ticks.domain.upperBound.rounded(.down) - ticks.domain.lowerBound.rounded(.up)) + 1
      // A run of one epoch has two whole numbers, and no third to label.
      let least = min(tickCount.lowerBound, whole)
      // The last number is labelled even where the steps before it do not end there.
      var even = whole > 1 && values.count > 2 ? Array(values.dropLast()) : values
      // So is the first one: curves that begin at epoch 1 go on at 5, 10 and 15.
      if even.first == 1, even.count > 2 { even.removeFirst() }
      return count(labels, least: least) + (Self.isEven(even) ? [] : ["has uneven numbers"])
        + (values.allSatisfy { $0 == $0.rounded() } ? [] : ["has numbers that are not whole"])
    case .automatic:
      switch axis.scale {
      case .linear:
        return count(labels) + (Self.isEven(values) ? [] : ["has uneven numbers"])
          + (Self.hasRoundStep(values) ? [] : ["has numbers at distances that are not round"])
          + (Self.haveOnePrecision(labels) ? [] : ["has numbers of several precisions"])
      case .logarithmic(let base):
        // Every decade has its own precision: 0.01, 0.1, 1, 10.
        return count(labels)
          + (Self.areRound(values, base: Double(base))
            || Self.isEven(values) && Self.hasRoundStep(values)
            ? [] : ["has numbers that are not round"])
      case .symmetricLogarithmic:
        let isRound = values.allSatisfy { $0 == 0 || [1, 2, 3, 5].contains(Self.mantissa($0)) }
        return count(labels) + (isRound ? [] : ["has numbers that are not round"])
      }
    }
  }

  private func count(_ labels: [String], least: Int? = nil) -> [String] {
    let range = min(least ?? tickCount.lowerBound, tickCount.upperBound)...tickCount.upperBound
    return range.contains(labels.count) ? [] : ["has \(labels.count) numbers"]
  }

  private static func isEven(_ values: [Double]) -> Bool {
    let steps = zip(values, values.dropFirst()).map { $1 - $0 }
    guard let first = steps.first else { return true }
    return steps.allSatisfy { ($0 - first).magnitude <= 1e-6 * first.magnitude }
  }

  /// Whether the step is 1, 2 or 5 times a power of ten.
  private static func hasRoundStep(_ values: [Double]) -> Bool {
    guard values.count > 1 else { return true }
    return [1, 2, 5].contains(mantissa(values[1] - values[0]))
  }

  /// Whether values are powers of a base at equal distances, or 1 and 3, or 1, 2 and 5 times the powers without a gap.
  private static func areRound(_ values: [Double], base: Double) -> Bool {
    let powers = values.map { (log($0) / log(base)).rounded() }
    if zip(values, powers).allSatisfy({ ($0 / pow(base, $1) - 1).magnitude < 1e-6 }) {
      return isEven(powers)
    }
    let mantissas = Set(values.map(mantissa))
    let ratios = zip(values, values.dropFirst()).map { $1 / $0 }
    return (mantissas.isSubset(of: [1, 3]) && ratios.allSatisfy { $0 < 3.4 })
      || (mantissas.isSubset(of: [1, 2, 5]) && ratios.allSatisfy { $0 < 2.6 })
  }

  /// The first digits of a number, from 1 to below 10, to six places.
  private static func mantissa(_ value: Double) -> Double {
    let value = value.magnitude
    guard value > 0, value.isFinite else { return 0 }
    let factor = value / pow(10, log10(value).rounded(.down))
    let rounded = (factor * 1e6).rounded() / 1e6
    return rounded >= 10 ? rounded / 10 : rounded
  }

  /// Whether all numbers have equally many digits after the point; powers of ten with a factor leave out zeros.
  private static func haveOnePrecision(_ labels: [String]) -> Bool {
    let plain = labels.filter { !$0.contains { "⁰¹²³⁴⁵⁶⁷⁸⁹".contains($0) } }
    let counts = plain.map { label in
      label.split(separator: Language.current.decimalSeparator).dropFirst().first?
        .prefix(while: \.isWholeNumber).count ?? 0
    }
    return Set(counts).count <= 1
  }

  // MARK: Titles

  /// What is measured in a unit, and has no meaning without.
  private static let quantities = ["loss", "cross-entropy", "time", "duration", "memory"]

  func faultsOfAxisTitles(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.axes.flatMap { axis, _, name -> [FigureFault] in
      var faults: [FigureFault] = []
      let title = axis.title.lowercased()
      // Names beside an axis say what they are.
      let hasNames = axis.rows != nil || axis.categories != nil
      if title.isEmpty, !hasNames { faults.append(FigureFault(.axisTitle, "\(name) has no title")) }
      switch axis.scale {
      case .linear: break
      case .logarithmic, .symmetricLogarithmic:
        if !title.contains("log"), !title.contains(localized("log scale").lowercased()) {
          faults.append(
            FigureFault(
              .axisTitle,
              "\(name), \"\(axis.title)\", does not say that it is logarithmic"
            )
          )
        }
      }
      let words = title.prefix { $0 != "(" }.split { !$0.isLetter && $0 != "-" }.map(String.init)
      // A ratio or a share of a quantity is a number without a unit.
      let isPure = !Set(words).isDisjoint(with: ["ratio", "relative", "times", "share"])
      let unit = title.split(separator: "(").dropFirst().last
      let scales = ["log)", "log scale)", localized("log scale").lowercased() + ")"]
      let hasUnit = unit.map { !scales.contains(String($0)) } ?? false
      switch axis.format {
      case .percent, .points: break
      case .number:
        if !hasUnit, !isPure, let quantity = Self.quantities.first(where: words.contains) {
          faults.append(
            FigureFault(.axisTitle, "\(name), \"\(axis.title)\", has no unit of \(quantity)")
          )
        }
      }
      return faults
    }
  }

  // MARK: Epochs

  func faultsOfEpochs(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel -> [FigureFault] in
      let epochs = ["epoch", "epochs", localized("Epoch").lowercased()]
      guard epochs.contains(panel.panel.x.words.lowercased()) else { return [] }
      var faults: [FigureFault] = []
      // What was before training may be left out, and then the words must say so.
      if ![0, 1].contains(panel.x.domain.lowerBound) {
        faults.append(FigureFault(.epochs, "\(panel.name) begins neither at epoch 0 nor at 1"))
      }
      for end in [panel.x.domain.lowerBound, panel.x.domain.upperBound]
      where !panel.x.ticks.contains(where: { $0.value == end && $0.label != nil }) {
        faults.append(FigureFault(.epochs, "\(panel.name) has no label at its end \(end)"))
      }
      // What belongs to the mini-batches of an epoch has no value before the first; else the caption must say what is left out.
      let ofBatches = [
        localized("Mean over the epoch's mini-batches"), localized("Last mini-batch alone"),
      ]
      let isOfBatches =
        panel.panel.title.map { $0.contains("mini-batch") || ofBatches.contains($0) } ?? false
      let isSaid = ["before training", localized("before training").lowercased()]
        .contains { figure.words.contains($0) }
      guard !isOfBatches, !isSaid else { return faults }
      for mark in panel.panel.marks where mark.layer == .primary {
        let places = mark.records.filter { $0.y?.isFinite ?? false }.map(\.x)
        guard let name = mark.series?.name, let first = places.min(), first > 0 else { continue }
        faults.append(FigureFault(.epochs, "\"\(name)\" begins at epoch \(first) in \(panel.name)"))
      }
      return faults
    }
  }

  // MARK: Ranges

  func faultsOfSharing(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.enumerated().flatMap { index, panel in
      figure.panels[(index + 1)...].filter { other in
        other.panel.y.title == panel.panel.y.title
          && other.panel.y.rows == nil && other.panel.y.categories == nil
          && (other.y.domain != panel.y.domain || other.panel.y.scale != panel.panel.y.scale)
          // A closer look at a part of the levels is there for its own scale.
          && !(other.panel.x.title == panel.panel.x.title && other.x.domain != panel.x.domain)
      }.map { other in
        FigureFault(
          .sharedAxis,
          "\(panel.name) and \(other.name) show \"\(panel.panel.y.title)\" on different scales"
        )
      }
    }
  }

  func faultsOfFill(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.compactMap { panel in
      let axis = panel.panel.y
      // A chosen domain and chosen values show what they show; on a logarithmic axis whole decades are easier to read.
      guard axis.scale == .linear, axis.ticks == .automatic,
        case .data(let included, _) = axis.domain
      else { return nil }
      // Panels that share an axis fill it together.
      let sharing = figure.panels.filter {
        $0.row == panel.row && $0.panel.y == axis && $0.y == panel.y
      }
      let values = (sharing.flatMap(\.panel.marks).flatMap(\.extent).map(\.y) + included)
        .filter(\.isFinite)
      // One value alone has no height that could fill a panel.
      guard let low = values.min(), let high = values.max(),
        high - low > 1e-9 * max(low.magnitude, high.magnitude)
      else { return nil }
      let fill = (high - low) / (panel.y.domain.upperBound - panel.y.domain.lowerBound)
      guard fill < leastFill else { return nil }
      return FigureFault(.fill, "the data take \(Int(100 * fill)) % of the height of \(panel.name)")
    }
  }

  func faultsOfClipping(_ figure: PlotLintFigure) -> [FigureFault] {
    figure.panels.flatMap { panel in
      panel.panel.marks.flatMap { mark -> [FigureFault] in
        // Arrows at the ends of the panel stand for effects beyond them.
        let hasArrows = mark is EffectMark
        let places = mark.extent + (panel.panel.strip?.extent ?? [])
        return [
          (places.map(\.x), panel.panel.x, panel.x, "beside"),
          (places.map(\.y), panel.panel.y, panel.y, "above or below"),
        ].compactMap { values, axis, ticks, side in
          let isLost = { (value: Double) in
            value.isFinite && !(axis.zeroRoom > 0 && value == 0)
              && (!ticks.domain.widened.contains(value) || axis.lacks(value))
          }
          let lost = values.filter(isLost)
          guard let value = lost.first, !(hasArrows && side == "beside") else { return nil }
          return FigureFault(
            .clipped,
            "\(lost.count) of \(values.count) values of \"\(mark.series?.name ?? "a mark")\" lie \(side) \(panel.name), such as \(value)"
          )
        }
      }
    }
  }
}

extension ClosedRange<Double> {
  /// The range with room for rounding.
  fileprivate var widened: ClosedRange<Double> {
    let room = 1e-9 * (lowerBound.magnitude + upperBound.magnitude)
    return lowerBound - room...upperBound + room
  }
}

extension Axis {
  /// Whether a value has no place on the axis: zero and below on a logarithmic one.
  fileprivate func lacks(_ value: Double) -> Bool {
    switch scale {
    case .linear, .symmetricLogarithmic: false
    case .logarithmic: value <= 0
    }
  }
}
