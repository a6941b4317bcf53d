internal import Faults
internal import Measures
internal import YAML

/// Which layers of a quantity have a panel each.
enum StepsLayers: Sendable, Hashable {
  /// Every layer that has the quantity.
  case all
  /// These, counted from 1.
  case some([Int])

  /// `layers:` of a figure, `all` or a list of numbers; nil where there is none.
  ///
  /// - Throws: ``Fault`` for a quantity of no layers, and for several quantities.
  init?(_ reader: FieldReader, _ quantities: [ProbeQuantity]) throws(Fault) {
    guard reader.has("layers") else { return nil }
    let field = try reader.required("layers")
    guard quantities.count == 1, let quantity = quantities.first, quantity.hasLayers else {
      throw reader.error(
        "\(reader.path).layers needs one quantity, of layers (got \(quantities.map(\.rawValue).joined(separator: ", ")))",
        at: field.position,
        hint: "Name one quantity that a probe finds in each layer, or remove `layers`."
      )
    }
    if case .scalar("all") = field.content {
      self = .all
      return
    }
    let layers = try reader.integers("layers", in: 1...1000)
    guard Set(layers).count == layers.count else {
      throw reader.error(
        "\(reader.path).layers names a layer twice",
        at: field.position,
        hint: "Keep one of them."
      )
    }
    self = .some(layers.sorted())
  }

  /// The layers as they stand in files.
  var yaml: String {
    switch self {
    case .all: "all"
    case .some(let layers): "[\(layers.map(String.init).joined(separator: ", "))]"
    }
  }

  /// The layers with a panel, of those that runs have.
  func shown(of known: [Int]) -> [Int] {
    switch self {
    case .all: known
    case .some(let layers): layers
    }
  }
}
