internal import Files
internal import Foundation

/// What the file of a record says to whoever only counts: it is neither decoded nor checked against its digest.
public struct RunGlance: Sendable, Hashable {
  /// When the run ended, in seconds since 1970 UTC; nil where the file does not say it.
  public var finishedAt: Int?
  /// Whether the run diverged.
  public var hasDiverged: Bool

  /// Creates a glance.
  public init(finishedAt: Int?, hasDiverged: Bool) {
    self.finishedAt = finishedAt
    self.hasDiverged = hasDiverged
  }
}

extension RunStore {
  /// A glance at the record of a run; nil where there is none.
  ///
  /// A record has no text of its users, so that its keys stand nowhere but where they are keys.
  public func glance(at id: RunID) -> RunGlance? {
    guard let bytes = try? RegularFile.read(path(of: id)) else { return nil }
    return bytes.withUnsafeBytes { text in
      var finishedAt: Int?
      if var place = Self.end(of: "\"finished_at\":", in: text) {
        var number = 0
        while place < text.count, number < 1 << 50, case let digit = Int(text[place]) - 0x30,
          (0...9).contains(digit)
        {
          number = number * 10 + digit
          place += 1
        }
        finishedAt = number
      }
      return RunGlance(
        finishedAt: finishedAt,
        hasDiverged: Self.end(of: "\"divergence\":{", in: text) != nil
      )
    }
  }

  /// Where the first place of a quoted key and what follows it in a text ends.
  private static func end(of key: String, in text: UnsafeRawBufferPointer) -> Int? {
    guard let base = text.baseAddress else { return nil }
    let length = key.utf8.count
    return key.withCString { key in
      var place = 0
      while place + length <= text.count,
        let quote = memchr(base + place, Int32(UInt8(ascii: "\"")), text.count - length - place + 1)
      {
        if memcmp(quote, key, length) == 0 { return UnsafeRawPointer(quote) - base + length }
        place = UnsafeRawPointer(quote) - base + 1
      }
      return nil
    }
  }
}
