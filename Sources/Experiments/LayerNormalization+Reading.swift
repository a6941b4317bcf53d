internal import Models

extension LayerNormalization: ReadableNormalization {
  init(_ fields: FieldReader) throws(ExperimentError) {
    self.init(
      epsilon: try fields.number("epsilon", .addend, default: 1e-5),
      isAffine: try fields.flag("affine", default: true)
    )
  }
}
