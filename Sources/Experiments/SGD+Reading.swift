internal import Models

/// A rule with settings of its own that are read from YAML.
protocol ReadableRule: UpdateRule {
  /// The settings of a mapping, those that are left out being PyTorch's.
  init(_ fields: FieldReader) throws(ExperimentError)
}

extension SGD: ReadableRule {
  init(_ fields: FieldReader) throws(ExperimentError) {
    self.init(
      momentum: try fields.number("momentum", Self.momentumLimit, default: 0),
      isNesterov: try fields.flag("nesterov", default: false)
    )
  }
}
