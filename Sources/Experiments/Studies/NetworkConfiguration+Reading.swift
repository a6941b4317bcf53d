internal import Faults
internal import Measures
internal import Models
internal import YAML

extension NetworkConfiguration {
  /// The settings of a network of some layers.
  ///
  /// - Parameters:
  ///   - layers: The entries of its `layers`.
  ///   - reader: Its fields.
  /// - Throws: ``Fault`` for a value out of range, and for a setting that means nothing for such layers.
  init(_ layers: [LayerEntry], _ reader: FieldReader) throws(Fault) {
    self.init(
      layers: layers,
      activation: try Activation(reader),
      normalization: try Normalization(reader),
      dropout: try reader.setting(.dropout, default: 0),
      channelDropout: try reader.setting(.channelDropout, default: 0),
      hiddenBias: try reader.flag("hidden_bias", default: true),
      isPreactivated: try reader.flag("preactivation", default: false),
      initialization: try Initialization(reader),
      trained: Set(try reader.distinct("trained"))
    )
    try readShortcut(reader)
    try refuseSettings(reader)
  }

  /// `shortcut: zero_padding`, or `{ kind: zero_padding, branch_scale: 0 }`.
  private mutating func readShortcut(_ reader: FieldReader) throws(Fault) {
    let key = "shortcut"
    guard reader.has(key) else { return }
    guard
      let fields = try reader.fields(key, known: ["kind", FactorDefinition.branchScale.rawValue])
    else {
      shortcut = try reader.choice(key)
      return
    }
    shortcut = try fields.choice("kind", default: .projection)
    guard fields.has(FactorDefinition.branchScale.rawValue) else { return }
    if shortcut == .none {
      try fields.refuse([FactorDefinition.branchScale.rawValue], of: "blocks without a shortcut")
    }
    branchScale = try fields.setting(.branchScale)
  }

  /// Refuses what says nothing of a network of these layers, and what nobody has defined for it.
  private func refuseSettings(_ reader: FieldReader) throws(Fault) {
    // Not the number of hidden layers, which shapes that do not fit leave unknown.
    if layers.count <= 2 {
      let linear = "a network without hidden layers"
      try reader.refuse(["dropout", "hidden_bias"], of: linear)
      if normalization != .none { try reader.refuse(["normalization"], of: linear) }
    }
    if !hasBlocks {
      try reader.refuse(["shortcut", "preactivation"], of: "a network without blocks")
    }
    if !hasConvolutions, !hasBlocks {
      try reader.refuse(["channel_dropout"], of: "a network without convolutions")
    }
    if !takesImages, let layer = normalization.method as? LayerNormalization, layer.extent != nil {
      try reader.fields("normalization", known: Normalization.optionKeys)?
        .refuse(["over"], of: "a network of numbers without places")
    }
    if hasBlocks { try refuseDropout(reader) }
  }

  /// Refuses dropout beside blocks: where in a block it would be, papers do not agree.
  private func refuseDropout(_ reader: FieldReader) throws(Fault) {
    for (key, value) in [("dropout", dropout), ("channel_dropout", channelDropout)] where value > 0
    {
      throw reader.error(
        "\(reader.path).\(key) has no place in blocks (got \(value), expected none in a network with blocks)",
        at: try reader.required(key).position,
        hint: "Remove `\(key)`, or write the network with conv in place of block."
      )
    }
  }

  /// Refuses layers that cannot take what those before them make.
  ///
  /// - Parameters:
  ///   - reader: The fields of the network.
  ///   - positions: The places of the entries of its `layers`.
  /// - Throws: ``Fault`` at the entry, or at the normalisation, with the shapes on the way.
  func checkShapes(_ reader: FieldReader, _ positions: [Fault.Position]) throws(Fault) {
    guard let mistake = stages().mistake else { return }
    switch mistake.place {
    case .entry:
      throw reader.error(
        "\(reader.path).layers: \(mistake.message)",
        at: positions[mistake.index],
        hint: mistake.hint
      )
    case .normalization:
      throw reader.error(
        "\(reader.path).normalization: \(mistake.message)",
        at: try reader.required("normalization").position,
        hint: mistake.hint
      )
    }
  }
}

extension FieldReader {
  /// Refuses layers that do not begin with the shape of an example, or do not end with the number of classes.
  func checkEnds(of entries: [(entry: LayerEntry, position: Fault.Position)]) throws(Fault) {
    if entries[0].entry.exampleShape == nil {
      throw error(
        "\(path).layers begins with \"\(entries[0].entry.words)\" (expected the shape of an example)",
        at: entries[0].position,
        hint: "Begin with `image`, a size such as 28x28 or 32x32x3, or a number of features."
      )
    }
    for (entry, position) in entries.dropFirst() {
      guard entry.layer == nil else { continue }
      throw error(
        "\(path).layers has \"\(entry.text)\" after its beginning",
        at: position,
        hint: "Only the first entry is the shape of an example; those after it follow from it."
      )
    }
    let last = entries[entries.count - 1]
    guard case .number = last.entry else {
      throw error(
        "\(path).layers ends with \"\(last.entry.words)\" (expected the number of classes)",
        at: last.position,
        hint: "End with a number alone, as in `layers: [28x28, conv 8, pool, 10]`."
      )
    }
  }
}
