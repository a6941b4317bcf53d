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
  /// Where the medians start and end.
  var percentileFinding: String? {
    let courses = lines.compactMap { line -> String? in
      let medians = line.cell.finished.first?.findings(of: .quantile50) ?? []
      guard let first = medians.min(by: { $0.step < $1.step }),
        let last = medians.max(by: { $0.step < $1.step }), first.step < last.step
      else { return nil }
      let (start, end) = (first.value, last.value)
      return localized(
        "\(line.series.name) \(Self.short(start)) to \(Self.short(end))"
      )
    }
    guard !courses.isEmpty else { return nil }
    return localized("From the first look to the last, the median input goes: \(courses.listed)")
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
      localized(
        "Inputs of the unit of the last hidden layer with the median drift, before its activation."
      ),
      seed.map { localized("Seed \(String($0)).") } ?? "",
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

  /// What the quantities come to over all looks after the first update: of two lines their paired differences, else the means.
  var finding: String? {
    guard let first = quantities.first else { return nil }
    if lines.count == 2, let sentence = comparison { return sentence }
    if isSplit, let range = rangeOfLooks(first) {
      return localized("\(first.title) over the looks after the first update: \(range)")
    }
    let texts = lines.compactMap { line -> String? in
      let values = line.cell.finished.compactMap { Self.overLooks(first, in: $0) }
      return SeedSpread.point(x: 0, values, isLogarithmic: values.allSatisfy { $0 > 0 }).map {
        Self.words(line, Self.text($0.y, of: first))
      }
    }
    guard !texts.isEmpty else { return beforeTraining(first) }
    return localized("\(first.title) over the looks after the first update: \(texts.listed)")
  }

  /// The lowest and the highest of many lines, which have no room in a title.
  private func rangeOfLooks(_ quantity: ProbeQuantity) -> String? {
    let means = lines.compactMap { line in
      Summary(of: line.cell.finished.compactMap { Self.overLooks(quantity, in: $0) }).map {
        (name: line.series.name, value: $0.mean)
      }
    }
    guard let low = means.min(by: { $0.value < $1.value }),
      let high = means.max(by: { $0.value < $1.value }), means.count > 1
    else { return nil }
    return localized(
      "from \(Self.text(low.value, of: quantity)) (\(low.name)) to \(Self.text(high.value, of: quantity)) (\(high.name))"
    )
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
  private var comparison: String? {
    let texts = quantities.compactMap { quantity -> String? in
      let difference = PairedDifference(
        Self.numbers(quantity, of: lines[1]),
        minus: Self.numbers(quantity, of: lines[0]),
        Self.scale(quantity)
      )
      guard difference.values.count > 1, let text = difference.text(ofOneIn: quantities.count)
      else { return nil }
      let title = quantity.title
      return localized(
        "\(quantities.count > 1 ? Language.current.midSentence(title) : title) \(text)"
      )
    }
    guard !texts.isEmpty else { return nil }
    let (subject, reference) = (lines[1].series.name, lines[0].series.name)
    return texts.count > 1
      ? localized("\(subject) against \(reference), over the looks: \(texts.clauses)")
      : localized("\(texts[0]): \(subject) against \(reference), over the looks")
  }

  /// Of runs that were looked at before training alone, what was found there.
  private func beforeTraining(_ quantity: ProbeQuantity) -> String? {
    let texts = lines.compactMap { line -> String? in
      let values = line.cell.finished.compactMap {
        StepsLine.points(of: quantity, layer: .mean, in: $0).first?.y
      }
      return SeedSpread.point(x: 0, values, isLogarithmic: values.allSatisfy { $0 > 0 }).map {
        Self.words(line, Self.text($0.y, of: quantity))
      }
    }
    return texts.isEmpty
      ? nil : localized("\(quantity.title) before training: \(texts.listed)")
  }

  /// What the numbers of the title are.
  var titleNote: String {
    guard
      runs.contains(where: { run in
        quantities.contains { !run.steps(of: $0).filter { $0 > 0 }.isEmpty }
      })
    else { return "" }
    let isGeometric = !quantities.contains(where: \.canBeNegative)
    let pairs =
      lines.count == 2
      ? Set(lines[0].cell.finished.compactMap(\.seed))
        .intersection(lines[1].cell.finished.compactMap(\.seed)).count : 0
    let means = isGeometric ? Phrase("geometric means") : Phrase("means")
    guard pairs > 1 else {
      return localized(
        "The title’s numbers are \(means) over the looks after the first update."
      )
    }
    return quantities.count > 1
      ? localized(
        "The title’s numbers are \(means) over the looks after the first update, by seed (n = \(pairs, "# pair", "# pairs")), with 95 % intervals for all \(quantities.count) together."
      )
      : localized(
        "The title’s numbers are \(means) over the looks after the first update, by seed (n = \(pairs, "# pair", "# pairs")), with 95 % intervals."
      )
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
    let words = quantities.map(\.words).clauses
    return [
      studies.isEmpty ? localized("\(words).") : localized("\(studies.clauses): \(words)."),
      isSplit ? Crowding.note(lines.count) : "", titleNote, isSplit ? "" : startNote,
      lostNote,
    ].sentences
  }
}
