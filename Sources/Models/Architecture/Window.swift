internal import Datasets
internal import Faults

/// A square window that moves over an image: of a convolution or of a pooling.
struct Window {
  /// Its height and its width.
  var size: Int
  /// How many pixels it moves on.
  var stride: Int
  /// How many places around the image it may cover.
  var padding = 0

  /// The largest window of a convolution, and the largest stride.
  static let largestSize = 31
  /// The largest window of a pooling: the place of a maximum in it is kept in a byte.
  static let largestPooling = 16

  /// The height and the width of what it makes of an image: ⌊(size + 2 padding − window) / stride⌋ + 1 of each.
  ///
  /// - Parameters:
  ///   - input: The shape of an example.
  ///   - name: What the message calls the layer: `a convolution`.
  /// - Returns: The height and the width.
  /// - Throws: ``Fault`` for numbers without places, and for an image smaller than the window.
  func output(
    of input: ExampleShape,
    for name: String
  ) throws(Fault) -> (height: Int, width: Int) {
    guard case .image(_, let height, let width) = input else {
      throw Fault(
        .invalid,
        "\(name) needs an image (got \(input.words) numbers)",
        hint: "Put convolutions and poolings before the first number."
      )
    }
    guard min(height, width) + 2 * padding >= size else {
      throw Fault(
        .invalid,
        "\(name) needs \(size)×\(size) pixels (got \(input.words))",
        hint:
          "Remove a pooling or a stride before it, or end with: mean, and the number of classes."
      )
    }
    return (
      (height + 2 * padding - size) / stride + 1, (width + 2 * padding - size) / stride + 1
    )
  }

  /// Refuses windows that there are not.
  ///
  /// - Parameters:
  ///   - name: What the message calls the layer.
  ///   - largest: The largest size.
  /// - Throws: ``Fault`` with the number.
  func check(_ name: String, upTo largest: Int = Self.largestSize) throws(Fault) {
    guard (1...largest).contains(size) else {
      throw Fault(
        .invalid,
        "the window of \(name) is out of range (got \(size), expected 1 to \(largest))",
        hint: "3 is common for convolutions, 2 for poolings."
      )
    }
    guard (1...Self.largestSize).contains(stride) else {
      throw Fault(
        .invalid,
        "the stride of \(name) is out of range (got \(stride), expected 1 to \(Self.largestSize))",
        hint: "1 keeps the size of the image, 2 halves it."
      )
    }
    guard (0..<size).contains(padding) else {
      throw Fault(
        .invalid,
        "the padding of \(name) is out of range (got \(padding), expected 0 to below the window's \(size))",
        hint: "Leave it out to keep the size of the image."
      )
    }
  }
}
