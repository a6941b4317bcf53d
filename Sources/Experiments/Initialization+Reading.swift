internal import Models

extension Initialization {
  /// `initialization:` of a network: `he`, or `{ scheme: constant, value: 0.01, scale: 10 }`.
  init(_ network: FieldReader) throws(ExperimentError) {
    self.init()
    let key = "initialization"
    guard network.has(key) else { return }
    let fields = try network.fields(key, known: ["scheme", "value", "scale"])
    let names = InitializationScheme.all.map(\.name)
    let name =
      if let fields {
        fields.has("scheme") ? try fields.name("scheme", among: names) : scheme.name
      } else {
        try network.name(key, among: names)
      }
    guard let known = InitializationScheme.all.first(where: { $0.name == name }) else {
      preconditionFailure("The name is one of those.")
    }
    scheme = known.value == nil ? known : try Self.valued(known, fields, network)
    guard let fields else { return }
    if known.value == nil { try fields.refuse(["value"], of: "scheme \(name)") }
    if scheme == .zero { try fields.refuse(["scale"], of: "weights of 0, which it cannot change") }
    scale = try fields.initializationScale("scale", default: 1)
  }

  /// A scheme with the number that it takes.
  private static func valued(
    _ scheme: InitializationScheme,
    _ fields: FieldReader?,
    _ network: FieldReader
  ) throws(ExperimentError) -> InitializationScheme {
    guard let fields else {
      throw network.error(
        "the initialization \(scheme.name) has no value",
        at: try network.required("initialization").position,
        hint: "Write `initialization: { scheme: \(scheme.name), value: 0.01 }`."
      )
    }
    return scheme.with(value: try fields.number("value", .any))
  }
}
