/// A fixed run of numbers that a network works in, zero at first and freed with its owner.
///
/// Its address never changes, so that a step takes no memory, counts no references and checks no
/// bounds in its inner loops; the sizes are the network's and are checked where it is made.
package final class Buffer<Element: ExpressibleByIntegerLiteral> {
  /// The first element, at a multiple of 64 bytes, the width of a vector register.
  package let start: UnsafeMutablePointer<Element>
  /// The number of elements.
  package let count: Int

  /// A buffer of zeros.
  package init(count: Int) {
    precondition(count >= 0, "A buffer has no negative size.")
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Element>.stride,
      alignment: 64
    )
    start = bytes.initializeMemory(as: Element.self, repeating: 0, count: count)
    self.count = count
  }

  /// A buffer of given numbers.
  package convenience init(_ values: [Element]) {
    self.init(count: values.count)
    assign(values)
  }

  deinit { UnsafeMutableRawPointer(start).deallocate() }

  /// The elements as an array.
  package var values: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// Replaces all elements.
  package func assign(_ values: [Element]) {
    precondition(values.count == count, "As many values as the buffer holds.")
    values.withUnsafeBufferPointer { source in
      if let first = source.baseAddress { start.update(from: first, count: count) }
    }
  }
}

extension Buffer<Float> {
  /// Whether every number is finite.
  package var isFinite: Bool {
    // Bits without a branch, so that many are looked at at a time: an exponent of ones is an infinity or no number.
    let exponent = Float.infinity.bitPattern
    var isOneNot = UInt32(0)
    for index in 0..<count {
      isOneNot |= start[index].bitPattern & exponent == exponent ? 1 : 0
    }
    return isOneNot == 0
  }
}
