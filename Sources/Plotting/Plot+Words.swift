internal import Drawing
internal import Notation

extension Plot {
  /// What a reader must know to understand the marks, for the end of the caption.
  ///
  /// Such as "Line and band: mean, 95 % t-interval (pointwise), n = 5 seeds. Thin lines: single runs." Runs that stopped
  /// being finite are counted.
  public var caption: String {
    let marks = panels.joined().flatMap(\.marks)
    var sentences = marks.definitions
    let centres = Set(marks.compactMap { ($0 as? any IntervalMark)?.interval.centre })
    if centres.isSuperset(of: [.mean, .geometricMean]) {
      sentences.append(
        localized("On logarithmic axes the mean and its interval are those of logarithms.")
      )
    }
    if panels.joined().contains(where: { $0.y.zeroRoom > 0 }) {
      sentences.append(
        localized(
          "Values of exactly 0 are drawn at the foot of the logarithmic axis, below the dotted line."
        )
      )
    }
    for series in series {
      // The panels show the same runs: the one with the most failures counts them, by its single runs if it has any.
      let counts = panels.joined().flatMap { panel in
        panel.marks.filter { $0.series == series }.compactMap(\.failures)
      }
      if let worst = counts.max(by: { ($0.all, $0.failed) < ($1.all, $1.failed) }), worst.failed > 0
      {
        sentences.append(
          localized(
            "\(series.name): \(worst.failed) of \(worst.all, "# curve", "# curves") stopped being finite; a cross marks the last finite value, if there is one."
          )
        )
      }
    }
    let styles = Dictionary(grouping: keySeries, by: \.style)
    let alike = keySeries.filter { (styles[$0.style]?.count ?? 0) > 1 }
    if let first = alike.first {
      sentences.append(
        localized(
          "\(alike.count) series share their looks with others, such as \(first.name): the data table tells them apart."
        )
      )
    }
    return sentences.sentences
  }

  /// What the figure found, for readers who cannot see it: the title, and the measure where there is room for it.
  ///
  /// The numbers are in the ``table`` behind it, where they can be read one by one.
  public var alternativeText: String { Self.alternativeText(title, subtitle) }

  /// The sentences of a figure's head that an alternative of a picture has room for, the finding first.
  static func alternativeText(_ title: String, _ subtitle: String?) -> String {
    let finding = title.asSentence
    let both = [finding, subtitle?.asSentence ?? ""].sentences
    return both.readLength <= String.alternativeLength
      ? both : finding.shortened(to: String.alternativeLength)
  }

  /// The numbers of the figure, for readers who want them: a row for each panel, series and x.
  public var table: PlotTable {
    let rows = panels.joined().flatMap { panel in
      panel.tableRecords.map { series, mark, record -> [String] in
        let values = [record.y, record.lower, record.upper]
        // The value of a row runs along the horizontal axis.
        let format =
          mark.map { $0.colors?.scale.axis.format ?? panel.valueFormat }
          ?? (record.row == nil ? panel.valueFormat : panel.x.format)
        let row = record.row.map { panel.y.text(exactly: $0) }
        let names =
          mark.map { [panel.name(of: $0), row ?? "", panel.place(record.x)] }
          ?? [panel.name, series?.name ?? "", row ?? panel.place(record.x)]
        return names
          + values.map { value in value.map { $0.isFinite ? format.text($0) : "—" } ?? "" }
      }
    }
    let first = panels[0][0]
    let isByRow =
      first.y.rows != nil
      || first.marks.contains { $0.series != nil && $0.records.contains { $0.row != nil } }
    let place = isByRow ? first.y.title : first.x.title
    return PlotTable(
      columns: [
        localized("Panel"),
        first.series.isEmpty && !first.y.title.isEmpty ? first.y.title : localized("Series"),
        !place.isEmpty ? place : isByRow ? localized("Row") : localized("Category"),
        localized("Value"), localized("Lower"), localized("Upper"),
      ],
      rows: rows
    )
  }
}

extension Panel {
  /// What the data table lists of the panel, in its order: the records of each series, then those of marks without one.
  var tableRecords: [(series: Series?, mark: (any Mark)?, record: MarkRecord)] {
    series.flatMap { series in records(of: series).map { (series, nil, $0) } }
      + marks.filter { $0.series == nil }.flatMap { mark in mark.records.map { (nil, mark, $0) } }
  }

  /// The format of the values: those of rows run along the horizontal axis.
  fileprivate var valueFormat: NumberFormat { y.rows == nil ? y.format : x.format }

  /// What the values of a mark are called in tables: those that colours tell have the name of their scale.
  fileprivate func name(of mark: any Mark) -> String {
    guard let words = mark.colors?.scale.axis.words else { return name }
    return title.map { localized("\($0), \(Language.current.midSentence(words))") } ?? words
  }

  /// What ends the name of a claim before that of its part, in any language.
  private static let colons: Set<Character> = [":", "："]

  /// Where a record stands: the value of the horizontal axis, or the name of its row.
  fileprivate func place(_ value: Double) -> String {
    guard let rows = y.rows else { return x.text(exactly: value) }
    let index = Int(value)
    let start = rows[...index].lastIndex { !$0.continues } ?? index
    return start == index
      ? rows[index].name
      : localized("\(rows[start].name.prefix { !Self.colons.contains($0) }): \(rows[index].name)")
  }

  /// The values of a series and their intervals, which different marks may hold, joined by x.
  fileprivate func records(of series: Series) -> [MarkRecord] {
    var joined: [MarkRecord] = []
    var places: [Double: Int] = [:]
    for record in marks.filter({ $0.series == series }).flatMap(\.records) {
      if let index = places[record.x] {
        joined[index].y = joined[index].y ?? record.y
        joined[index].lower = joined[index].lower ?? record.lower
        joined[index].upper = joined[index].upper ?? record.upper
      } else {
        // What is not a number equals no other: each is a record of its own.
        places[record.x] = joined.count
        joined.append(record)
      }
    }
    // Marks of one series may each lack some places of the others.
    return joined.allSatisfy(\.x.isFinite) ? joined.sorted { $0.x < $1.x } : joined
  }
}
