internal import Foundation

/// The fields of a column as numbers, eight bytes each: what is missing and what is a text are bit patterns that no number has.
struct NumberColumn: RandomAccessCollection, Sendable {
  /// The numbers; those that are none are ``missing`` and ``text``.
  let cells: [Double]
  /// Whether every field is a number.
  let isComplete: Bool

  /// What stands for a field without a value.
  static let missing = Double(bitPattern: 0x7FF8_0000_6D69_7373)
  /// What stands for a field with something else.
  static let text = Double(bitPattern: 0x7FF8_0000_7465_7874)

  /// Takes cells that were read.
  init(cells: [Double], isComplete: Bool) { (self.cells, self.isComplete) = (cells, isComplete) }

  /// Takes numbers.
  init(_ numbers: some Sequence<LogNumber>) {
    var isComplete = true
    cells = numbers.map { number in
      if case .value(let value) = number { return value }
      isComplete = false
      return number == .text ? Self.text : Self.missing
    }
    self.isComplete = isComplete
  }

  /// As many fields without a value.
  init(missing count: Int) {
    self.init(cells: Array(repeating: Self.missing, count: count), isComplete: count == 0)
  }

  var startIndex: Int { 0 }

  var endIndex: Int { cells.count }

  subscript(row: Int) -> LogNumber {
    let cell = cells[row]
    guard cell.isNaN else { return .value(cell) }
    return switch cell.bitPattern {
    case Self.missing.bitPattern: .missing
    case Self.text.bitPattern: .text
    default: .value(cell)
    }
  }

  /// Whether a field is a text.
  var hasTexts: Bool { !isComplete && contains(.text) }

  /// The numbers that there are.
  var numbers: [Double] { isComplete ? cells : compactMap(\.value) }
}
