package import Faults
package import Measures
package import YAML

/// What a figure shows, with the options that an experiment gives it: one type for each kind of figure.
///
/// Experiments know what a figure asks for; how it is drawn is known where the kinds are, in `Figures`. Whoever reads an
/// experiment says which kinds there are.
package protocol FigureKind: Sendable, Hashable {
  /// The name of the kind in files, such as `heatmap`.
  static var name: String { get }
  /// The keys of its options in files.
  static var keys: [String] { get }
  /// Whether it shows the comparisons of claims, and so nothing without any.
  static var showsComparisons: Bool { get }

  /// Reads the options and checks them against the studies.
  ///
  /// - Throws: ``Fault`` for a name that does not exist and for what no run could show.
  init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault)

  /// The options as lines of YAML, which read back equal.
  func yamlLines(in experiment: Experiment) -> [String]

  /// The names of the studies whose runs it shows.
  var studies: [String] { get }

  /// Whether it shows numbers of a series of logs, in any way; nothing where its comparisons do, or probes.
  func shows(_ series: SeriesKey) -> Bool

  /// What is left of the figure when only these studies run; nil for nothing.
  func kept(in studies: Set<String>) -> Self?
}

extension FigureKind {
  package static var showsComparisons: Bool { false }

  package func shows(_ series: SeriesKey) -> Bool { false }

  package func kept(in studies: Set<String>) -> Self? {
    studies.isSuperset(of: self.studies) ? self : nil
  }

  /// Whether the other is of the same kind with the same options.
  func isEqual(to other: any FigureKind) -> Bool { self == other as? Self }
}
