import Drawing

/// The shapes among nodes, in drawing order, those of groups included.
func shapes(_ nodes: [Node]) -> [Shape] {
  nodes.flatMap { node -> [Shape] in
    switch node {
    case .group(let group): shapes(group.nodes)
    case .shape(let shape): [shape]
    case .text: []
    }
  }
}

/// The runs of text among nodes, in drawing order, those of groups included.
func texts(_ nodes: [Node]) -> [TextRun] {
  nodes.flatMap { node -> [TextRun] in
    switch node {
    case .group(let group): texts(group.nodes)
    case .shape: []
    case .text(let run): [run]
    }
  }
}
