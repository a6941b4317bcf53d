internal import Foundation
internal import Parallel

/// The columns of a table of plain numbers, read in one go: nothing is quoted, and each line has a number or nothing in each column.
///
/// Tables that programs write are such, and long ones above all; any other is left to ``TableScanner``.
struct PlainColumns: Sendable {
  /// The columns.
  let columns: [NumberColumn]
  /// Where each line begins; the last is where the next one would.
  let starts: [Int]

  /// How many columns a table may have; each is a level of nested calls.
  private static let mostColumns = 256
  /// How many cores there are: to find that out takes as long as a small table.
  private static let processors = ProcessInfo.processInfo.activeProcessorCount
  /// How many bytes a thread should have at least.
  private static let leastBytes = 1 << 20

  /// Reads the lines below a header; nil where one is none of that kind.
  ///
  /// - Parameters:
  ///   - bytes: The text, with a zero behind it.
  ///   - start: Where the first line begins.
  ///   - count: How many columns the header has.
  ///   - separator: What separates two fields; no blank.
  ///   - workers: How many threads.
  init?(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    count: Int,
    separator: UInt8,
    workers: Int = processors
  ) {
    guard (2...Self.mostColumns).contains(count), separator != 0x20 else { return nil }
    var end = bytes.count - 1
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    guard end > start, let parts = Self.parts(bytes, start..<end, workers) else { return nil }
    let lines = parts.reduce(0) { $0 + $1.lines }
    var isPlain = false
    var starts: [Int] = []
    let columns = Self.making(count, lines) { columns in
      starts = [Int](unsafeUninitializedCapacity: lines + 1) { starts, filled in
        let lists = Lists(columns: columns, starts: starts)
        isPlain = Self.read(bytes, parts, lists, separator: separator, end: end)
        starts[lines] = end
        filled = lines + 1
      }
    }
    guard isPlain else { return nil }
    self.columns = columns.map { cells in
      let isComplete = !cells.contains { $0.bitPattern == NumberColumn.missing.bitPattern }
      return NumberColumn(cells: cells, isComplete: isComplete)
    }
    self.starts = starts
  }

  /// The bytes of a field of the text that was read.
  func field(_ row: Int, _ column: Int, _ bytes: [UInt8], _ separator: UInt8) -> LogTable.Field {
    var (start, left) = (starts[row], column)
    func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }
    while left > 0 {
      if bytes[start] == separator { left -= 1 }
      start += 1
    }
    let end = bytes[start..<bytes.count - 1].firstIndex(where: isEnd) ?? bytes.count - 1
    return LogTable.Field(start: UInt32(start), end: UInt32(end))
  }

  // MARK: Parts

  /// Lines that one thread reads.
  private struct Part {
    var bytes: Range<Int>
    /// The number of its first line.
    var first: Int
    var lines: Int
  }

  /// Divides text at ends of lines, and counts those; nil where a quote is in it.
  private static func parts(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ text: Range<Int>,
    _ workers: Int
  ) -> [Part]? {
    let count = max(1, min(workers, text.count / leastBytes))
    var bounds = [text.lowerBound]
    for part in 1..<max(2, count) where part < count {
      let wanted = text.lowerBound + text.count / count * part
      let end = bytes[wanted..<text.upperBound].firstIndex(of: 0x0A) ?? text.upperBound
      if end + 1 < text.upperBound, end + 1 > bounds[bounds.count - 1] { bounds.append(end + 1) }
    }
    bounds.append(text.upperBound)
    var parts: [Part] = []
    for (lower, upper) in zip(bounds, bounds.dropFirst()) {
      guard let base = bytes.baseAddress,
        memchr(base + lower, Int32(TableScanner.quote), upper - lower) == nil
      else { return nil }
      let ends = Self.countEnds(base + lower, base + upper)
      let isLast = upper == text.upperBound
      let first = parts.last.map { $0.first + $0.lines } ?? 0
      parts.append(Part(bytes: lower..<upper, first: first, lines: ends + (isLast ? 1 : 0)))
    }
    return parts
  }

  private static func countEnds(
    _ start: UnsafePointer<UInt8>,
    _ end: UnsafePointer<UInt8>
  ) -> Int {
    var (count, at) = (0, UnsafeRawPointer(start))
    while let next = memchr(at, 0x0A, UnsafeRawPointer(end) - at) {
      count += 1
      at = UnsafeRawPointer(next) + 1
    }
    return count
  }

  /// Where numbers and beginnings of lines are put.
  private struct Lists: @unchecked Sendable {
    // Each thread has lines of its own.
    let columns: [UnsafeMutablePointer<Double>]
    let starts: UnsafeMutableBufferPointer<Int>
  }

  /// Makes lists of one length, which a body fills at once.
  private static func making(
    _ count: Int,
    _ length: Int,
    _ made: [UnsafeMutablePointer<Double>] = [],
    _ body: ([UnsafeMutablePointer<Double>]) -> Void
  ) -> [[Double]] {
    var others: [[Double]] = []
    let list = [Double](unsafeUninitializedCapacity: length) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      if made.count + 1 == count {
        body(made + [base])
      } else {
        others = making(count, length, made + [base], body)
      }
      filled = length
    }
    return [list] + others
  }

  // MARK: Lines

  private static func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ parts: [Part],
    _ lists: Lists,
    separator: UInt8,
    end: Int
  ) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    nonisolated(unsafe) let (text, limit) = (base, base + bytes.count)
    return parts.concurrentMap(workers: parts.count) { part in
      var scanner = PlainScanner(text, part.bytes, limit: limit, separator: separator)
      for line in part.first..<part.first + part.lines {
        lists.starts[line] = scanner.position
        guard scanner.readLine(lists.columns, line) else { return false }
      }
      return scanner.position >= part.bytes.upperBound
    }.allSatisfy(\.self)
  }
}
