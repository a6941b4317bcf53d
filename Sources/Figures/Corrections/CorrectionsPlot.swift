internal import Drawing
internal import Evidence
internal import Experiments
internal import Measures
internal import Models
internal import Notation
internal import Plotting
internal import Runs

/// A measure of two networks, read in one way after another, and what each correction of a protocol makes of their difference.
struct CorrectionsPlot {
  let readings: [CorrectionReading]
  /// What someone printed, reading by reading; nil where the data set is not theirs.
  let printed: [PrintedNumbers?]
  private let subject: Series
  private let reference: Series

  /// Creates the figure of some readings, the first as it was found and the last as it should be.
  ///
  /// - Parameters:
  ///   - corrections: The readings, at least one.
  ///   - datasets: The names of the data sets that the runs are of.
  ///   - cells: The runs.
  ///   - palette: The look of networks; the two are those of the first reading.
  init(
    _ corrections: [Correction],
    datasets: Set<String>,
    cells: [Cell],
    palette: NetworkPalette
  ) {
    precondition(!corrections.isEmpty, "Reading refuses a figure without readings.")
    readings = corrections.map { CorrectionReading($0, cells: cells) }
    printed = corrections.map { correction in
      correction.printed.flatMap { datasets.contains($0.dataset) ? $0 : nil }
    }
    func series(_ side: Claim.Side, _ title: String, _ number: Int) -> Series {
      side.cells(in: cells).first.map { palette.series(of: $0.network) }
        ?? Series(title, style: .numbered(number))
    }
    var (subject, reference) = (
      series(corrections[0].subject, readings[0].subjectTitle, 1),
      series(corrections[0].reference, readings[0].referenceTitle, 2)
    )
    // Two sides that are one network in two studies look alike elsewhere, but not here.
    if subject.style == reference.style {
      subject.style = .numbered(1)
      reference.style = .numbered(2)
    }
    self.subject = subject
    self.reference = reference
  }

  var plot: CaptionedPlot {
    let rows = readings.map { reading in
      AxisRow(
        reading.title,
        note: localized("n\u{A0}=\u{A0}\(reading.seeds)"),
        leastHeight: readings.count > 8 ? 22 : 34
      )
    }
    return CaptionedPlot(
      plot: Plot(
        title: "",
        subtitle: localized(
          "From top to bottom, each reading with one correction more than the one above"
        ),
        panels: [
          [
            Panel(x: axis, y: .rows(rows), marks: measuredMarks),
            Panel(x: differenceAxis, y: .rows(rows), marks: [differences]),
          ]
        ],
        key: .key
      ),
      caption: caption,
      finding: finding
    )
  }

  private var isShare: Bool { readings[0].measure.unit.isShare }

  private var words: String {
    let words = Set(readings.map(\.measure.words))
    if words.count == 1 { return readings[0].measure.words }
    return isShare ? localized("Accuracy") : localized("Value")
  }

  private var axis: Axis {
    isShare
      ? Axis(words, domain: .data(within: 0...1), format: .percent, inset: 6)
      : Axis(words, inset: 6)
  }

  private var differenceAxis: Axis {
    Axis(
      isShare
        ? localized("\(subject.name) − \(reference.name) (points)")
        : localized("\(subject.name) − \(reference.name)"),
      domain: .data(including: [0] + labelRoom),
      inset: 6
    )
  }

  /// How far the axis of differences must reach for the labels at the ends of the bars.
  private var labelRoom: [Double] {
    let points = readings.compactMap { SeedSpread.point(x: 0, $0.differences) }
    let scale = isShare ? 100.0 : 1
    let low = scale * (points.map(\.lower).min() ?? 0)
    let high = scale * (points.map(\.upper).max() ?? 0)
    let room = 0.3 * (max(0, high) - min(0, low))
    return (points.contains { $0.y >= 0 } ? [high + room] : [])
      + (points.contains { $0.y < 0 } ? [low - room] : [])
  }

  // MARK: Marks

  private func ends(_ point: IntervalPoint, count: Int) -> ClosedRange<Double>? {
    count > 1 && point.lower <= point.upper ? point.lower...point.upper : nil
  }

  private var measured: [any Mark] {
    [(subject, \CorrectionReading.subject, -2.5), (reference, \.reference, 2.5)].map {
      series,
      values,
      shift in
      let effects = readings.enumerated().compactMap { row, reading -> EffectMark.Effect? in
        let numbers = reading[keyPath: values]
        guard let point = SeedSpread.point(x: 0, numbers) else { return nil }
        return EffectMark.Effect(
          row: row,
          value: point.y,
          ends: ends(point, count: numbers.count),
          // One run is no mean; where others are printed, theirs are the open markers.
          isFilled: numbers.count > 1 || isPrinted
        )
      }
      return EffectMark(
        series,
        effects,
        definition: [
          definition.map { localized("Points and whiskers show the \($0).") } ?? "",
          !isPrinted && effects.contains { !$0.isFilled }
            ? localized("Open markers are single runs.") : "",
        ].sentences,
        shift: shift
      )
    }
  }

  /// Whether numbers are shown that someone printed.
  private var isPrinted: Bool { printed.contains { $0 != nil } }

  private var measuredMarks: [any Mark] {
    guard readings.contains(where: { !$0.subject.isEmpty || !$0.reference.isEmpty }) else {
      return [NoteMark(localized("No run has a number."))]
    }
    return measured
      + [
        printedMarks(subject, \.subject, label: localized("printed")),
        printedMarks(reference, \.reference),
      ]
  }

  private var differences: any Mark {
    let scale = isShare ? 100.0 : 1
    let bars = readings.enumerated().compactMap { row, reading -> BarMark.Bar? in
      let numbers = reading.differences.map { $0 * scale }
      guard let point = SeedSpread.point(x: 0, numbers) else { return nil }
      return BarMark.Bar(
        row: row,
        value: point.y,
        ends: ends(point, count: numbers.count),
        label: Self.signed(point.y, isShare: isShare)
      )
    }
    return BarMark(
      Series(localized("Difference"), style: SeriesStyle(color: .series5, marker: .none)),
      bars,
      definition: definition == nil
        ? localized("Bars show the difference by seed.")
        : localized("Bars show the difference by seed, with the same whiskers.")
    )
  }

  private func printedMarks(
    _ series: Series,
    _ value: KeyPath<PrintedNumbers, Double>,
    label: String? = nil
  ) -> any Mark {
    let points = printed.enumerated().compactMap { row, printed in
      printed.map { DataPoint(x: $0[keyPath: value], y: Double(row)) }
    }
    return OpenPointMark(
      series,
      points,
      definition: localized("Open markers are the numbers that were printed."),
      label: label
    )
  }

  /// What the whiskers are; nil without any.
  private var definition: String? {
    let counts = readings.map { max($0.subject.count, $0.reference.count) }.filter { $0 > 1 }
    // Few seeds have the range, more of them an interval: where both are there, both are said.
    let texts = [counts.filter { $0 < 5 }, counts.filter { $0 >= 5 }].compactMap {
      counts -> String? in
      guard let low = counts.min(), let high = counts.max() else { return nil }
      var interval = SeedSpread.interval(seeds: high)
      interval.sampleCount = low...high
      return interval.words
    }
    return texts.isEmpty ? nil : texts.clauses
  }

  // MARK: Words

  static func signed(_ value: Double, isShare: Bool) -> String {
    let text = isShare ? Format.fixed(value, decimals: 2) : Format.significant(value)
    return text.hasPrefix("−") ? text : "+" + text
  }

  /// What the difference was and what it became, each with its interval.
  private var finding: Finding {
    let (subject, reference) = (subject.name, reference.name)
    let words = readings.map { reading -> String? in
      guard let point = SeedSpread.point(x: 0, reading.differences) else { return nil }
      let mean = number(point.y, hasUnit: true)
      if reading.differences.count == 1 { return localized("\(mean) in one run") }
      guard reading.differences.count >= PairedDifference.fewestPairs else {
        return localized("\(mean) in \(reading.differences.count) runs")
      }
      return localized("\(mean) (\(number(point.lower)) to \(number(point.upper)))")
    }
    guard let first = words[0], let last = words[words.count - 1] else {
      return Finding(
        titles: [localized("\(subject) against \(reference): runs without numbers")],
        basis: .count
      )
    }
    let corrections = readings.count - 1
    let title =
      corrections == 0
      ? localized("\(subject) against \(reference): \(first)")
      : localized(
        "\(subject) against \(reference): \(first) as read first, \(last) after \(corrections, "# correction", "# corrections")"
      )
    let counts = [readings[0], readings[readings.count - 1]].map(\.differences.count)
    let basis: Finding.Basis =
      counts.max() ?? 0 >= PairedDifference.fewestPairs
      ? .interval : counts.max() == 1 ? .oneRun : .noDifference
    return Finding(titles: [title], basis: basis)
  }

  /// A difference with its sign, in points where it is one of shares.
  private func number(_ value: Double, hasUnit: Bool = false) -> String {
    let number = Self.signed(value * (isShare ? 100 : 1), isShare: isShare)
    return hasUnit && isShare ? localized("\(number)\u{A0}points") : number
  }

  private var caption: String {
    let lost = readings.filter { $0.lost > 0 }.map { localized("\($0.title), \($0.lost)") }
    return [
      localized(
        "The figure shows the \(Language.current.midSentence(words)) of both networks, one correction after the other; n counts seeds."
      ),
      lost.isEmpty
        ? "" : localized("Runs without a number are not drawn: \(lost.clauses)."),
    ].sentences
  }
}
