internal import CZlib
package import Faults

/// A gzip file that is decompressed piece by piece, so that no more memory is taken than is asked for.
///
/// A file of several members is what they hold one after the other (RFC 1952, section 2.2), each checked by its own
/// checksum and length; other bytes after a member are refused.
package final class GzipStream {
  /// The greatest number of bytes that one byte of deflate's output can stand for.
  static let largestRatio = 1032

  private let stored: [UInt8]
  private let file: String
  private var consumed = 0
  private var isAtEnd = false
  // On the heap: zlib refuses a stream that has moved.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Whether bytes begin as a gzip file does.
  package static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// A stream at the beginning of the file's bytes.
  package init(_ stored: [UInt8], file: String) {
    self.stored = stored
    self.file = file
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, 16 for the gzip wrapper with its checksum and length.
    let status = inflateInit2_(
      stream,
      15 + 16,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    precondition(status == Z_OK, "zlib starts a stream while there is memory.")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// The next bytes, at most `count` of them; fewer only at the end of the stream.
  package func read(_ count: Int) throws(Fault) -> [UInt8] {
    var output = [UInt8](repeating: 0, count: count)
    var produced = 0
    while produced < count, !isAtEnd {
      let status = inflate(into: &output, from: &produced)
      switch status {
      case Z_STREAM_END: isAtEnd = !beginsNextMember()
      case Z_OK: continue
      case Z_BUF_ERROR:
        throw malformed(
          "the gzip data is truncated (got \(stored.count) bytes, expected more)",
          hint: "Copy or download the file again."
        )
      case Z_DATA_ERROR:
        let detail = stream.pointee.msg.map { String(cString: $0) } ?? "invalid data"
        throw malformed(
          "the gzip data is damaged (\(detail))",
          hint: "Copy or download the file again."
        )
      default:
        throw malformed(
          "the gzip data cannot be decompressed (zlib status \(status))",
          hint: "Copy or download the file again."
        )
      }
    }
    output.removeLast(count - produced)
    return output
  }

  /// Checks that the stream ends here: with its checksum and length, and nothing after them.
  package func finish(after expected: Int) throws(Fault) {
    guard try read(1).isEmpty else {
      throw malformed(
        "the file decompresses beyond its header (expected \(expected) bytes)",
        hint: "Copy or download the file again."
      )
    }
    let rest = stored.count - consumed
    guard rest > 0 else { return }
    throw malformed(
      "garbage follows the gzip data (got \(rest) more bytes, expected none)",
      hint: "Copy or download the file again."
    )
  }

  /// Everything that a file holds, at most `largest` bytes.
  package static func contents(
    of stored: [UInt8],
    file: String,
    largest: Int
  ) throws(Fault) -> [UInt8] {
    let stream = GzipStream(stored, file: file)
    var bytes: [UInt8] = []
    // The last four bytes state the length of the last member, of most files the only one.
    let stated = stored.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    bytes.reserveCapacity(min(stated, largest, stored.count * largestRatio))
    while true {
      let piece = try stream.read(1 << 20)
      bytes += piece
      guard bytes.count <= largest else {
        throw Fault(
          file: file,
          "the file is too large (got more than \(largest) bytes decompressed, expected at most that)",
          hint: "Check that this is the file of a small data set."
        )
      }
      guard piece.count == 1 << 20 else { break }
    }
    try stream.finish(after: bytes.count)
    return bytes
  }

  /// Goes on to the member that follows the one which ended; false where none does.
  private func beginsNextMember() -> Bool {
    guard GzipStream.isGzip([UInt8](stored[consumed...].prefix(2))) else { return false }
    return inflateReset(stream) == Z_OK
  }

  private func inflate(into output: inout [UInt8], from produced: inout Int) -> Int32 {
    stored.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        let available = input.count - consumed
        let room = output.count - produced
        // zlib only reads through its input pointer; the type is not const for old compilers.
        stream.pointee.next_in = UnsafeMutablePointer(
          mutating: input.baseAddress.map { $0 + consumed }
        )
        stream.pointee.avail_in = UInt32(available)
        stream.pointee.next_out = output.baseAddress.map { $0 + produced }
        stream.pointee.avail_out = UInt32(room)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        consumed += available - Int(stream.pointee.avail_in)
        produced += room - Int(stream.pointee.avail_out)
        return status
      }
    }
  }

  private func malformed(_ message: String, hint: String) -> Fault {
    Fault(file: file, message, hint: hint)
  }
}
