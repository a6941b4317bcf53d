public import Faults
public import YAML

extension LayerEntry {
  /// `layers:` of a network: numbers, words, and mappings such as `{ conv: 16, kernel: 5 }`.
  ///
  /// - Parameter network: The fields of the network.
  /// - Returns: The entries, each with its place.
  /// - Throws: ``Fault`` for what is no list of them.
  public static func list(
    _ network: FieldReader
  ) throws(Fault) -> [(entry: LayerEntry, position: Fault.Position)] {
    var entries: [(LayerEntry, Fault.Position)] = []
    for element in try network.list("layers") {
      entries.append((try LayerEntry(element, network), element.position))
    }
    return entries
  }

  private init(_ element: YAMLValue, _ network: FieldReader) throws(Fault) {
    if case .mapping(let fields) = element.content {
      self.init(try LayerDescription(fields, element, network))
      return
    }
    let text = try network.text(of: element, "layers")
    // Digits alone have the messages of numbers.
    guard text.contains(where: { $0.isLetter || $0 == "/" || $0 == "×" }) else {
      self = .number(try network.integer(of: element, "layers", in: 1...65_536))
      return
    }
    do throws(LayerWords.Mistake) {
      self = try LayerWords.entry(text)
    } catch {
      throw network.error(
        "\(network.path).layers: \"\(text.prefix(60))\" \(error.message)",
        at: element.position,
        hint: error.hint
      ).ofValue(meaning: error.meaning)
    }
  }
}

extension LayerDescription {
  /// A mapping of one word with the size, and options.
  fileprivate init(
    _ fields: [YAMLValue.Entry],
    _ element: YAMLValue,
    _ network: FieldReader
  ) throws(Fault) {
    let path = "\(network.path).layers"
    if fields.contains(where: { $0.key == LayerEntry.imageName }) {
      throw network.error(
        "\(path): an image has no options",
        at: element.position,
        hint: LayerWords.imageHint
      ).ofValue()
    }
    let names = Kind.allCases.map(\.rawValue)
    let said = fields.filter { names.contains($0.key) }
    // Unknown keys first: a mistyped word is no missing one.
    let reader = try FieldReader(
      element,
      file: network.file,
      path: path,
      known: names + Option.allCases.map(\.rawValue)
    )
    guard said.count == 1, let kind = Kind(rawValue: said[0].key) else {
      throw network.error(
        "\(path): a layer says \(said.isEmpty ? "not" : "twice") what it is",
        at: element.position,
        hint: "Write one of \(names.joined(separator: ", ")), as in `{ conv: 16, kernel: 5 }`."
      ).ofValue()
    }
    self.init(kind, try reader.integer(kind.rawValue, in: kind.sizes))
    let others = Option.allCases.filter { !kind.options.contains($0) }.map(\.rawValue)
    try reader.refuse(others, of: "\(kind.rawValue)")
    for option in kind.options where reader.has(option.rawValue) { try read(option, reader) }
    try checkWindow(reader)
  }

  private mutating func read(_ option: Option, _ reader: FieldReader) throws(Fault) {
    if let range = option.range {
      set(option, to: try reader.integer(option.rawValue, in: range))
      return
    }
    guard option != .bias else {
      hasBias = try reader.flag(option.rawValue, default: true)
      return
    }
    guard option != .order else {
      order = try reader.choice(option.rawValue)
      return
    }
    _ = try reader.name(option.rawValue, among: [Normalization.noneName])
    if option == .activation { isActivated = false } else { isNormalized = false }
  }

  /// Refuses a window of an even side that does not say its padding, and a padding beyond the window.
  private func checkWindow(_ reader: FieldReader) throws(Fault) {
    guard kind == .convolution else { return }
    if kernel.isMultiple(of: 2), padding == nil {
      throw reader.error(
        "\(reader.path): a window of \(kernel)x\(kernel) pixels has no middle",
        at: try reader.required("kernel").position,
        hint: "Use an odd kernel, or say the `padding`."
      )
    }
    guard let padding, padding >= kernel else { return }
    throw reader.error(
      "\(reader.path): the padding is not below the window's side (got \(padding), expected 0 to \(kernel - 1))",
      at: try reader.required("padding").position,
      hint: "Leave it out to keep the size of the image."
    )
  }
}
