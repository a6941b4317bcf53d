/// A text or a shape of a scene with the groups around it: what the rules look at.
struct SceneItem {
  /// What is drawn.
  enum Content {
    case text(TextRun)
    case shape(Shape)
  }

  var content: Content
  /// The parts that the groups around it play, from the outermost.
  var roles: [Group.Role]
  /// The rectangles that cut it off.
  var clips: [Rectangle]
  /// The number of the innermost panel around it, counted in the order of drawing; nil outside of panels.
  var panel: Int?

  /// The text, if it is one.
  var text: TextRun? {
    switch content {
    case .text(let run): run
    case .shape: nil
    }
  }

  /// The shape, if it is one.
  var shape: Shape? {
    switch content {
    case .text: nil
    case .shape(let shape): shape
    }
  }

  /// Whether it shows data.
  var isData: Bool { roles.contains(.mark) }
}

extension Scene {
  /// Everything that the scene draws, from back to front.
  var items: [SceneItem] {
    var items: [SceneItem] = []
    var panelCount = 0
    func collect(_ nodes: [Node], roles: [Group.Role], clips: [Rectangle], panel: Int?) {
      for node in nodes {
        switch node {
        case .text(let run):
          items.append(SceneItem(content: .text(run), roles: roles, clips: clips, panel: panel))
        case .shape(let shape):
          items.append(SceneItem(content: .shape(shape), roles: roles, clips: clips, panel: panel))
        case .group(let group):
          var inner = panel
          if group.role == .panel {
            inner = panelCount
            panelCount += 1
          }
          collect(
            group.nodes,
            roles: roles + [group.role],
            clips: clips + (group.clip.map { [$0] } ?? []),
            panel: inner
          )
        }
      }
    }
    collect(nodes, roles: [], clips: [], panel: nil)
    return items
  }

  /// All groups, each before those that it holds.
  var groups: [Group] { Self.groups(in: nodes) }

  private static func groups(in nodes: [Node]) -> [Group] {
    nodes.flatMap { node -> [Group] in
      switch node {
      case .group(let group): [group] + groups(in: group.nodes)
      case .shape, .text: []
      }
    }
  }
}
