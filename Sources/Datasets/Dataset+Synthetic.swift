internal import Checksums

extension Dataset {
  /// The number of synthetic images.
  static let syntheticCount = 10_000

  /// The notebook's data set: noise whose labels have nothing to do with the images.
  ///
  /// 10,000 images of 28 x 28 pixels uniform on 0...255, each with a label uniform on 0...9 and
  /// independent of the pixels, from SplitMix64 with seed 0: for each image in turn 98 draws of eight
  /// pixels, the lowest byte first; then all the labels. No classifier is right on more than a tenth
  /// of unseen images in expectation: it is the control that shows memorising for what it is.
  static func synthetic() -> Dataset {
    let shape = ExampleShape.image(channels: 1, height: 28, width: 28)
    var generator = SplitMix64(seed: 0)
    var pixels: [UInt8] = []
    pixels.reserveCapacity(syntheticCount * shape.featureCount)
    for _ in 0..<syntheticCount * shape.featureCount / 8 {
      let bits = generator.next()
      for byte in 0..<8 { pixels.append(UInt8(truncatingIfNeeded: bits >> (8 * byte))) }
    }
    let labels = (0..<syntheticCount).map { _ in UInt8(generator.next(below: 10)) }
    return Dataset(
      name: "synthetic",
      title: "Random noise with random labels",
      classNames: (0..<10).map { String($0) },
      training: LabeledExamples(shape: shape, features: .bytes(pixels), labels: labels),
      test: nil,
      files: [],
      contentDigests: [pixels, labels].map { SHA256.hexadecimal(of: $0) }
    )
  }
}
