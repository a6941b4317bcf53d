internal import Foundation

extension TestMetrics {
  /// Creates the measurements on the test set with one truth value an example; nil where none are kept.
  public init(selection: Selection, epoch: Int, test: Measurement, isCorrect: [Bool]?) {
    self.init(
      selection: selection,
      epoch: epoch,
      test: test,
      correct: isCorrect.map { values in
        var bytes = Data(repeating: 0, count: (values.count + 7) / 8)
        for (index, value) in values.enumerated() where value {
          bytes[index / 8] |= 0x80 >> (index % 8)
        }
        return bytes
      }
    )
  }

  /// Whether each example of the test set was classified correctly, in its order; nil where it is not kept.
  ///
  /// As many as ``Measurement/count`` says: bits that fill the last byte of ``correct`` mean nothing.
  public var isCorrect: [Bool]? {
    correct.map { bytes in
      zip(0..<test.count, bytes.flatMap { byte in (0..<8).map { byte << $0 & 0x80 != 0 } })
        .map(\.1)
    }
  }
}
