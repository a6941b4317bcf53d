public import Experiments
internal import Models
public import Faults
internal import Runs

/// The names that templates may use, as patterns: one line for all networks, one for all claims.
///
/// In a pattern STUDY, NETWORK, CLAIM, FIGURE and QUESTION are names of the experiment's, and `[.at_VALUE]` stands where a
/// study sweeps a setting.
public struct TemplateNames {
  /// A pattern with what it means.
  public struct Entry: Sendable, Hashable {
    /// The names, such as `networks.NETWORK.layers`.
    public var pattern: String
    /// What the value is.
    public var meaning: String
    /// One of the names and its value; nil in a report that has none of them.
    public var example: Example?

    /// A name with its value.
    public struct Example: Sendable, Hashable {
      /// The name in full.
      public var name: String
      /// The value: its text, "true" or "false", or how many elements it has.
      public var value: String
    }
  }

  /// Every pattern, in the order of ``meanings``, with an example of the report.
  public let entries: [Entry]
  /// Patterns that the report has and ``meanings`` lacks.
  public let undocumented: [String]

  /// The names of a report.
  ///
  /// - Parameters:
  ///   - results: The results of its experiment.
  ///   - environment: What the report says about its making.
  /// - Throws: ``Fault`` when the fonts are not installed.
  public init(of results: Results, environment: ReportEnvironment) throws(Fault) {
    let values = try ReportValues(of: results, template: "", environment: environment)
    var walk = Walk(results.experiment)
    walk.visit(.group(values.root), at: [])
    entries = Self.meanings.map { pattern, meaning in
      Entry(pattern: pattern, meaning: meaning, example: walk.examples[pattern])
    }
    let known = Set(Self.meanings.map(\.pattern))
    undocumented = walk.examples.keys.filter { !known.contains($0) }.sorted()
  }

  /// Goes through all values and keeps the first of each pattern.
  private struct Walk {
    let experiment: Experiment
    var examples: [String: Entry.Example] = [:]

    init(_ experiment: Experiment) { self.experiment = experiment }

    mutating func visit(_ value: TemplateValue, at path: [String]) {
      switch value.resolved {
      case .group(let members):
        for name in members.keys.sorted() {
          if let member = members[name] { visit(member, at: path + [name]) }
        }
      case .list(let values):
        keep(path, "\(values.count) elements")
        for name in values.first?.names ?? [] where path.count == 1 {
          // The elements of `study_list` are those of `studies`.
          guard path[0] != "study_list", let member = values.first?[name] else { continue }
          visit(member, at: path + ["*", name])
        }
      case .text(let text): keep(path, text)
      case .flag(let flag): keep(path, "\(flag)")
      case .deferred: break
      }
    }

    private mutating func keep(_ path: [String], _ value: String) {
      let pattern = pattern(of: path)
      if examples[pattern] == nil {
        examples[pattern] = Entry.Example(name: path.joined(separator: "."), value: value)
      }
    }

    private func pattern(of path: [String]) -> String {
      var parts = path
      switch path[0] {
      case "networks" where path.count > 2: parts[1] = "NETWORK"
      case "figures", "corrections": parts[1] = "FIGURE"
      case "claims" where path[1] == "by_question": parts[2] = "QUESTION"
      case "claims" where path.count == 3: parts[1] = "CLAIM"
      case "example" where path.count == 3: parts[1] = "at_NUMBER"
      case "studies", "timing":
        guard path.count > 2 else { break }
        parts[1] = "STUDY"
        guard path.count > 3 else { break }
        parts[2] = "NETWORK[.at_VALUE]"
        parts.removeAll { $0.hasPrefix("at_") }
        guard path[0] == "studies" else { break }
        if parts[3] == "probes" {
          parts[4] = "QUANTITY"
          if parts[5].hasPrefix("layer_") { parts[5] = "layer_NUMBER" }
        } else if EvaluationStatistics(rawValue: parts[3]) != nil {
          parts[3] = "STATISTICS"
          parts[4] = "METRIC"
        } else {
          parts[3] = "MOMENT"
          parts[4] = "METRIC"
        }
      default: break
      }
      return parts.joined(separator: ".")
    }
  }
}

// MARK: The page

extension TemplateNames {
  /// The table of names as Markdown, for the page that documents them.
  public var markdown: String {
    MarkdownText.table(
      header: ["Name", "Value", "In the sample report"],
      alignments: [.leading, .leading, .leading],
      rows: entries.map { entry in
        ["`\(entry.pattern)`", entry.meaning, entry.example.map(Self.shown) ?? "—"]
      }
    )
  }

  private static let longestValue = 60

  private static func shown(_ example: Entry.Example) -> String {
    let lines = example.value.split(whereSeparator: \.isNewline)
    let text = example.value == ReadingTime.placeholder ? "a number" : example.value
    let value =
      lines.count > 1
      ? "\(lines.count) lines"
      : MarkdownText.escape(
        text.count > longestValue ? text.prefix(longestValue - 1) + "…" : text
      )
    return value.isEmpty ? "(empty)" : value
  }
}
