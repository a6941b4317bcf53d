public import Experiments
public import Faults
internal import TemplateEngine

extension ReportTemplate {
  /// What is wrong with the template as far as that can be told without a report: its tags, or else its names.
  ///
  /// It is what can be said beside the mistakes of an experiment that nothing can be made of yet.
  ///
  /// - Parameter names: The names that the experiment gives; nil where it cannot be read, when only tags are checked.
  /// - Returns: All faults that were found.
  public func faults(naming names: ExperimentNames?) -> [Fault] {
    do {
      let tree = try tree()
      guard let names else { return [] }
      let lookup = TemplateLookup(names)
      return tree.names.compactMap(lookup.fault)
    } catch {
      return error.all
    }
  }
}

/// Names of templates, held against the patterns of all names.
private struct TemplateLookup {
  private let names: [String: Set<String>?]
  private let patterns: [TemplatePattern]

  init(_ experiment: ExperimentNames) {
    names = Dictionary(
      uniqueKeysWithValues: TemplatePlaceholder.all.map { ($0.word, $0.names(experiment)) }
    )
    patterns = TemplateNames.meanings.flatMap { pattern, _ in
      TemplatePattern.readings(of: pattern)
        + Self.elements.compactMap { prefix, element in
          pattern.hasPrefix(prefix) ? element + pattern.dropFirst(prefix.count) : nil
        }.flatMap(TemplatePattern.readings)
    }
  }

  /// What the elements of lists have the names of.
  private static let elements = [
    "studies.STUDY.": "study_list.*.", "claims.CLAIM.": "claim_list.*.",
  ]

  /// What is wrong with a name, nil for nothing.
  func fault(of name: TemplateName) -> Fault? {
    var scopes: [[String]] = [[]]
    for section in name.sections {
      guard let (path, _) = found(section, in: scopes) else { return nil }
      scopes.append(isList(path) ? path + ["*"] : path)
    }
    guard name.path.first?.isEmpty == false else { return nil }
    guard let (_, matches) = found(name.path, in: scopes) else {
      return Fault(
        name.place,
        "there is no value \"\(name.text)\"",
        hint: hint(name.path)
      )
    }
    guard name.isEscaped,
      matches.contains(where: { $0.isComplete && TemplateNames.isMarkup($0.text) })
    else { return nil }
    return .twoBraces(around: name.text, at: name.place)
  }

  /// The whole path of a name within some scopes, the innermost first, and the patterns that it fits.
  private func found(
    _ path: [String],
    in scopes: [[String]]
  ) -> (path: [String], matches: [TemplatePattern])? {
    for scope in scopes.reversed() {
      let matches = matches(scope + path)
      if !matches.isEmpty { return (scope + path, matches) }
    }
    return nil
  }

  private func matches(_ path: some Sequence<String>) -> [TemplatePattern] {
    path.reduce(patterns) { patterns, part in patterns.compactMap { $0.after(part, names) } }
  }

  private func isList(_ path: [String]) -> Bool { path.last?.hasSuffix("_list") == true }

  private func hint(_ path: [String]) -> String {
    let known = path.indices.prefix { !matches(path[...$0]).isEmpty }.count
    let before = matches(path[..<known])
    let words = Set(
      before.compactMap(\.next).flatMap { part -> [String] in
        let stem = part.prefix { !$0.isUppercase }
        guard let names = names[String(part.dropFirst(stem.count))] else { return [part] }
        return names?.map { stem + $0 } ?? []
      }
    ).subtracting(["*"]).sorted()
    return FieldHint.text(path[known], known: words)
  }
}

private enum FieldHint {
  static func text(_ word: String, known: [String]) -> String {
    let all = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    let nearest = Spelling.nearest(to: word, among: known).map { "Did you mean \"\($0)\"? " } ?? ""
    return nearest + (known.isEmpty ? "It has no names below it." : "Known: \(all).")
  }
}

extension TemplateNames {
  /// Whether the value of a pattern is Markdown or code, which needs three braces.
  static func isMarkup(_ pattern: String) -> Bool {
    let parts = pattern.split(separator: ".")
    guard let last = parts.last else { return false }
    return last.hasSuffix("table")
      || ["answer", "bands", "brief", "markdown", "definition", "code", "figure_links"].contains(
        last
      )
      || parts.first == "code"
      || last.hasPrefix("pytorch") || (parts.count == 2 && last == "FIGURE") || last == "QUESTION"
  }
}
