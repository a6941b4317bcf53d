internal import Faults
internal import Notation

/// Reads the records of event files into a table, file after file.
///
/// A record is its length (8 bytes), the checksum of the length, the event, and the checksum of the event:
/// `record_writer.cc` of TensorFlow. Like TensorBoard, it stops where a checksum is wrong.
struct EventFile {
  /// The scalars so far.
  private(set) var table = ScalarTable()
  /// The settings that the plugin of hyperparameters recorded.
  private(set) var settings: [String: Setting] = [:]
  /// How the training ended, where that plugin says it.
  private(set) var state = LoggedRun.State.unknown
  private(set) var notes: [LogNote] = []
  private(set) var others = 0
  private let checksum = CRC32C()

  /// Events with more bytes than this are looked at before they are read.
  private static let long = 4096

  /// Whether a file begins as event files do: with the checksum of the length of its first record.
  static func begins(_ head: [UInt8]) -> Bool {
    guard head.count >= 16 else { return false }
    return head.withUnsafeBytes { bytes in
      guard let length = length(bytes, CRC32C()), length >= 2, length < 1 << 20 else {
        return false
      }
      // The first event begins with its time.
      return bytes[12] == 0x09
    }
  }

  /// The time of the first event, by which the files of a run are ordered.
  static func firstTime(_ head: [UInt8]) -> Double? {
    guard begins(head) else { return nil }
    return head.withUnsafeBytes { bytes in
      guard let length = length(bytes, CRC32C()) else { return nil }
      let event = bytes[12..<min(bytes.count, 12 + length)]
      return EventRecord.wallTime(UnsafeRawBufferPointer(rebasing: event))
    }
  }

  /// Reads a file to its end, or to where it is damaged.
  ///
  /// - Throws: ``Fault`` where the file cannot be read.
  mutating func read(_ file: LogFile) throws(Fault) {
    let stream = try ByteStream(file)
    while let header = try stream.peek(12) {
      guard let length = Self.length(header, checksum) else {
        return damaged(file, stream, Phrase("a length that does not agree with its checksum"))
      }
      guard length <= stream.remaining - 16 else { break }
      if length > Self.long, let head = try stream.peek(12 + 1024),
        EventRecord.isPayload(.init(rebasing: head[12...]), length: length)
          || length > ByteStream.most - 16
      {
        others += 1
        guard stream.skip(16 + length) else { break }
        continue
      }
      guard let record = try stream.peek(16 + length) else { break }
      let event = UnsafeRawBufferPointer(rebasing: record[12..<12 + length])
      let expected = record.loadUnaligned(fromByteOffset: 12 + length, as: UInt32.self)
      guard checksum.masked(event) == UInt32(littleEndian: expected) else {
        return damaged(file, stream, Phrase("a record that does not agree with its checksum"))
      }
      take(event)
      _ = stream.skip(16 + length)
    }
    if stream.remaining > 0 { damaged(file, stream, Phrase("a record that is cut short")) }
  }

  /// The length of a record; nil where it does not agree with its checksum.
  private static func length(_ header: UnsafeRawBufferPointer, _ checksum: CRC32C) -> Int? {
    let length = UInt64(littleEndian: header.loadUnaligned(as: UInt64.self))
    let expected = UInt32(littleEndian: header.loadUnaligned(fromByteOffset: 8, as: UInt32.self))
    guard checksum.masked(.init(rebasing: header[..<8])) == expected else { return nil }
    return length < 1 << 48 ? Int(length) : nil
  }

  private mutating func damaged(_ file: LogFile, _ stream: ByteStream, _ what: Phrase) {
    notes.append(
      LogNote(
        .warning,
        "\(file.name): at byte \(String(stream.position)) is \(what); what stands before it was read"
      )
    )
  }

  // MARK: Events

  private mutating func take(_ event: UnsafeRawBufferPointer) {
    var (reader, step) = (ProtoReader(event), 0)
    while let field = reader.next() {
      switch (field.number, field.wire) {
      case (2, 0): step = Int(Int64(bitPattern: field.value))
      case (5, 2): takeSummary(field.bytes, step: step)
      case (7, 2):
        if ProtoReader(field.bytes).first(1)?.value == 1 { table.restart(at: step) }
      default: break
      }
    }
  }

  private mutating func takeSummary(_ summary: UnsafeRawBufferPointer, step: Int) {
    var reader = ProtoReader(summary)
    while let field = reader.next() {
      if field.number == 1, field.wire == 2 { takeValue(field.bytes, step: step) }
    }
  }

  private mutating func takeValue(_ bytes: UnsafeRawBufferPointer, step: Int) {
    var (reader, value) = (ProtoReader(bytes), Double?.none)
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    var (tag, tensor, metadata) = (none, none, none)
    while let field = reader.next() {
      switch (field.number, field.wire) {
      case (1, 2): tag = field.bytes
      case (2, 5): value = Double(field.float)
      case (8, 2): tensor = field.bytes
      case (9, 2): metadata = field.bytes
      default: break
      }
    }
    guard !reader.isDamaged else { return }
    let place = table.place(of: tag) ?? table.insert(tag, isScalar: isScalar(metadata))
    guard table.tags[place].isScalar, let number = value ?? TensorScalar.value(tensor) else {
      others += 1
      return
    }
    table.add(number, step: step, at: place)
  }

  /// Whether a tag with such metadata has scalars: those of the plugin of that name, of none, or of the class of scalars.
  private mutating func isScalar(_ metadata: UnsafeRawBufferPointer) -> Bool {
    let reader = ProtoReader(metadata)
    guard let plugin = reader.first(1)?.bytes else { return true }
    switch ProtoReader(plugin).first(1)?.text {
    case nil, "", "scalars": return true
    case "hparams":
      if let content = ProtoReader(plugin).first(2)?.bytes { takeHyperparameters(content) }
      return false
    default: return reader.first(4)?.value == 1
    }
  }

  /// Takes the settings of a run, and how it ended: `plugins/hparams/plugin_data.proto` of TensorBoard.
  private mutating func takeHyperparameters(_ content: UnsafeRawBufferPointer) {
    if let start = ProtoReader(content).first(3) {
      var reader = ProtoReader(start.bytes)
      while let field = reader.next() {
        guard field.number == 1, field.wire == 2, let key = ProtoReader(field.bytes).first(1),
          let value = ProtoReader(field.bytes).first(2)
        else { continue }
        settings[key.text] = Self.setting(value.bytes)
      }
    }
    if let end = ProtoReader(content).first(4) {
      switch ProtoReader(end.bytes).first(1)?.value {
      case 1: state = .finished
      case 2: state = .failed
      case 3: state = .running
      default: break
      }
    }
  }

  /// A `google.protobuf.Value`.
  private static func setting(_ bytes: UnsafeRawBufferPointer) -> Setting? {
    var reader = ProtoReader(bytes)
    guard let field = reader.next() else { return nil }
    return switch (field.number, field.wire) {
    case (2, 1): Setting(field.double)
    case (3, 2): Setting(field.text)
    case (4, 0): Setting(field.value == 0 ? "false" : "true")
    default: nil
    }
  }
}
