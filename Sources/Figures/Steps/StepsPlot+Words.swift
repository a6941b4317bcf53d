internal import Evidence
internal import Experiments
internal import Foundation
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs
internal import Statistics

// What a figure over updates says of itself. One look decides nothing: its title is of all looks after the first update.

extension StepsPlot {
  /// How far the medians wander, in the one run that is shown.
  var percentileFinding: Finding? {
    let ranges = lines.compactMap { line -> (name: String, number: String)? in
      let medians = (line.cell.finished.first?.findings(of: .quantile50) ?? []).map(\.value)
      guard medians.count > 1, let low = medians.min(), let high = medians.max() else { return nil }
      return (line.series.name, Self.short(high - low))
    }
    guard !ranges.isEmpty else { return nil }
    let texts = ranges.map { localized("\($0.number) with \($0.name)") }
    return Finding(
      titles: [
        localized(
          "In one run of each, the median input of the unit moves over a range of \(texts.listed)"
        )
      ],
      basis: .oneRun
    )
  }

  /// Two decimals, or three digits of what has exploded.
  private static func short(_ value: Double) -> String {
    abs(value) < 1e5 ? Format.fixed(value, decimals: 2) : Format.significant(value)
  }

  /// Which lines lack runs that diverged, and how many.
  private var lostNote: String {
    let lost = lines.filter { $0.cell.hasDiverged }.map { line in
      let (all, finished) = (line.cell.runs.count, line.cell.finished.count)
      return localized("\(line.series.name), \(all - finished) of \(all)")
    }
    return lost.isEmpty ? "" : localized("Runs that diverged are not drawn: \(lost.clauses).")
  }

  var percentileCaption: String {
    let seed = lines.first?.cell.finished.first?.seed
    return [
      seed.map {
        localized(
          "The figure shows the inputs of the unit of the last hidden layer with the median drift, before its activation, in the run of seed \(String($0))."
        )
      }
        ?? localized(
          "The figure shows the inputs of the unit of the last hidden layer with the median drift, before its activation."
        ),
      isLogarithmic ? localized("The look before training has no place on the axis.") : "",
      lostNote,
    ].sentences
  }

  /// The mean of a run over its looks after the first update, the geometric one of numbers above 0; nil without such looks.
  private static func overLooks(_ quantity: ProbeQuantity, in run: MeasuredRun) -> Double? {
    let values = StepsLine.points(of: quantity, layer: .mean, in: run).filter { $0.x > 0 }.map(\.y)
    guard !quantity.canBeNegative else { return Summary(of: values)?.mean }
    return values.allSatisfy { $0 > 0 } ? Summary(of: values.map(log)).map { exp($0.mean) } : nil
  }

  private static func numbers(_ quantity: ProbeQuantity, of line: StepsLine) -> [UInt64: Double] {
    Dictionary(
      line.cell.finished.compactMap { run in
        run.seed.flatMap { seed in overLooks(quantity, in: run).map { (seed, $0) } }
      },
      uniquingKeysWith: { first, _ in first }
    )
  }

  private static func scale(_ quantity: ProbeQuantity) -> EffectScale {
    quantity.unit.isShare ? .points : quantity.canBeNegative ? .difference : .ratio
  }

  /// What the quantities come to over all looks after the first update: of the first quantity the lines against the first, of
  /// two lines all quantities.
  var finding: Finding? {
    guard let first = quantities.first else { return nil }
    if lines.count == 2, quantities.count > 1, let finding = findingOfQuantities { return finding }
    let numbers = lines.map { (name: $0.series.name, numbers: Self.numbers(first, of: $0)) }
    if isSplit {
      return Extremes(
        first.title,
        scale: Self.scale(first),
        unit: first.unit.ofDifference,
        numbers
      )?
      .finding
    }
    guard lines.count > 1 else {
      let style = Measure.probe(first, .init(layer: .mean, step: .last)).style
      return lines.first.flatMap {
        .ending($0.series.name, first.title, numbers[0].numbers.values.map(\.self), style)
      }
    }
    let finding = Comparisons(
      reference: numbers[0].name,
      quantity: first.title,
      pairs: numbers.dropFirst().map {
        ($0.name, difference($0.numbers, numbers[0].numbers, first))
      }
    ).finding
    return finding ?? beforeTraining(first)
  }

  /// The numbers of two lines as a title compares them.
  private func difference(
    _ subject: [UInt64: Double],
    _ reference: [UInt64: Double],
    _ quantity: ProbeQuantity
  ) -> PairedDifference {
    var difference = PairedDifference(subject, minus: reference, Self.scale(quantity))
    if difference.scale == .difference { difference.unit = quantity.unit.ofDifference }
    return difference
  }

  /// A line's name and its number, kept apart where the name ends in a number of its own.
  private static func words(_ line: StepsLine, _ number: String) -> String {
    let name = line.series.name
    return name.contains(Language.current.listSeparator.prefix(1))
      ? localized("\(name): \(number)") : localized("\(name) \(number)")
  }

  private static func text(_ value: Double, of quantity: ProbeQuantity) -> String {
    Measure.probe(quantity, .init(layer: .mean, step: .last)).text(value)
  }

  /// The second line against the first, quantity by quantity.
  private var findingOfQuantities: Finding? {
    let findings = quantities.compactMap { quantity -> Finding? in
      Contrast(
        subject: lines[1].series.name,
        reference: lines[0].series.name,
        quantity: quantity.title,
        difference: difference(
          Self.numbers(quantity, of: lines[1]),
          Self.numbers(quantity, of: lines[0]),
          quantity
        ),
        count: quantities.count
      ).finding
    }
    guard let first = findings.first else { return nil }
    // The clearest first: one that shows a difference says more than one that does not.
    let best = findings.first { $0.basis == .interval } ?? first
    return Finding(
      titles: [findings.flatMap { $0.titles.prefix(1) }.clauses, best.titles[0]],
      basis: best.basis,
      note: best.note
    )
  }

  /// Of runs that were looked at before training alone, what was found there.
  private func beforeTraining(_ quantity: ProbeQuantity) -> Finding? {
    let numbers = lines.map { line in
      (
        name: line.series.name,
        numbers: Dictionary(
          line.cell.finished.compactMap { run in
            run.seed.flatMap { seed in
              StepsLine.points(of: quantity, layer: .mean, in: run).first.map { (seed, $0.y) }
            }
          },
          uniquingKeysWith: { first, _ in first }
        )
      )
    }
    guard let first = numbers.first else { return nil }
    return Comparisons(
      reference: first.name,
      quantity: localized("\(quantity.title) before training"),
      pairs: numbers.dropFirst().map { ($0.name, difference($0.numbers, first.numbers, quantity)) }
    ).finding
  }

  /// That numbers are means over looks, where there are some after the first update.
  var looksNote: String {
    let hasLooks = runs.contains { run in
      quantities.contains { !run.steps(of: $0).filter { $0 > 0 }.isEmpty }
    }
    guard hasLooks, lines.count > 1 else { return "" }
    return quantities.contains(where: \.canBeNegative)
      ? localized("Each run counts with its mean over the looks after the first update.")
      : localized("Each run counts with its geometric mean over the looks after the first update.")
  }

  /// What was found before training, where it has no place on the axis.
  private var startNote: String {
    guard isLogarithmic, let quantity = quantities.first else { return "" }
    let starts = lines.compactMap { line -> (line: StepsLine, number: String)? in
      let values = line.cell.finished.compactMap { run in
        StepsLine.points(of: quantity, layer: .mean, in: run).first { $0.x == 0 }?.y
      }
      return SeedSpread.point(x: 0, values, isLogarithmic: values.allSatisfy { $0 > 0 }).map {
        (line, Self.text($0.y, of: quantity))
      }
    }
    guard let first = starts.first else { return "" }
    let areAlike = starts.count > 1 && Set(starts.map(\.number)).count == 1
    let title = Language.current.midSentence(quantity.title)
    guard !areAlike else {
      return localized(
        "Before training, which has no place on the axis, \(title): \(first.number) for all."
      )
    }
    let texts = starts.map { Self.words($0.line, $0.number) }
    return localized(
      "Before training, which has no place on the axis, \(title): \(texts.listed)."
    )
  }

  var caption: String {
    let studies = lines.map(\.cell.study.title).reduce(into: [String]()) { list, title in
      if !list.contains(title) { list.append(title) }
    }
    let shown =
      quantities.count == 1
      ? localized(
        "the figure shows the \(Language.current.midSentence(quantities[0].title)) over the updates"
      )
      : localized("each panel shows one quantity over the updates")
    return [
      studies.isEmpty ? "" : localized("\(studies.clauses): \(shown)."),
      isSplit ? Crowding.note(lines.count) : "", looksNote, isSplit ? "" : startNote,
      lostNote,
    ].sentences
  }
}
