import Testing

/// A comparison with one fixture, whose failures name file, tensor and element.
struct FixtureComparison {
  let file: String
  let precision: FixturePrecision

  /// Expects one tensor.
  func expect(
    _ values: [Double],
    _ expected: [Double],
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard values.count == expected.count else {
      Issue.record(
        "\(file): \(name): got \(values.count) elements, expected \(expected.count)",
        sourceLocation: sourceLocation
      )
      return
    }
    let scale = max(expected.map(abs).max() ?? 0, 0.1)
    let limit = precision.tolerance * scale
    // Negated, so that what is not a number is a difference.
    let wrong = values.indices.filter { !(abs(values[$0] - expected[$0]) <= limit) }
    guard let element = wrong.max(by: { distance($0) < distance($1) }) else { return }
    func distance(_ element: Int) -> Double { abs(values[element] - expected[element]) }
    Issue.record(
      """
      \(file): \(name)[\(element)]: got \(values[element]), expected \(expected[element]) \
      (off by \(distance(element) / scale) of the tensor's scale, allowed \(precision.tolerance); \
      \(wrong.count) of \(values.count) elements differ)
      """,
      sourceLocation: sourceLocation
    )
  }

  /// Expects all tensors of a fixture, and that it has no other.
  func expect(
    _ values: [Double],
    as tensors: [FixtureTensor],
    _ expected: [String: [Double]],
    _ name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(
      tensors.map(\.name).sorted() == expected.keys.sorted(),
      "\(file): \(name)",
      sourceLocation: sourceLocation
    )
    for tensor in tensors {
      guard let reference = expected[tensor.name] else { continue }
      expect(
        tensor.elements(of: values),
        reference,
        "\(name) \(tensor.name)",
        sourceLocation: sourceLocation
      )
    }
  }
}
