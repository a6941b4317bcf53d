internal import Experiments
internal import Faults
internal import Measures
internal import YAML

extension FieldReader {
  /// The lines of `series:`, each with the figure's study where it names none of its own.
  ///
  /// - Throws: ``Fault`` for what is no list, and for a key that no line has.
  func seriesLines() throws(Fault) -> [FieldReader] {
    try list("series").map { line throws(Fault) in
      var fields = line
      if line["study"] == nil, let inherited = value["study"] {
        fields.set(inherited, at: ["study"])
      }
      // The faults of what is shown stand where the figure names it.
      return try FieldReader(
        fields,
        file: file,
        path: "\(path).series",
        known: SeriesRequest.keys + ["level"]
      )
    }
  }

  /// `levels:` of a figure: the values of a study's only factor that it shows, ascending; nil for all.
  ///
  /// - Throws: ``Fault`` for a value that the study does not run, and for one that is named twice.
  func shownLevels(of study: Study) throws(Fault) -> [Double]? {
    guard has("levels") else { return nil }
    guard let factor = study.sweep.first else {
      try refuse(["levels"], of: "study \"\(study.name)\", which has no sweep")
      return nil
    }
    var levels: [Double] = []
    for element in try list("levels") {
      let level = try number(of: element, "levels", where: { _ in true }, expected: "a number")
      guard factor.values.contains(level), !levels.contains(level) else {
        let isKnown = factor.values.contains(level)
        throw error(
          isKnown
            ? "\(path).levels names a level twice"
            : "study \"\(study.name)\" does not run \(factor.key.rawValue) "
              + FactorLevel(key: factor.key, value: level).text,
          at: element.position,
          hint: isKnown
            ? "Keep one of them."
            : "Use values of the study's sweep: \(factor.yamlValues.joined(separator: ", "))."
        )
      }
      levels.append(level)
    }
    return levels.sorted()
  }
}

extension [Double] {
  /// The levels as they stand in files.
  func yamlLevels(of factor: FactorDefinition) -> String {
    "levels: [\(map { FactorLevel(key: factor, value: $0).text }.joined(separator: ", "))]"
  }
}
