internal import CKernels

extension Examples {
  /// Writes the features and labels of some examples to a batch, in the order in which `examples` names them.
  func load(
    _ examples: ArraySlice<Int32>,
    into features: UnsafeMutablePointer<Float>,
    labels batchLabels: UnsafeMutablePointer<UInt8>
  ) {
    for (position, example) in examples.enumerated() {
      batchLabels[position] = labels[Int(example)]
    }
    switch values {
    case .bytes(let pixels): load(examples, of: pixels, into: features)
    case .numbers(let numbers): load(examples, of: numbers, into: features)
    }
  }

  private func load(
    _ images: ArraySlice<Int32>,
    of pixels: [UInt8],
    into features: UnsafeMutablePointer<Float>
  ) {
    images.withUnsafeBufferPointer { indices in
      pixels.withUnsafeBufferPointer { pixels in
        var job = kernel_load(
          images: pixels.baseAddress,
          rows: indices.baseAddress,
          count: images.count,
          width: featureCount,
          scale: scale,
          offset: offset,
          features: features
        )
        kernel_run_load(&job)
      }
    }
  }

  private func load(
    _ examples: ArraySlice<Int32>,
    of numbers: [Float],
    into features: UnsafeMutablePointer<Float>
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      var target = features
      for example in examples {
        let start = Int(example) * featureCount
        for index in start..<(start + featureCount) {
          target.pointee = numbers[index] * scale + offset
          target += 1
        }
      }
    }
  }
}
