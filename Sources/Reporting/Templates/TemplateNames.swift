public import Experiments
public import Faults
internal import Models
internal import TemplateEngine

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
  /// Names that the report has and no pattern of ``meanings`` covers.
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
    walk.visit(
      .group(values.root),
      Self.meanings.flatMap { TemplatePattern.readings(of: $0.pattern) }
    )
    entries = Self.meanings.map { pattern, meaning in
      Entry(pattern: pattern, meaning: meaning, example: walk.examples[pattern])
    }
    undocumented = walk.undocumented
  }

  /// Goes through all values and keeps the first of each pattern.
  private struct Walk {
    private let names: [String: Set<String>?]
    private(set) var examples: [String: Entry.Example] = [:]
    private(set) var undocumented: [String] = []

    init(_ experiment: Experiment) {
      names = Dictionary(
        uniqueKeysWithValues: TemplatePlaceholder.all.map {
          ($0.word, $0.names(ExperimentNames(of: experiment)))
        }
      )
    }

    mutating func visit(
      _ value: TemplateValue,
      at path: [String] = [],
      _ patterns: [TemplatePattern]
    ) {
      func visit(_ value: TemplateValue, as name: String) {
        self.visit(value, at: path + [name], patterns.compactMap { $0.after(name, names) })
      }
      switch value.resolved {
      case .group(let members):
        for (name, member) in members.sorted(by: { $0.key < $1.key }) { visit(member, as: name) }
      case .list(let values):
        keep(path, "\(values.count) elements", patterns)
        // Elements of `study_list` and `claim_list` are those of `studies` and `claims`, without patterns of their own.
        let isKnown = patterns.contains { $0.after("*", names) != nil }
        if isKnown, let first = values.first { visit(first, as: "*") }
      case .text(let text), .markup(let text): keep(path, text, patterns)
      case .flag(let flag): keep(path, "\(flag)", patterns)
      case .deferred, .absent: break
      }
    }

    private mutating func keep(_ path: [String], _ value: String, _ patterns: [TemplatePattern]) {
      let name = path.joined(separator: ".")
      // A name that is documented as it is belongs to no pattern with placeholders.
      let complete = patterns.filter(\.isComplete).map(\.text)
      guard let pattern = complete.first(where: { $0 == name }) ?? complete.first else {
        undocumented.append(name)
        return
      }
      if examples[pattern] == nil { examples[pattern] = Entry.Example(name: name, value: value) }
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
    let text =
      [ReadingTime.placeholder, ReadingTime.mainPlaceholder].contains(example.value)
      ? "a number" : example.value
    let value =
      lines.count > 1
      ? "\(lines.count) lines"
      : MarkdownText.escape(
        text.count > longestValue ? text.prefix(longestValue - 1) + "…" : text
      )
    return value.isEmpty ? "(empty)" : value
  }
}
