extension Examples {
  /// Writes the features and labels of `count` rows, from position `start` of the order, to a batch.
  ///
  /// `order` permutes the positions in ``rows``; without it the rows come as they are.
  func load(
    at start: Int,
    _ count: Int,
    ordered order: [Int32]?,
    into features: UnsafeMutablePointer<Float>,
    labels batchLabels: UnsafeMutablePointer<UInt8>
  ) {
    let (width, scale, offset) = (featureCount, scale, offset)
    pixels.withUnsafeBufferPointer { bytes in
      for position in 0..<count {
        let row = Int(rows[order.map { Int($0[start + position]) } ?? start + position])
        batchLabels[position] = labels[row]
        // One check per image covers its bytes.
        let image = UnsafeBufferPointer(rebasing: bytes[row * width..<(row + 1) * width])
        guard let image = image.baseAddress else { continue }
        let output = features + position * width
        for j in 0..<width { output[j] = Float(image[j]) * scale + offset }
      }
    }
  }
}
