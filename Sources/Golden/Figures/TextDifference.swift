/// The lines in which two texts differ, with a few equal ones around them.
public struct TextDifference: Sendable, Hashable {
  /// One line of the difference.
  public enum Line: Sendable, Hashable {
    /// A line of both texts.
    case same(String)
    /// A line of the reference alone.
    case removed(String)
    /// A line of the actual text alone.
    case added(String)
    /// A number of equal lines that are not shown.
    case skipped(Int)
  }

  /// The lines in order; a changed line is removed, then added.
  public let lines: [Line]

  /// Compares two texts line by line, by the shortest script of removals and additions (Myers, 1986).
  ///
  /// - Parameters:
  ///   - reference: what is expected.
  ///   - actual: what was made.
  ///   - context: how many equal lines are shown on each side of a difference.
  public init(reference: String, actual: String, context: Int = 2) {
    let before = Self.lines(of: reference)
    let after = Self.lines(of: actual)
    var removed = [Bool](repeating: false, count: before.count)
    var added = [Bool](repeating: false, count: after.count)
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed[offset] = true
      case .insert(let offset, _, _): added[offset] = true
      }
    }
    var all: [Line] = []
    var (left, right) = (0, 0)
    while left < before.count || right < after.count {
      if left < before.count, removed[left] {
        all.append(.removed(Self.string(before[left])))
        left += 1
      } else if right < after.count, added[right] {
        all.append(.added(Self.string(after[right])))
        right += 1
      } else {
        all.append(.same(Self.string(before[left])))
        left += 1
        right += 1
      }
    }
    lines = Self.shortened(all, context: context)
  }

  /// The difference as text, a sign before each line, as `diff -u` writes it.
  public var text: String {
    lines.map { line in
      switch line {
      case .same(let text): "  " + text
      case .removed(let text): "- " + text
      case .added(let text): "+ " + text
      case .skipped(let count): "  … \(count) equal \(count == 1 ? "line" : "lines")"
      }
    }.joined(separator: "\n")
  }

  /// How many lines were removed and added.
  public var counts: (removed: Int, added: Int) {
    lines.reduce(into: (0, 0)) { counts, line in
      switch line {
      case .removed: counts.0 += 1
      case .added: counts.1 += 1
      case .same, .skipped: break
      }
    }
  }

  /// The line that a removed or an added line became or was, if as many lines were added as removed in its place.
  func partner(of index: Int) -> String? {
    var start = index
    while start > 0, lines[start - 1].isChange { start -= 1 }
    var end = index
    while end < lines.count, lines[end].isChange { end += 1 }
    let count = (end - start) / 2
    guard (end - start) % 2 == 0, lines[start..<start + count].allSatisfy(\.isRemoval),
      !lines[start + count..<end].contains(where: \.isRemoval)
    else { return nil }
    switch lines[index < start + count ? index + count : index - count] {
    case .removed(let text), .added(let text): return text
    case .same, .skipped: return nil
    }
  }

  /// The lines as bytes: two spellings of one letter in Unicode are a difference, though not to Swift's strings.
  private static func lines(of text: String) -> [[UInt8]] {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
  }

  private static func string(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }

  private static func shortened(_ lines: [Line], context: Int) -> [Line] {
    var isNear = [Bool](repeating: false, count: lines.count)
    for (index, line) in lines.enumerated() {
      if case .same = line { continue }
      for near in max(0, index - context)...min(lines.count - 1, index + context) {
        isNear[near] = true
      }
    }
    var result: [Line] = []
    var skipped = 0
    for (index, line) in lines.enumerated() {
      if isNear[index] {
        if skipped > 0 { result.append(.skipped(skipped)) }
        skipped = 0
        result.append(line)
      } else {
        skipped += 1
      }
    }
    if skipped > 0 { result.append(.skipped(skipped)) }
    return result
  }
}

extension TextDifference.Line {
  fileprivate var isRemoval: Bool { if case .removed = self { true } else { false } }

  fileprivate var isChange: Bool {
    switch self {
    case .removed, .added: true
    case .same, .skipped: false
    }
  }
}
