public import Drawing

extension Scene {
  /// The scene without its texts: what another machine's fonts and rasteriser of letters cannot change.
  public var withoutText: Scene {
    var scene = self
    scene.nodes = scene.nodes.withoutText
    return scene
  }
}

extension [Node] {
  fileprivate var withoutText: [Node] {
    compactMap { node in
      switch node {
      case .group(var group):
        group.nodes = group.nodes.withoutText
        return .group(group)
      case .shape: return node
      case .text: return nil
      }
    }
  }
}
