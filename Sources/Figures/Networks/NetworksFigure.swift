package import Drawing
package import Experiments
package import Faults
internal import Measures
internal import Models
internal import Notation
internal import Plotting
package import YAML

/// Networks side by side, layer by layer: `kind: networks`.
package struct NetworksFigure: DrawableFigure {
  package static let name = "networks"
  package static let keys = ["networks"]

  /// The names of the networks.
  let networks: [String]
  package let studies: [String] = []

  package init(_ reader: FieldReader, _ scope: ReadingScope) throws(Fault) {
    networks = try reader.names(
      "networks",
      known: scope.networks.filter { $0.configuration != nil }.map(\.name),
      of: "network"
    )
  }

  package func yamlLines(in experiment: Experiment) -> [String] {
    ["networks: [\(networks.joined(separator: ", "))]"]
  }

  package func figure(
    named name: String,
    of material: FigureMaterial,
    measuring text: any TextMeasurer
  ) -> ReportFigure {
    let diagram = NetworkDiagram(
      networks.compactMap(material.experiment.network),
      palette: material.palette
    )
    let isList = diagram.networks.count > NetworkDiagram.largestNumberOfBoxes
    return ReportFigure(
      name: name,
      diagram,
      caption: isList ? Self.captionOfList : Self.caption(of: diagram),
      measuring: text
    )
  }

  private static var captionOfList: String {
    localized(
      "The figure shows the layers of each network in the order of the data, and its parameters as a number and a bar. Layers that not all of them have are bold."
    )
  }

  private static func caption(of diagram: NetworkDiagram) -> String {
    let blocks = diagram.networks.flatMap(\.layers).flatMap(\.blocks)
    return [
      localized("The figure shows the networks layer by layer."),
      diagram.networks.count < 2
        ? nil
        : diagram.networks.count == 2
          ? localized("Layers that only one of them has are in its colour.")
          : localized("Layers that not all of them have are in colour."),
      blocks.contains { $0 != .plain }
        ? localized("An arc is what comes past a residual block, one for each block.") : nil,
      blocks.contains(.pastReshaped)
        ? localized("It is dashed where the shape changes.") : nil,
    ].compactMap(\.self).sentences
  }
}
