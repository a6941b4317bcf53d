internal import Experiments
internal import Faults
internal import Measures
internal import YAML

/// Which claims a figure shows, and how many of their parts.
struct ClaimsChoice: Sendable, Hashable {
  /// The keys that it is read from.
  static let keys = ["claims", "questions", "roles", "most"]
  /// The most rows of a figure that does not say: more are for tables.
  static let usualMost = 25

  /// The ids of the claims, in the order of the file; empty for all.
  var claims: [String] = []
  /// The questions whose claims are shown; empty for all.
  var questions: [String] = []
  /// What the claims are for; empty for all.
  var roles: [Claim.Role] = []
  /// The most rows.
  var most = Self.usualMost

  init() {}

  /// Reads the fields of a figure.
  ///
  /// - Throws: ``Fault`` for a claim and a question that the file does not have.
  init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    let known = scope.fields.has("claims") ? try scope.fields.list("claims") : []
    func values(_ key: String) -> [String] {
      known.compactMap { claim in
        guard case .scalar(let text) = claim[key]?.content else { return nil }
        return text
      }
    }
    if reader.has("claims") {
      claims = try reader.names("claims", known: values("id"), of: "claim")
    }
    if reader.has("questions") {
      questions = try reader.names("questions", known: values("question"), of: "question")
    }
    roles = try reader.distinct("roles")
    most = try reader.integer("most", in: 1...60, default: Self.usualMost)
  }

  /// The choice as lines of YAML.
  var yamlLines: [String] {
    (claims.isEmpty ? [] : ["claims: [\(claims.joined(separator: ", "))]"])
      + (questions.isEmpty ? [] : ["questions: [\(questions.map(quoted).joined(separator: ", "))]"])
      + (roles.isEmpty ? [] : ["roles: [\(roles.map(\.rawValue).joined(separator: ", "))]"])
      + (most == Self.usualMost ? [] : ["most: \(most)"])
  }

  /// Whether a claim is among those that are asked for.
  private func includes(_ claim: Claim) -> Bool {
    (claims.isEmpty || claims.contains(claim.id))
      && (questions.isEmpty || questions.contains(claim.question))
      && (roles.isEmpty || roles.contains(claim.role))
  }

  /// The rows that are shown, whole claims in the order that they have.
  ///
  /// Where there are more than the figure may have, every question gives its weightiest claim in turn, findings first.
  func shown(of rows: [EffectRow]) -> [EffectRow] {
    let asked = rows.filter { $0.claim.map(includes) ?? true }
    guard asked.count > most else { return asked }
    var queues: [(question: String, claims: [Claim])] = []
    for claim in asked.compactMap(\.claim) {
      guard let index = queues.firstIndex(where: { $0.question == claim.question }) else {
        queues.append((claim.question, [claim]))
        continue
      }
      if !queues[index].claims.contains(where: { $0.id == claim.id }) {
        queues[index].claims.append(claim)
      }
    }
    for index in queues.indices {
      queues[index].claims = queues[index].claims.enumerated().sorted { first, second in
        let ranks = [first, second].map { ($0.element.role == .finding ? 0 : 1, -$0.element.weight) }
        return ranks[0] == ranks[1] ? first.offset < second.offset : ranks[0] < ranks[1]
      }.map(\.element)
    }
    var chosen: Set<String> = []
    var room = most
    while queues.contains(where: { !$0.claims.isEmpty }) {
      for index in queues.indices {
        // A claim that has no room gives its turn to the next of its question.
        while !queues[index].claims.isEmpty {
          let id = queues[index].claims.removeFirst().id
          let count = asked.count { $0.claim?.id == id }
          guard count <= room else { continue }
          room -= count
          chosen.insert(id)
          break
        }
      }
    }
    return asked.filter { row in row.claim.map { chosen.contains($0.id) } ?? true }
  }
}
