internal import Experiments
internal import Faults
internal import Measures
internal import Notation
internal import YAML

/// A line of a figure of a sweep, as a file asks for it: a network with the measure that its runs are reduced to.
struct SweepSeries: Sendable, Hashable {
  /// The network, in a study of the figure's factor.
  var line: SeriesRequest
  /// What its runs are reduced to.
  var measure: Measure

  /// The keys that it is read from.
  static let keys = SeriesRequest.keys + ["metric"] + Measure.optionKeys

  /// Reads one entry of `series:`; a measure that it does not name is the figure's, with options of its own.
  ///
  /// - Throws: ``Fault`` for a name that does not exist, a study of another factor, and what a study does not measure.
  init(
    _ value: YAMLValue,
    of swept: SweptMeasure,
    _ figure: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) {
    var fields = value
    if value["metric"] == nil, case .mapping = value.content {
      for key in ["metric"] + Measure.optionKeys where value[key] == nil {
        if let inherited = figure.value[key] { fields.set(inherited, at: [key]) }
      }
    }
    let reader = try FieldReader(
      fields,
      file: figure.file,
      path: "\(figure.path).series",
      known: Self.keys
    )
    line = try SeriesRequest(reader, in: swept.study, scope)
    measure = try Measure(reader, key: "metric")
    let study = try reader.has("study") ? scope.study(reader) : swept.study
    try Self.checkFactor(of: study, swept, reader, at: value.position)
    guard measure.sharesAxis(with: swept.measure) else {
      throw reader.error(
        "\(reader.path).metric is in another unit than the figure's "
          + "(got \(measure.name), expected one like \(swept.measure.name))",
        at: try reader.required("metric").position,
        hint: "One axis has one unit: make a figure of its own."
      )
    }
    try check(study, reader, scope)
  }

  /// A line of one of several studies, of the figure's own measure.
  ///
  /// - Throws: ``Fault`` for a study of another factor, and for one that does not measure it.
  init(
    _ line: SeriesRequest,
    of swept: SweptMeasure,
    _ reader: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) {
    self.line = line
    measure = swept.measure
    guard let study = scope.studies.first(where: { $0.name == line.study }) else { return }
    try Self.checkFactor(of: study, swept, reader, at: StudiesOfFigure.place(reader))
    try check(study, reader, scope)
  }

  private static func checkFactor(
    of study: Study,
    _ swept: SweptMeasure,
    _ reader: FieldReader,
    at position: Fault.Position
  ) throws(Fault) {
    guard study.sweep.map(\.key) == swept.study.sweep.map(\.key) else {
      throw reader.error(
        "study \"\(study.name)\" does not sweep the figure's factor, "
          + swept.study.sweep.map(\.key.rawValue).joined(separator: " and "),
        at: position,
        hint: "Name a study with the same sweep, or leave `study` out."
      )
    }
  }

  private func check(_ study: Study, _ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    guard !study.isLogged else {
      return try scope.check(measure, in: study, reader, key: "metric")
    }
    try measure.checkFigure(
      MeasureCheck(
        of: study.measured(),
        networks: scope.configurations(of: study, network: line.network),
        reader,
        key: "metric"
      )
    )
  }

  /// The name of the line, whose network has a title.
  func title(_ network: String) -> String {
    line.title ?? [network, measure.details].compactMap(\.self).parted
  }

  /// The entry as it stands in files.
  func yaml(in study: String) -> String {
    let fields = line.yamlFields(in: study) + ["metric: \(measure.name)"] + measure.yamlOptions
    return "{ \(fields.joined(separator: ", ")) }"
  }
}

/// What two lines of a figure differ by, as a file asks for it.
struct SweepDifference: Sendable, Hashable {
  /// What the difference is, in words.
  var title: String
  /// The numbers of the two lines in the figure: the first minus the second.
  var subject: Int
  var reference: Int

  /// Reads one entry of `differences:`, `{ title: …, compare: [TITLE, TITLE] }`.
  ///
  /// - Throws: ``Fault`` for a title that no line has.
  init(_ value: YAMLValue, titles: [String], _ figure: FieldReader) throws(Fault) {
    let reader = try FieldReader(
      value,
      file: figure.file,
      path: "\(figure.path).differences",
      known: ["title", "compare"]
    )
    title = try reader.text("title")
    let sides = try reader.words("compare")
    guard sides.count == 2, sides[0].0 != sides[1].0 else {
      throw reader.error(
        "\(reader.path).compare does not name two lines",
        at: try reader.required("compare").position,
        hint: "Write `compare: [title, title]`: the first minus the second."
      )
    }
    var places: [Int] = []
    for (side, position) in sides {
      guard let place = titles.firstIndex(of: side) else {
        throw reader.error(
          "\(reader.path).compare names no line of the figure (got \"\(side)\")",
          at: position,
          hint: FieldReader.hint(for: side, known: titles)
        )
      }
      places.append(place)
    }
    (subject, reference) = (places[0], places[1])
  }

  /// The entry as it stands in files.
  func yaml(titles: [String]) -> String {
    "{ title: \(quoted(title)), compare: [\(quoted(titles[subject])), \(quoted(titles[reference]))] }"
  }
}
