internal import Drawing

/// Titles of axes that are drawn without what makes their numbers readable.
extension PlotLint {
  /// The axes whose title lost the unit or the scale at its end where it was cut.
  func faultsOfCutTitles(_ figure: PlotLintFigure) -> [FigureFault] {
    Self.axes(in: figure.scene.nodes).compactMap { axis in
      guard let title = axis.label, let start = Lettering.startOfNote(title) else { return nil }
      let texts = Self.texts(in: axis.nodes)
      // A title of two lines is broken at any space.
      let drawn = texts.joined().filter { !$0.isWhitespace }
      guard texts.contains(where: { $0.hasSuffix("…") }),
        !drawn.contains(title[start...].filter { !$0.isWhitespace })
      else { return nil }
      return FigureFault(.axisTitle, "\"\(title)\" is drawn without its end")
    }
  }

  private static func axes(in nodes: [Node]) -> [Group] {
    nodes.flatMap { node -> [Group] in
      switch node {
      case .group(let group): group.role == .axis ? [group] : axes(in: group.nodes)
      case .shape, .text: []
      }
    }
  }

  private static func texts(in nodes: [Node]) -> [String] {
    nodes.flatMap { node -> [String] in
      switch node {
      case .group(let group): texts(in: group.nodes)
      case .text(let run): [run.string]
      case .shape: []
      }
    }
  }
}
