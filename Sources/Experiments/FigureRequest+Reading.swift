internal import Faults
internal import Models
internal import YAML

extension FigureRequest {
  /// The figures of an experiment, in the order of the file.
  ///
  /// - Parameters:
  ///   - kinds: The kinds of figures that there are.
  ///   - scope: What figures may name.
  ///   - faults: Takes names that do not exist and what no run could show.
  /// - Returns: A request for each figure that can be read.
  static func figures(
    of kinds: [any FigureKind.Type],
    _ scope: ReadingScope,
    _ faults: inout FaultCollector
  ) -> [FigureRequest] {
    var known: [String] = []
    for key in kinds.flatMap({ $0.keys }) where !known.contains(key) { known.append(key) }
    let entries = faults.collect { () throws(Fault) in try scope.fields.entries("figures") }
    return (entries ?? []).compactMap { entry in
      faults.collect { () throws(Fault) in try scope.fields.checkName(entry) }
      let reading = faults.collect(all: entry.value, ofValuesAlone: scope.isDoubtful(entry.value)) {
        value throws(Fault) in
        let reader = try FieldReader(
          value,
          file: scope.fields.file,
          path: "figures.\(entry.key)",
          known: ["kind"] + FigureLook.keys + known
        )
        let name = try reader.text("kind")
        guard let kind = kinds.first(where: { $0.name == name }) else {
          throw reader.unknown(
            name,
            "kind",
            known: kinds.map { $0.name },
            at: try reader.required("kind").position
          )
        }
        try reader.refuse(known.filter { !kind.keys.contains($0) }, of: "kind \(name)")
        return FigureRequest(
          name: entry.key,
          kind: try kind.init(reader, scope),
          look: try FigureLook(reader)
        )
      }
      return reading.result
    }
  }

  /// Refuses a figure of comparisons in a file that compares nothing.
  static func check(
    _ figures: [FigureRequest],
    claims: [Claim],
    _ fields: FieldReader
  ) throws(Fault) {
    guard !claims.contains(where: \.hasComparison) else { return }
    for figure in figures where type(of: figure.kind).showsComparisons {
      throw fields.error(
        "figures.\(figure.name) shows the effects of claims, and no claim compares anything",
        at: try fields.required("figures").position,
        hint: "Add a claim with `compare`, or remove the figure."
      )
    }
  }

  /// The figure with what studies that are run show; nil if nothing is left.
  func kept(in studies: Set<String>, hasComparisons: Bool) -> FigureRequest? {
    guard hasComparisons || !type(of: kind).showsComparisons,
      let kept = kind.kept(in: studies)
    else { return nil }
    return FigureRequest(name: name, kind: kept, look: look)
  }

  /// The figure's fields as lines of YAML.
  func yamlLines(in experiment: Experiment) -> [String] {
    ["kind: \(type(of: kind).name)"] + look.yamlLines + kind.yamlLines(in: experiment)
  }
}
