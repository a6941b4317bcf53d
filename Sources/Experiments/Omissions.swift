/// What the file of an experiment has beside what its preset runs: for templates, and no part of the experiment.
///
/// All are equal: what is run is the same, whatever else its file has.
public struct Omissions: Sendable, Hashable {
  /// The names of the studies that are not run.
  public var studies: Set<String> = []
  /// The names of the figures that nothing is left to draw of.
  public var figures: Set<String> = []
  /// The ids of the claims that nothing is left to decide of.
  public var claims: Set<String> = []

  /// True: what is left out is no part of what is run.
  public static func == (_: Omissions, _: Omissions) -> Bool { true }

  /// Adds nothing.
  public func hash(into _: inout Hasher) {}
}
