/// What somebody said of groups, levels and pairs; all else follows from the settings.
public struct GroupingOptions: Sendable, Hashable {
  /// The settings whose values are groups; empty for those that vary.
  public var by: [String]
  /// The setting whose values are the levels of a sweep; nil for one that varies.
  public var level: String?
  /// The setting that makes runs of two groups a pair, or `none`; nil for a seed, where it is recorded.
  public var pair: String?
  /// The group that others are compared with: its name, its title or the value of its setting.
  public var reference: String?
  /// What was named, as it stands in the command, for messages that show another command.
  public var arguments: String
  /// The folders that were named, where nothing else was: each of several runs is a group if nothing recorded makes groups.
  public var folders: [String]

  /// Creates options.
  public init(
    by: [String] = [],
    level: String? = nil,
    pair: String? = nil,
    reference: String? = nil,
    arguments: String = "RUNS",
    folders: [String] = []
  ) {
    self.by = by
    self.level = level
    self.pair = pair
    self.reference = reference
    self.arguments = arguments
    self.folders = folders
  }
}
