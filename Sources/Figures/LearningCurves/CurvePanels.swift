/// What the panels of curves of a sweep are of, by its name in files.
enum CurvePanels: String, CaseIterable, Sendable, Hashable {
  /// A panel a network, with a line a level: what the factor does to each network.
  case networks
  /// A panel a level, with a line a network: what the networks differ by at each level.
  case levels
}
