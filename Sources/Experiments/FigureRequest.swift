/// A figure that the report shows.
public struct FigureRequest: Sendable, Hashable {
  /// The name of the figure and of its files.
  public var name: String
  /// What the figure shows.
  package var kind: any FigureKind
  /// Its title, its caption and its size, where the experiment says them.
  public var look: FigureLook

  package init(name: String, kind: any FigureKind, look: FigureLook = FigureLook()) {
    self.name = name
    self.kind = kind
    self.look = look
  }

  /// Whether two figures have one name and show the same.
  public static func == (first: FigureRequest, second: FigureRequest) -> Bool {
    first.name == second.name && first.kind.isEqual(to: second.kind) && first.look == second.look
  }

  /// Hashes the name and what is shown.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    kind.hash(into: &hasher)
    hasher.combine(look)
  }
}
