internal import CKernels

extension Examples {
  /// Writes the features and labels of some images to a batch, in the order in which `images` names them.
  func load(
    _ images: ArraySlice<Int32>,
    into features: UnsafeMutablePointer<Float>,
    labels batchLabels: UnsafeMutablePointer<UInt8>
  ) {
    images.withUnsafeBufferPointer { indices in
      for (position, image) in indices.enumerated() { batchLabels[position] = labels[Int(image)] }
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
}
