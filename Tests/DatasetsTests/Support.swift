internal import CZlib
import Datasets
import Foundation
import Testing

/// A folder that exists while the value does.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "bnreport-\(UUID().uuidString)",
      directoryHint: .isDirectory
    )
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders on its way.
  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(),
      withIntermediateDirectories: true
    )
    try Data(bytes).write(to: url)
  }

  /// Writes a training set, and a test set of half its size, in a subfolder.
  func writeDataset(
    in folder: String = "",
    count: Int = 20,
    labels: [UInt8]? = nil,
    isCompressed: Bool = false
  ) throws {
    let labels = labels ?? (0..<count).map { UInt8($0 % 10) }
    func pack(_ bytes: [UInt8]) -> [UInt8] { isCompressed ? gzip(bytes) : bytes }
    let ending = isCompressed ? ".gz" : ""
    for (prefix, labels) in [("train", labels), ("t10k", Array(labels.prefix(labels.count / 2)))] {
      try write(
        pack(images(count: labels.count)),
        to: "\(folder)/\(prefix)-images-idx3-ubyte\(ending)"
      )
      try write(
        pack(idx([labels.count], labels)),
        to: "\(folder)/\(prefix)-labels-idx1-ubyte\(ending)"
      )
    }
  }
}

extension Features {
  /// The pixels; nil where there are numbers.
  var bytes: [UInt8]? {
    if case .bytes(let pixels) = self { pixels } else { nil }
  }

  /// The numbers; nil where there are pixels.
  var numbers: [Float]? {
    if case .numbers(let numbers) = self { numbers } else { nil }
  }
}

/// The bytes of an IDX file of unsigned bytes.
func idx(_ dimensions: [Int], _ values: [UInt8], type: UInt8 = 8) -> [UInt8] {
  var bytes: [UInt8] = [0, 0, type, UInt8(dimensions.count)]
  for dimension in dimensions {
    for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: dimension >> shift)) }
  }
  return bytes + values
}

/// The bytes of an IDX file of images of 2 x 3 pixels.
func images(count: Int) -> [UInt8] {
  idx([count, 2, 3], (0..<count * 6).map { UInt8(truncatingIfNeeded: $0) })
}

/// The bytes as a gzip file of one member, made by zlib.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  let status = deflateInit2_(
    &stream,
    6,
    Z_DEFLATED,
    15 + 16,
    8,
    Z_DEFAULT_STRATEGY,
    ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size)
  )
  precondition(status == Z_OK, "zlib starts a stream while there is memory.")
  defer { deflateEnd(&stream) }
  var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  var input = bytes
  input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      precondition(deflate(&stream, Z_FINISH) == Z_STREAM_END, "The bound holds the output.")
    }
  }
  output.removeLast(Int(stream.avail_out))
  return output
}

/// The bytes of a tar archive of regular files, as POSIX's ustar has them; the size can be made up.
func tar(
  _ members: [(name: String, bytes: [UInt8])],
  kind: Character = "0",
  size: String? = nil
) -> [UInt8] {
  var archive: [UInt8] = []
  for (name, bytes) in members {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      header.replaceSubrange(offset..<(offset + text.utf8.count), with: text.utf8)
    }
    let digits = String(bytes.count, radix: 8)
    put(name, at: 0)
    put(size ?? String(repeating: "0", count: 11 - digits.count) + digits, at: 124)
    put(String(kind), at: 156)
    put("ustar\u{0}00", at: 257)
    put("        ", at: 148)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0}", at: 148)
    archive += header + bytes
    archive += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
  }
  return archive + [UInt8](repeating: 0, count: 1024)
}

extension Dataset {
  /// The number of examples of each class, in the order of ``classNames``.
  func classCounts(of examples: LabeledExamples) -> [Int] {
    examples.labels.reduce(into: [Int](repeating: 0, count: classNames.count)) { $0[Int($1)] += 1 }
  }
}
