internal import Drawing
internal import Notation

/// Many networks: each its name, its layers as a line of words, and its parameters as a number and a bar.
extension NetworkDiagram {
  private static let barWidth = 40.0
  private static let columnSpace = 10.0

  /// The list, and where it ends.
  func list(below top: Double, _ lettering: Lettering) -> (nodes: [Node], bottom: Double) {
    let counts = networks.map { Format.count($0.parameterCount) }
    let numberWidth =
      (counts + [localized("Parameters")]).map { lettering.width($0, lettering.label) }.max() ?? 0
    let right = width - Self.edge
    let chainEnd = right - Self.barWidth - numberWidth - 2 * Self.columnSpace
    let longest = networks.map { lettering.width($0.series.name, lettering.panelTitle) }.max() ?? 0
    let nameWidth = min(0.28 * width, longest) + 14
    let chainStart = Self.edge + nameWidth + Self.columnSpace
    let lineHeight = lettering.lineHeight(lettering.note)
    let largest = networks.map(\.parameterCount).max() ?? 1
    var y = top
    var nodes: [Node] = [
      .group(
        Group(
          .annotation,
          nodes: [
            lettering.run(localized("Layers"), x: chainStart, y: y + 8, lettering.note),
            lettering.run(
              localized("Parameters"),
              x: chainEnd + Self.columnSpace + numberWidth,
              y: y + 8,
              anchor: .end,
              lettering.note
            ),
          ]
        )
      )
    ]
    y += 14
    for (network, count) in zip(networks, counts) {
      let names = lettering.lines(
        network.series.name,
        in: lettering.panelTitle,
        width: nameWidth - 14,
        count: 3
      )
      let chain = Self.chain(of: network, from: chainStart, to: chainEnd, lettering)
      let lineCount = max(names.count, chain.count)
      let baseline = y + 9
      var row = FigureKey.sample(of: network.series.style, x: Self.edge, width: 10, y: baseline - 3)
      for (index, name) in names.enumerated() {
        row.append(
          lettering.run(
            name,
            x: Self.edge + 14,
            y: baseline + Double(index) * lineHeight,
            lettering.panelTitle
          )
        )
      }
      for (index, words) in chain.enumerated() {
        row += words.map { word in
          lettering.run(
            word.text,
            x: word.x,
            y: baseline + Double(index) * lineHeight,
            word.isBold ? Self.bold(lettering.note) : lettering.note
          )
        }
      }
      let numberEnd = chainEnd + Self.columnSpace + numberWidth
      row.append(lettering.run(count, x: numberEnd, y: baseline, anchor: .end, lettering.label))
      let share = Double(network.parameterCount) / Double(max(largest, 1))
      let bar = Rectangle(
        x: numberEnd + Self.columnSpace,
        y: baseline - 6,
        width: max(0.5, share * Self.barWidth),
        height: 6
      )
      row.append(.shape(Shape(Path(bar), fill: Paint(.axis))))
      nodes.append(.group(Group(.mark, label: network.series.name, nodes: row)))
      y += Double(lineCount) * lineHeight + 4
    }
    return (nodes, y + Self.edge)
  }

  private static func bold(_ style: TextStyle) -> TextStyle {
    TextStyle(size: style.size, isBold: true, paint: Paint(.ink))
  }

  /// A word of a line: a layer with its size.
  private struct Word {
    var text: String
    var x: Double
    var isBold: Bool
  }

  /// The layers in lines of words, those that not all networks have bold.
  private static func chain(
    of network: Stack,
    from start: Double,
    to end: Double,
    _ lettering: Lettering
  ) -> [[Word]] {
    let space = lettering.width(" ", lettering.note)
    var lines: [[Word]] = [[]]
    var x = start
    // The first and the last layer, the input and the logits, have the sizes of those beside them.
    let layers =
      network.layers.count > 4 ? Array(network.layers.dropFirst().dropLast()) : network.layers
    func add(_ shown: String, _ layer: Layer) {
      let style = layer.isHighlighted ? bold(lettering.note) : lettering.note
      let width = lettering.width(shown, style)
      if x + width > end, !lines[lines.count - 1].isEmpty {
        lines.append([])
        x = start
      }
      let fitting = lettering.shortened(shown, in: style, width: end - start)
      lines[lines.count - 1].append(Word(text: fitting, x: x, isBold: layer.isHighlighted))
      x += width + space
    }
    for (index, layer) in layers.enumerated() {
      // So has what keeps the size that it gets.
      let isShape = layer.detail.contains("→")
      let detail = isShape ? Language.current.leftToRight(layer.detail) : ""
      let comma = index == layers.count - 1 ? "" : ","
      let text =
        isShape ? Language.current.leftToRight("\(layer.name) \(layer.detail)") : layer.name
      let style = layer.isHighlighted ? bold(lettering.note) : lettering.note
      if isShape, layer.mayBreak, lettering.width(text + comma, style) > end - start {
        // A line has no room for both.
        add(layer.name, layer)
        add(detail + comma, layer)
      } else {
        add(text + comma, layer)
      }
    }
    return lines
  }
}
