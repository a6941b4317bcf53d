package import Faults

/// A batch of images of CIFAR-10's binary version.
///
/// Records of 3,073 bytes: the label, then 1,024 bytes each of red, green and blue, row by row
/// (A. Krizhevsky 2009, "Learning multiple layers of features from tiny images").
package struct CIFARBatch: Sendable, Hashable {
  /// The shape of the images.
  static let shape = ExampleShape.image(channels: 3, height: 32, width: 32)
  /// The bytes of a record.
  static let recordSize = 1 + shape.featureCount
  /// The number of classes.
  static let classCount = 10

  /// The class of each image.
  package let labels: [UInt8]
  /// The images one after the other; nil where they were not asked for.
  package let pixels: [UInt8]?

  /// The batch in the bytes of a file.
  package init(_ bytes: [UInt8], file: String, pixels: Bool) throws(Fault) {
    let size = Self.recordSize
    guard !bytes.isEmpty, bytes.count.isMultiple(of: size) else {
      throw Fault(
        file: file,
        "the file is not a whole number of records (got \(bytes.count) bytes, "
          + "expected a multiple of \(size))",
        hint: "Copy or download the file again; it must be of the binary version, not Python's."
      )
    }
    let labels = stride(from: 0, to: bytes.count, by: size).map { bytes[$0] }
    if let index = labels.firstIndex(where: { Int($0) >= Self.classCount }) {
      throw Fault(
        file: file,
        "label \(index) is not a class (got \(labels[index]), expected 0 to \(Self.classCount - 1))",
        hint: "Copy or download the file again; CIFAR-100 is not read."
      )
    }
    self.labels = labels
    self.pixels =
      pixels
      ? [UInt8](unsafeUninitializedCapacity: labels.count * (size - 1)) { buffer, count in
        for image in labels.indices {
          let record = bytes[(image * size + 1)..<((image + 1) * size)]
          _ = buffer[(image * (size - 1))...].initialize(fromContentsOf: record)
        }
        count = labels.count * (size - 1)
      } : nil
  }
}
