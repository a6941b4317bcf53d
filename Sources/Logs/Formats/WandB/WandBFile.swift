internal import CZlib
internal import Faults
internal import Notation

/// The records of a run file of W&B: those of LevelDB's log behind seven bytes of its own.
///
/// `sdk/internal/datastore.py` of wandb; LevelDB's `doc/log_format.md`. Blocks of 32 KiB hold {checksum, length, kind, data};
/// unlike LevelDB's, the checksum is zlib's CRC-32 and is not masked.
struct WandBFile {
  /// What is wrong with the file; nil where it is whole.
  private(set) var note: LogNote?
  /// A record whose middle is missing.
  private var parts: [UInt8]?
  private let name: String
  private var damaged = 0

  private static let block = 32 << 10
  private static let signature: [UInt8] = Array(":W&B".utf8) + [0xE1, 0xBE, 0]
  /// The longest record that is put together: longer ones are no history.
  private static let longest = 64 << 20

  /// Whether a file begins as run files do.
  static func begins(_ head: [UInt8]) -> Bool { head.starts(with: signature) }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - body: Takes each record, whose bytes are good until it returns.
  /// - Throws: ``Fault`` where the file cannot be read.
  init(_ file: LogFile, _ body: (UnsafeRawBufferPointer) -> Void) throws(Fault) {
    name = file.name
    let stream = try ByteStream(file)
    guard stream.skip(Self.signature.count) else { return }
    while stream.remaining > 0 {
      let left = Self.block - stream.position % Self.block
      if left < 7 {
        guard stream.skip(left) else { break }
        continue
      }
      guard let header = try stream.peek(7) else { break }
      let length = Int(header[4]) | Int(header[5]) << 8
      guard length <= left - 7, (1...4).contains(header[6]) else {
        guard leave(stream, left) else { break }
        continue
      }
      guard let record = try stream.peek(7 + length) else { break }
      guard Self.isWhole(record) else {
        guard leave(stream, left) else { break }
        continue
      }
      take(record[6], .init(rebasing: record[7...]), body)
      _ = stream.skip(7 + length)
    }
    note = note(isCut: stream.remaining > 0 || parts != nil)
  }

  private static func isWhole(_ record: UnsafeRawBufferPointer) -> Bool {
    let expected = UInt32(littleEndian: record.loadUnaligned(as: UInt32.self))
    let bytes = record[6...].withMemoryRebound(to: UInt8.self) { bytes in
      crc32(0, bytes.baseAddress, UInt32(bytes.count))
    }
    return bytes == UInt(expected)
  }

  /// Goes on with the next block, as LevelDB does; false where there is none.
  private mutating func leave(_ stream: ByteStream, _ left: Int) -> Bool {
    parts = nil
    damaged += 1
    return stream.skip(left)
  }

  private mutating func take(
    _ kind: UInt8,
    _ data: UnsafeRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) {
    switch kind {
    case 1:
      parts = nil
      body(data)
    case 2: parts = Array(data)
    default:
      guard let count = parts?.count, count + data.count <= Self.longest else {
        parts = nil
        return
      }
      parts?.append(contentsOf: data)
      guard kind == 4 else { return }
      parts?.withUnsafeBytes(body)
      parts = nil
    }
  }

  private func note(isCut: Bool) -> LogNote? {
    guard damaged == 0 else {
      return LogNote(
        .warning,
        "\(name): \(damaged, "# block does", "# blocks do") not agree with the checksums; what stands in them was left out"
      )
    }
    guard isCut else { return nil }
    return LogNote(.warning, "\(name) ends within a record; what stands before it was read")
  }
}
