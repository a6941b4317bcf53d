internal import Faults
internal import Measures
internal import YAML

extension Claim {
  /// The claims of an experiment, in the order of the file.
  ///
  /// Faults are names that do not exist and what no run could decide.
  static func claims(_ scope: ReadingScope, _ faults: inout FaultCollector) -> [Claim] {
    guard scope.fields.has("claims") else { return [] }
    let values = faults.collect { () throws(Fault) in try scope.fields.list("claims") } ?? []
    var names: Set<String> = []
    return values.compactMap { value in
      faults.collect { () throws(Fault) in
        guard case .scalar(let id)? = value["id"]?.content, !names.insert(id).inserted else {
          return
        }
        throw scope.fields.error(
          "claims.id \"\(id)\" is there twice",
          at: value["id"]?.position ?? value.position,
          hint: "Give each claim an id of its own."
        )
      }
      return faults.collect(all: value, ofValuesAlone: scope.isDoubtful(value)) {
        value throws(Fault) in
        try Claim(value, scope)
      }.result
    }
  }

  private init(_ value: YAMLValue, _ scope: ReadingScope) throws(Fault) {
    let reader = try FieldReader(
      value,
      file: scope.fields.file,
      path: "claims",
      known: [
        "id", "title", "question", "statement", "source", "figure", "weight", "role", "parts",
      ]
        + Part.keys
    )
    let id = try reader.text("id")
    guard FieldReader.isName(id) else {
      throw reader.error(
        "claims.id \"\(id.prefix(60))\" is no name",
        at: try reader.required("id").position,
        hint: "Use lowercase letters, digits and underscores, a letter first."
      ).ofValue(standIn: "claim")
    }
    let parts = try Self.parts(reader, scope)
    let weight = try reader.number(
      "weight",
      where: { (0...1000).contains($0) },
      expected: "0 to 1000",
      default: 1
    )
    self.init(
      id: id,
      title: try reader.text("title", default: Claim.title(of: id)),
      question: try reader.text("question"),
      statement: try reader.text("statement"),
      source: reader.has("source") ? try reader.text("source") : nil,
      parts: parts,
      weight: weight,
      role: try reader.choice("role", default: Claim.usualRole(weight: weight, parts: parts)),
      figure: try Self.figure(reader, scope)
    )
  }

  /// The title of a claim that has none of its own: its name with spaces.
  static func title(of id: String) -> String {
    let words = id.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The claim's one part in its own fields, or the list of its parts.
  private static func parts(
    _ claim: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) -> [Part] {
    guard claim.has("parts") else { return [try Part(claim, scope)] }
    try claim.refuse(Part.keys, of: "a claim with parts, which have their own")
    var parts: [Part] = []
    for value in try claim.list("parts") {
      let reader = try FieldReader(
        value,
        file: scope.fields.file,
        path: "claims.parts",
        known: ["title"] + Part.keys
      )
      let title = try reader.text("title")
      guard !parts.contains(where: { $0.title == title }) else {
        throw reader.error(
          "claims.parts has the title \"\(title)\" twice",
          at: try reader.required("title").position,
          hint: "Say what tells this part from the others."
        )
      }
      var part = try Part(reader, scope)
      part.title = title
      parts.append(part)
    }
    return parts
  }

  private static func figure(
    _ claim: FieldReader,
    _ scope: ReadingScope
  ) throws(Fault) -> String? {
    guard claim.has("figure") else { return nil }
    let name = try claim.text("figure")
    // Also those that cannot be read, whose faults are told by themselves.
    let known = try scope.fields.entries("figures").map(\.key)
    guard known.contains(name) else {
      throw claim.error(
        "unknown figure \"\(name)\"",
        at: try claim.required("figure").position,
        hint: FieldReader.hint(for: name, known: known)
      ).ofValue(meaning: Spelling.nearest(to: name, among: known))
    }
    return name
  }

  /// Whether a part compares two sides, so that there is an effect to show.
  var hasComparison: Bool {
    parts.contains { part in
      switch part.test {
      case .comparison: true
      case .everyRun: false
      }
    }
  }

  /// The claim with the parts whose studies are all run; nil if none is left.
  func kept(in studies: Set<String>) -> Claim? {
    var claim = self
    claim.parts.removeAll { part in
      !part.test.sides.allSatisfy { studies.contains($0.study) }
    }
    return claim.parts.isEmpty ? nil : claim
  }
}

extension Claim.Test {
  /// The sides that it takes numbers from.
  package var sides: [Claim.Side] {
    switch self {
    case .comparison(let comparison): comparison.subject.sides + comparison.reference.sides
    case .everyRun(let side, in: _): [side]
    }
  }
}
