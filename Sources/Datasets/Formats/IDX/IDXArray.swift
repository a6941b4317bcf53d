package import Faults

/// An array of bytes from an IDX file, the format of MNIST and its relatives.
///
/// Two zero bytes, the type (8 for unsigned bytes), the number of dimensions, each dimension as a
/// 32-bit big-endian number, then the values row by row (Y. LeCun, "The MNIST database", 1998).
/// The file may be compressed with gzip.
package struct IDXArray: Sendable, Hashable {
  /// The size of each dimension.
  package let dimensions: [Int]
  /// The values, the last dimension fastest.
  package let values: [UInt8]

  /// What the type of a header says of each value.
  private static let typeNames: [UInt8: String] = [
    9: "signed bytes", 11: "integers of 16 bits", 12: "integers of 32 bits",
    13: "floating-point numbers of 32 bits", 14: "floating-point numbers of 64 bits",
  ]

  /// The file that has the array, without compression.
  var bytes: [UInt8] {
    let sizes = dimensions.flatMap { size in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: size >> $0) }
    }
    return [0, 0, 8, UInt8(dimensions.count)] + sizes + values
  }

  /// The most values an array may have: three times those of MNIST; file and values together are 256 MiB.
  static let largestCount = 1 << 27

  /// The array in a file's bytes, which must have this many dimensions.
  ///
  /// Every size is checked against the file before memory is taken for the values, and the file must
  /// end where its header says.
  package init(_ stored: [UInt8], rank: Int, file: String) throws(Fault) {
    let headerSize = 4 + 4 * rank
    let gzip = GzipStream.isGzip(stored) ? GzipStream(stored, file: file) : nil
    let header: [UInt8]
    if let gzip {
      header = try gzip.read(headerSize)
    } else {
      header = Array(stored.prefix(headerSize))
    }
    dimensions = try Self.dimensions(header, rank: rank, file: file)
    let count = try Self.count(dimensions, file: file)
    if let gzip {
      let most = stored.count * GzipStream.largestRatio
      guard headerSize + count <= most else {
        throw Self.tooShort(declared: headerSize + count, "\(stored.count) compressed", file: file)
      }
      values = try gzip.read(count)
      guard values.count == count else {
        throw Self.tooShort(
          declared: headerSize + count,
          "\(headerSize + values.count)",
          file: file
        )
      }
      try gzip.finish(after: headerSize + count)
    } else {
      guard stored.count >= headerSize + count else {
        throw Self.tooShort(declared: headerSize + count, "\(stored.count)", file: file)
      }
      guard stored.count == headerSize + count else {
        throw Fault(
          file: file,
          "the file is longer than its header says "
            + "(got \(stored.count) bytes, expected \(headerSize + count))",
          hint: "Copy or download the file again."
        )
      }
      values = Array(stored.dropFirst(headerSize))
    }
  }

  /// The sizes that a file's header states, without reading on.
  package static func dimensions(
    of stored: [UInt8],
    rank: Int,
    file: String
  ) throws(Fault) -> [Int] {
    let size = 4 + 4 * rank
    let header =
      GzipStream.isGzip(stored)
      ? try GzipStream(stored, file: file).read(size) : Array(stored.prefix(size))
    let dimensions = try dimensions(header, rank: rank, file: file)
    _ = try count(dimensions, file: file)
    return dimensions
  }

  private static func dimensions(
    _ header: [UInt8],
    rank: Int,
    file: String
  ) throws(Fault) -> [Int] {
    guard header.count >= 4 else {
      throw Fault(
        file: file,
        "the file is too short for an IDX file (got \(header.count) bytes, expected at least 4)",
        hint: "Copy or download the file again."
      )
    }
    guard header[0] == 0, header[1] == 0 else {
      throw Fault(
        file: file,
        "this is not an IDX file (it begins with \(hexadecimal(header.prefix(4))), "
          + "expected \(hexadecimal([0, 0, 8, UInt8(rank)])))",
        hint: "Give a file of MNIST's format, plain or compressed with gzip."
      )
    }
    guard header[2] == 8 else {
      throw Fault(
        file: file,
        "the values are not bytes (got IDX type \(hexadecimal([header[2]])), "
          + "\(typeNames[header[2]] ?? "which is none"), expected 08)",
        hint: rank == 1
          ? "Write the class of each example as one unsigned byte (idx1-ubyte)."
          : "Write each pixel as one unsigned byte, 0 to 255 (idx3-ubyte)."
      )
    }
    guard Int(header[3]) == rank else {
      let other =
        switch (header[3], rank) {
        case (1, 3): ": is this the labels file?"
        case (3, 1): ": is this the images file?"
        case (2, 1): ": are the labels one-hot, or several to an example?"
        case (2, 3): ": are the images flat, one row each?"
        case (4, 3): ": do the images have channels?"
        default: ""
        }
      throw Fault(
        file: file,
        "the IDX file has the wrong rank (got \(header[3]), expected \(rank))\(other)",
        hint: "Images have rank 3 (idx3 in the name), labels rank 1 (idx1)."
      )
    }
    guard header.count == 4 + 4 * rank else {
      throw Fault(
        file: file,
        "the IDX header is truncated (got \(header.count) bytes, expected \(4 + 4 * rank))",
        hint: "Copy or download the file again."
      )
    }
    return (1...rank).map { dimension in
      header[dimension * 4..<dimension * 4 + 4].reduce(0) { $0 << 8 | Int($1) }
    }
  }

  private static func count(_ dimensions: [Int], file: String) throws(Fault) -> Int {
    let text = dimensions.map(String.init).joined(separator: " x ")
    guard dimensions.allSatisfy({ $0 > 0 }) else {
      throw Fault(
        file: file,
        "the array is empty (got \(text), expected no dimension of 0)",
        hint: "Copy or download the file again."
      )
    }
    var count = 1
    for dimension in dimensions {
      let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
      guard !overflow, product <= largestCount else {
        throw Fault(
          file: file,
          "the header declares too many values (got \(text), expected at most \(largestCount))",
          hint: "Check that this is the file of a small image data set; copy or download it again."
        )
      }
      count = product
    }
    return count
  }

  private static func tooShort(declared: Int, _ got: String, file: String) -> Fault {
    Fault(
      file: file,
      "the file is shorter than its header says (got \(got) bytes, expected \(declared))",
      hint: "Copy or download the file again."
    )
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
