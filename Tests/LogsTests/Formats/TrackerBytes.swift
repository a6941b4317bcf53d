import CZlib
import Foundation

@testable import Logs

/// Messages of protocol buffers, written field by field.
struct ProtoBytes {
  var bytes: [UInt8] = []

  static func varint(_ value: UInt64) -> [UInt8] {
    value < 0x80 ? [UInt8(value)] : [UInt8(value & 0x7F) | 0x80] + varint(value >> 7)
  }

  private func adding(_ number: Int, _ wire: UInt64, _ rest: [UInt8]) -> ProtoBytes {
    ProtoBytes(bytes: bytes + Self.varint(UInt64(number) << 3 | wire) + rest)
  }

  func int(_ number: Int, _ value: Int) -> ProtoBytes {
    adding(number, 0, Self.varint(UInt64(bitPattern: Int64(value))))
  }

  func double(_ number: Int, _ value: Double) -> ProtoBytes {
    adding(number, 1, littleEndian(value.bitPattern))
  }

  func float(_ number: Int, _ value: Float) -> ProtoBytes {
    adding(number, 5, littleEndian(value.bitPattern))
  }

  func data(_ number: Int, _ value: [UInt8]) -> ProtoBytes {
    adding(number, 2, Self.varint(UInt64(value.count)) + value)
  }

  func text(_ number: Int, _ value: String) -> ProtoBytes { data(number, Array(value.utf8)) }

  func message(_ number: Int, _ value: ProtoBytes) -> ProtoBytes { data(number, value.bytes) }
}

func littleEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.littleEndian) { Array($0) }
}

/// An event file, as `record_writer.cc` of TensorFlow writes it.
struct EventBytes {
  var bytes: [UInt8] = []

  /// A file with its first event, which says the version.
  init(time: Double = 1) {
    add(ProtoBytes().double(1, time).text(3, "brain.Event:2"))
  }

  mutating func add(_ event: ProtoBytes) {
    let length = littleEndian(UInt64(event.bytes.count))
    bytes += length + littleEndian(Self.masked(length))
    bytes += event.bytes + littleEndian(Self.masked(event.bytes))
  }

  /// Adds a summary with one value.
  mutating func add(_ tag: String, step: Int, _ fields: (ProtoBytes) -> ProtoBytes) {
    let value = fields(ProtoBytes().text(1, tag))
    add(ProtoBytes().double(1, 2).int(2, step).message(5, ProtoBytes().message(1, value)))
  }

  mutating func add(_ tag: String, _ value: Float, step: Int) {
    add(tag, step: step) { $0.float(2, value) }
  }

  static func masked(_ bytes: [UInt8]) -> UInt32 { bytes.withUnsafeBytes { CRC32C().masked($0) } }
}

/// A run file of W&B, as `sdk/internal/datastore.py` of wandb writes it.
struct WandBBytes {
  var bytes: [UInt8] = Array(":W&B".utf8) + [0xE1, 0xBE, 0]

  /// Adds a record, in pieces where it does not fit into its block.
  mutating func add(_ record: ProtoBytes) {
    var rest = record.bytes[...]
    var isFirst = true
    repeat {
      var left = 32768 - bytes.count % 32768
      if left < 7 {
        bytes += [UInt8](repeating: 0, count: left)
        left = 32768
      }
      let piece = rest.prefix(left - 7)
      rest = rest.dropFirst(piece.count)
      let kind: UInt8 = rest.isEmpty ? (isFirst ? 1 : 4) : (isFirst ? 2 : 3)
      let data = [kind] + piece
      let sum = crc32(0, data, UInt32(data.count))
      bytes += littleEndian(UInt32(sum)) + littleEndian(UInt16(piece.count)) + data
      isFirst = false
    } while !rest.isEmpty
  }

  /// Adds a row of the history; old clients write `key`, new ones `nested_key`.
  mutating func add(_ items: KeyValuePairs<String, String>, isOld: Bool = false) {
    var history = ProtoBytes()
    for (key, value) in items {
      history = history.message(1, ProtoBytes().text(isOld ? 1 : 2, key).text(16, value))
    }
    add(ProtoBytes().message(2, history))
  }
}

/// A folder that is there for one test.
final class LogScratch {
  let path = FileManager.default.temporaryDirectory.path() + "logs-\(UUID().uuidString)"

  init(_ files: [String: [UInt8]] = [:]) throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, bytes) in files { try write(bytes, name) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What a search finds in it, or at a path in it; the folder is there until the search ends.
  func search(_ name: String = "") -> LogSearch {
    LogSearch([LogSearch.Argument(path: name.isEmpty ? path : path + "/" + name)])
  }

  func write(_ bytes: [UInt8], _ name: String) throws {
    let file = path + "/" + name
    let folder = (file as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
  }

  func write(_ text: String, _ name: String) throws { try write(Array(text.utf8), name) }
}

/// The folder `Fixtures`, whose logs `make-trackers.py` made with the real libraries.
func fixture(_ name: String) -> String {
  (#filePath as NSString).deletingLastPathComponent + "/../Fixtures/" + name
}

/// What a search finds.
func search(_ path: String) -> LogSearch { LogSearch([LogSearch.Argument(path: path)]) }

extension LoggedRun {
  /// A series by its name.
  func series(_ name: String) -> LoggedSeries? { series.first { $0.name == name } }

  /// The values of a series.
  func values(_ name: String) -> [Double]? { series(name)?.points.map(\.value) }

  /// The steps of a series.
  func steps(_ name: String) -> [Int?]? { series(name)?.points.map(\.step) }

  /// The epochs of a series.
  func epochs(_ name: String) -> [Double?]? { series(name)?.points.map(\.epoch) }

  /// Whether a note has some words.
  func notes(_ words: String) -> Bool { notes.contains { $0.english.contains(words) } }
}
